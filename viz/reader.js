"use strict";
// What the reader does: filters, the table, the language, paper.

const COLUMNS = ["kind", "label", "sender", "receiver", "information", "purpose", "methods", "legal_basis_text", "place"];

function lineSample(kind) {
  const make = (name, values) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(values).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  };
  const { colour, dashes } = data.kinds[kind];
  const svg = make("svg", { width: 30, height: 8, "aria-hidden": "true" });
  svg.append(make("line", { x1: 0, y1: 4, x2: 30, y2: 4, stroke: colour, "stroke-width": 2, "stroke-dasharray": dashes.join(" ") }));
  return svg;
}
function fillKinds() {
  const present = Object.keys(data.kinds).filter((kind) => data.flows.some((flow) => flow.kind === kind));
  by("kinds").replaceChildren(...present.map((kind) => {
    const box = element("input", { type: "checkbox" });
    box.value = kind;
    box.checked = state.kinds.has(kind);
    box.addEventListener("change", () => {
      state.kinds[box.checked ? "add" : "delete"](kind);
      refresh();
    });
    const count = new Set(data.flows.filter((flow) => flow.kind === kind).map((flow) => flow.flow)).size;
    return element("label", {}, box, kindMark(kind), lineSample(kind), element("span", { className: "count" }, String(count)));
  }));
  const looks = [["outside", "Party"], ["department", "Department"], ["unnamed_legend", "unnamed"], ["file", "file"],
    ["system", "system"], ["connected", "connected"]];
  by("legend").replaceChildren(...looks.filter(([, look]) => source.nodes.some((node) => node.group === look)).map(([key, look]) =>
    element("li", {}, element("span", { className: `swatch ${look}` }), word(key))));
}
/** How many flows the form declares, file by file, and where another number of them could be read. */
function fillCounts() {
  const files = [...new Set(data.counts.map((count) => count.file))];
  const listed = (counts, number) => counts.map((count) => `${word(`kind_${count.kind}`)} ${number(count)}`).join(word("between"));
  by("counts").replaceChildren(...files.map((file) => {
    const counts = data.counts.filter((count) => count.file === file);
    const differ = counts.filter(({ declared, found }) => declared !== found);
    return element("li", { className: differ.length ? "differ" : "" }, ...(files.length > 1 ? [printed(file), " "] : []),
      word("counts"), word("colon"), listed(counts, ({ declared }) => declared ?? word("count_blank")),
      differ.length ? word("counts_differ", { found: listed(differ, ({ found }) => found) }) : word("counts_agree"));
  }));
}
function fillGaps() {
  const { gaps } = data.document;
  by("gaps").hidden = !gaps.length;
  by("gaps-heading").textContent = word("gaps", { n: gaps.length });
  by("gaps-list").replaceChildren(...gaps.map((gap) => element("li", {}, inMyLanguage(gap))));
}
/** The body as the cover prints it; where it prints none, whose document it is held to be, and why. */
function bodyNames({ body, publishers }) {
  if (body) return [printed(body)];
  return publishers.flatMap(({ name, inferred }) => [printed(name), ...(inferred ? [
    element("span", { className: "status" }, word("inferred")),
    element("span", { className: "note" }, " ", reasonsOf(inferred).join(word("between")))] : [])]);
}
function fillTable() {
  by("columns").replaceChildren(...COLUMNS.map((name) => {
    const head = element("th", {}, word(name));
    head.scope = "col";
    return head;
  }));
  by("rows").replaceChildren(...data.flows.map((flow, ordinal) => {
    const cells = COLUMNS.map((name) => element("td", {}, ...cell(flow, ordinal, name)));
    const row = element("tr", {}, ...cells);
    row.dataset.flow = ordinal;
    return row;
  }));
}
function cell(flow, ordinal, name) {
  if (name === "kind") return [kindMark(flow.kind)];
  if (name === "place") {
    const open = element("button", { type: "button", className: "details" }, word("details"));
    open.addEventListener("click", () => {
      select(source.nodes.find((node) => node.role === "flow" && node.flows.includes(ordinal)).id);
      openOnly(ordinal);
      openedFrom = open;
    });
    const first = flow.passages.length ? data.passages[flow.passages[0]] : null;
    return [first ? printed(first.section) : "", " ", placeOf(first ?? flow), " ", open];
  }
  const values = name === "label" ? [flow.label] : fact(flow, name);
  if (!values.length) return [name === "sender" || name === "receiver" ? word(flow.absent) : "—"];
  return values.flatMap((value, n) => [n ? element("br") : null, printed(value)]);
}
function openOnly(ordinal) {
  const node = nodeById.get(state.selected);
  const blocks = by("panel-body").querySelectorAll("details");
  node.flows.filter(shown).sort((a, b) => a - b).forEach((n, at) => { blocks[at].open = n === ordinal; });
  by("panel").focus();
}
function refresh() {
  const rows = [...by("rows").children];
  rows.forEach((row) => { row.hidden = !shown(Number(row.dataset.flow)); });
  const n = new Set(data.flows.filter((_, ordinal) => shown(ordinal)).map((flow) => flow.flow)).size;
  by("shown").textContent = word("shown", { n, total });
  by("empty").hidden = n > 0;
  by("empty").textContent = total ? word("none_shown")
    : data.document.form === "変更箇所一覧" ? word("only_changes", { n: data.document.changes }) : word("no_flows");
  if (state.selected !== null && !nodeById.get(state.selected).flows.some(shown)
    && nodeById.get(state.selected).role !== "file") select(null);
  else if (state.selected !== null) select(state.selected);
  else draw();
}
function speak() {
  document.documentElement.lang = state.language;
  document.querySelectorAll("[data-word]").forEach((one) => { one.textContent = word(one.dataset.word); });
  document.querySelectorAll("[data-placeholder]").forEach((one) => { one.placeholder = word(one.dataset.placeholder); });
  document.querySelectorAll("[data-label]").forEach((one) => { one.ariaLabel = one.title = word(one.dataset.label); });
  by("language").lang = state.language === "ja" ? "en" : "ja";
  canvas.ariaLabel = word("map_alt");
  const cover = data.document;
  by("title").replaceChildren(printed(cover.title ?? word("untitled")));
  const date = cover.published && state.language === "ja"
    ? cover.published.split("-").map((part, n) => Number(part) + "年月日"[n]).join("") : cover.published;
  const facts = [["body", bodyNames(cover)], ...["number", "form"].map((name) => [name, cover[name] ? [printed(cover[name])] : []]),
    ["published", date ? [printed(date)] : []]];
  by("document").replaceChildren(...facts.filter(([, shown]) => shown.length)
    .map(([key, shown]) => element("div", {}, element("dt", {}, word(key)), element("dd", {}, ...shown))));
  document.body.classList.toggle("nothing-drawn", !source.nodes.length);
  fillKinds();
  fillCounts();
  fillGaps();
  fillTable();
  refresh();
}

