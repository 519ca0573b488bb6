// What makes pages quicker to use; all of them work without it.
"use strict";

// Both sides of a document: the fact that an address names is lit wherever its words stand.
function light() {
  document.querySelectorAll(".lit").forEach((one) => one.classList.remove("lit"));
  const place = decodeURIComponent(location.hash.slice(1));
  if (!place) return;
  const fact = place.startsWith("s-") ? `f-${place.slice(2)}` : place;
  for (const one of document.querySelectorAll(".lines a")) {
    const over = one.dataset.over?.split(" ") ?? [one.getAttribute("href").slice(1)];
    if (over.includes(fact)) one.classList.add("lit");
  }
  const beside = document.getElementById(fact);
  if (beside && beside.closest(".facts")) {
    beside.classList.add("lit");
    beside.scrollIntoView({ block: "nearest" });
  }
}
addEventListener("hashchange", light);
light();

// What the server answers; null where it does not: it may have been ended while its page stays open.
async function answerTo(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? answer : null;
  } catch {
    return null;
  }
}

// What takes long to find: the page is asked for again, and what is known by now takes the place of what stood there.
// The rest stays as it is, with what one writes and the files one chose.
async function lookAgain() {
  const main = document.getElementById("main");
  const answer = await answerTo(location.href);
  if (!answer) return;
  const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("main");
  for (const old of main.querySelectorAll("[data-live]")) {
    const now = found.querySelector(`[data-live="${old.dataset.live}"]`);
    if (!now || now.innerHTML === old.innerHTML) continue;
    const held = old.contains(document.activeElement) && document.activeElement.getAttribute("href");
    const { scrollTop } = old;
    old.replaceWith(now);
    now.scrollTop = scrollTop;
    if (held) now.querySelector(`a[href="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
  }
  if (found.dataset.again) setTimeout(lookAgain, 1000 * found.dataset.again);
  else delete main.dataset.again;
}
const seconds = document.getElementById("main").dataset.again;
if (seconds) setTimeout(lookAgain, 1000 * seconds);

// Files that are dropped go into the form that is there for them.
const drop = document.getElementById("drop");
if (drop) {
  const field = drop.querySelector("input[type=file]");
  for (const kind of ["dragenter", "dragover"]) {
    addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  addEventListener("dragleave", () => drop.classList.remove("over"));
  addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (event.dataTransfer.files.length) {
      field.files = event.dataTransfer.files;
      field.form.requestSubmit();
    }
  });
}

// Two handles over the days of a timeline, beside the two fields, which do the same.
const timeline = document.querySelector("ol.timeline");
if (timeline) {
  const fields = [document.getElementById("first"), document.getElementById("last")];
  const between = [...timeline.querySelectorAll("[data-day]")].map((one) => one.dataset.day);
  const days = [...new Set([...between, ...fields.map((one) => one.value)])].filter(Boolean).sort();
  const handles = document.createElement("div");
  handles.className = "handles";
  const ranges = fields.map((field, number) => {
    const range = Object.assign(document.createElement("input"), { type: "range", min: 0, max: days.length - 1 });
    range.value = days.indexOf(field.value);
    range.setAttribute("aria-label", number ? timeline.dataset.last : timeline.dataset.first);
    const told = () => range.setAttribute("aria-valuetext", days[range.value]);
    told();
    range.addEventListener("input", () => {
      const [first, last] = ranges.map((one) => Number(one.value));
      if (first > last) range.value = number ? first : last;
      field.value = days[range.value];
      told();
    });
    range.addEventListener("change", () => field.form.requestSubmit());
    handles.append(range);
    return range;
  });
  timeline.before(handles);
}

// Completion: what the graph offers for a field, asked for while it is filled in.
for (const field of document.querySelectorAll("input[data-values]")) {
  const list = document.getElementById(field.getAttribute("list"));
  let asked = 0;
  field.addEventListener("input", async () => {
    const turn = ++asked;
    const names = await (await answerTo(`${field.dataset.values}&begun=${encodeURIComponent(field.value)}`))?.json();
    if (!names || turn !== asked) return;
    list.replaceChildren(...names.map((name) => Object.assign(document.createElement("option"), { value: name })));
  });
}

// The console: names of the schema go to where one writes; Tab completes a name that is begun; Ctrl-Enter asks.
const cypher = document.getElementById("cypher");
if (cypher) {
  const names = [...document.querySelectorAll("[data-insert]")].map((one) => one.dataset.insert);
  const insert = (text, back) => {
    cypher.focus();
    cypher.setRangeText(text, cypher.selectionStart - back, cypher.selectionEnd, "end");
  };
  document.querySelector(".schema").addEventListener("click", (event) => {
    const name = event.target.closest("[data-insert]");
    if (name) insert(name.dataset.insert, 0);
  });
  cypher.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey) cypher.form.requestSubmit();
    if (event.key !== "Tab" || event.shiftKey) return;
    const begun = /\w+$/.exec(cypher.value.slice(0, cypher.selectionStart))?.[0];
    const name = begun && names.find((one) => one.startsWith(begun) && one !== begun);
    if (!name) return;
    event.preventDefault();
    insert(name, begun.length);
  });
}
