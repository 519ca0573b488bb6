"use strict";
// The table below the map, with the same rows.

function fillTable() {
  by("columns").replaceChildren(...data.columns.map((name) => {
    const head = element("th", {}, word(name));
    head.scope = "col";
    return head;
  }));
  by("rows").replaceChildren(...data.rows.map((row, ordinal) => {
    const made = element("tr", {}, ...data.columns.map((name) => element("td", {}, ...cell(row, ordinal, name))));
    made.dataset.row = ordinal;
    made.hidden = !shown(ordinal);
    return made;
  }));
}
function cell(row, ordinal, name) {
  if (name === "kind") return kindMarks(row);
  if (name === "place") {
    const open = element("button", { type: "button", className: "details" }, word("details"));
    open.addEventListener("click", () => {
      openedFrom = null;
      select(scene.nodes.find((node) => node.role === "tab" && node.rows.includes(ordinal))?.id ?? null, ordinal);
      openedFrom = open;
      by("panel").focus();
    });
    const first = row.passages.length ? data.passages[row.passages[0]] : null;
    return [first ? printed(first.section) : "", " ", placeOf(first ?? row), " ", open];
  }
  const values = fact(row, name);
  return values.length ? values.flatMap((value, n) => [n ? element("br") : null, printed(value)]) : ["—"];
}
function showRows() {
  for (const row of by("rows").children) row.hidden = !shown(Number(row.dataset.row));
}