by("search").addEventListener("input", (event) => { state.query = event.target.value.trim(); refresh(); });
by("language").addEventListener("click", () => { state.language = state.language === "ja" ? "en" : "ja"; speak(); });
by("reset").addEventListener("click", () => {
  Object.assign(state, { query: "", kinds: new Set(Object.keys(data.kinds)), selected: null });
  by("search").value = "";
  hidePanel();
  speak();
});
const zoom = (factor) => () => { state.zoom = factor ? Math.min(2.5, Math.max(0.4, state.zoom * factor)) : 1; fit(); };
by("larger").addEventListener("click", zoom(1.25));
by("smaller").addEventListener("click", zoom(0.8));
by("fit").addEventListener("click", zoom(0));
by("print").addEventListener("click", () => window.print());
by("close").addEventListener("click", () => select(null));
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && state.selected !== null) select(null); });
window.addEventListener("scroll", follow, { passive: true });
new ResizeObserver(fit).observe(by("map"));
window.addEventListener("resize", fit);
window.addEventListener("beforeprint", () => {
  by("gaps").open = true;
  by("paper").replaceChildren(...slices(drawn, 540, 820).map(([top, bottom]) => {
    const picture = element("img");
    picture.alt = word("map_alt");
    picture.src = pictureOf(top, bottom);
    return element("figure", {}, by("headings").cloneNode(true), picture);
  }));
  fit();
});

speak();
