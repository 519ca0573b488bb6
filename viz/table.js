"use strict";
// The table below the map, with the same rows: one line each until it is opened.

/** How much of the width a column takes, beside others of 10. */
const SHARES = {
  kind: 9, label: 8, sender: 12, receiver: 14, information: 14, purpose: 17, legal_basis_text: 16, place: 15,
  document: 16, provision: 14, to: 14, quote: 16, sentence: 16, section: 8, body: 8, published: 9, on: 9, ordinal: 4,
  bodies: 5, step: 4,
};
function fillTable() {
  const shares = data.columns.map((name) => SHARES[name] ?? 10);
  const all = shares.reduce((total, share) => total + share, 0);
  by("widths").replaceChildren(...shares.map((share) => {
    const column = element("col");
    column.style.width = `${(100 * share) / all}%`;
    return column;
  }));
  by("columns").replaceChildren(...data.columns.map((name) => {
    const head = element("th", {}, word(name));
    head.scope = "col";
    return head;
  }));
  by("rows").replaceChildren(...data.rows.map((row, ordinal) => {
    const made = element("tr", {}, ...data.columns.map((name, n) => element("td", {}, element("div", {}, n ? null : opener(), ...cell(row, ordinal, name)))));
    made.dataset.row = ordinal;
    made.hidden = !shown(ordinal);
    return made;
  }));
}
/** Return the button that shows the whole text of its row. */
function opener() {
  const button = element("button", { type: "button", className: "opener" }, "▸");
  button.ariaLabel = button.title = word("whole_row");
  button.ariaExpanded = "false";
  return button;
}
by("rows").addEventListener("click", ({ target }) => {
  const row = target.closest("tr");
  if (!row || target.closest(".details") || String(window.getSelection())) return;
  const open = row.classList.toggle("open");
  row.querySelector(".opener").ariaExpanded = String(open);
});
function cell(row, ordinal, name) {
  if (name === "kind") return kindMarks(row);
  if (name === "place") {
    const open = element("button", { type: "button", className: "details" }, word("details"));
    open.addEventListener("click", () => {
      openedFrom = null;
      select(scene.nodes.find((node) => ["tab", "spot"].includes(node.role) && node.rows.includes(ordinal))?.id ?? null, ordinal);
      openedFrom = open;
      by("panel").focus();
    });
    const first = row.passages.length ? data.passages[row.passages[0]] : null;
    return [open, " ", first ? printed(first.section) : "", " ", placeOf(first ?? row)];
  }
  const values = fact(row, name);
  return values.length ? values.flatMap((value, n) => [n ? element("br") : null, printed(value)]) : ["—"];
}
function showRows() {
  for (const row of by("rows").children) row.hidden = !shown(Number(row.dataset.row));
}
