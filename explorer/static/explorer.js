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

// Completion: what the graph offers for a field, asked for while it is filled in.
for (const field of document.querySelectorAll("input[data-values]")) {
  const list = document.getElementById(field.getAttribute("list"));
  let asked = 0;
  field.addEventListener("input", async () => {
    const turn = ++asked;
    const found = await fetch(`${field.dataset.values}&begun=${encodeURIComponent(field.value)}`);
    if (!found.ok) return;
    const names = await found.json();
    if (turn !== asked) return;
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
