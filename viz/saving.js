"use strict";
// Save what is shown: the rows as CSV, the map as a PNG or SVG picture; print the map, and copy the words of a box.

const FORMULA = /^[=+\-@＝＋－＠\t\r]/;
/** Return a CSV cell that no spreadsheet reads as a formula. */
function csvCell(words) {
  const safe = words.replace(CONTROL, "\ufffd");
  return `"${(FORMULA.test(safe) ? `'${safe}` : safe).replaceAll('"', '""')}"`;
}
function csv() {
  const columns = data.columns.filter((name) => !["kind", "place"].includes(name));
  const facts = [...columns, ...data.facts.filter((name) => !columns.includes(name))];
  const heads = [word("kind"), ...facts.map((name) => word(name)), word("citations"), word("then"), word("now"), word("place"), word("passages"), word("inferred")];
  const lines = every.filter(shown).map((ordinal) => {
    const row = data.rows[ordinal];
    const passages = row.passages.map((key) => data.passages[key]);
    return [
      row.kinds.map((kind) => word(`kind_${kind}`)), ...facts.map((name) => fact(row, name).map(plain)), row.cited.map((one) => one.address),
      row.cited.map((one) => one.then === null ? "" : localized(one.then)), row.cited.map((one) => one.now === null ? "" : localized(one.now)),
      passages.length ? passages.map((one) => `${one.section} ${placeOf(one)}`.trim()) : [placeOf(row)], passages.map((one) => one.text), row.inferred.map(localized),
    ].map((values) => values.join("\n"));
  });
  return `\ufeff${[heads, ...lines].map((line) => line.map(csvCell).join(",")).join("\r\n")}\r\n`;
}
function save(blob, ending) {
  const link = element("a");
  const name = Array.from(document.title.replace(/[\\/:*?"<>|\p{C}]+/gu, " ").trim()).slice(0, 80).join("") || "map";
  link.download = `${name}.${ending}`;
  link.href = URL.createObjectURL(blob);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  announce(word("saved", { name: link.download }));
}
by("csv").addEventListener("click", () => save(new Blob([csv()], { type: "text/csv" }), "csv"));
by("png").addEventListener("click", async () => save(await asPicture(poster()), "png"));
by("svg").addEventListener("click", () => save(new Blob([svgText(poster())], { type: "image/svg+xml" }), "svg"));
by("print").addEventListener("click", () => window.print());
// A sheet of A4 is about 1030 px wide in landscape. What nearly fits one is made to fit it.
const SHEET = { width: 1030, first: 520, rest: 640, one: 760 };
window.addEventListener("beforeprint", () => {
  by("gaps").open = true;
  const scale = SHEET.width / LAYOUT.width;
  const whole = drawn.height * scale <= SHEET.one;
  const cuts = whole ? [[0, drawn.height]] : slices(drawn, SHEET.first / scale, SHEET.rest / scale);
  by("paper").replaceChildren(...cuts.map(([top, bottom]) => element("figure", { className: whole ? "whole" : "" }, sheet(top, bottom))));
});
// The words of the box that is selected can be copied; those of the table and the panel are text anyway.
document.addEventListener("copy", (event) => {
  const node = scene.byId.get(state.focused ?? state.selected);
  if (!node || String(window.getSelection())) return;
  event.clipboardData.setData("text/plain", node.entries
    ? node.entries.map(({ name, n }) => `${plain(name)}\t${n}`).join("\n") : plain(nodeName(node)));
  event.preventDefault();
});
