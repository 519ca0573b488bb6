"use strict";
// Save what is shown: the rows as CSV, the map as a PNG picture; and print the map.

const FORMULA = /^[=+\-@＝＋－＠\t\r]/;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
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
/** Return a canvas with the whole map as shown, its title and legend, for use in a report. */
function poster() {
  const head = 150;
  const foot = 72;
  const height = head + drawn.height + foot;
  // Browsers cannot paint a canvas taller than about 16,000 px.
  const scale = Math.min(2, 16_000 / height);
  const made = document.createElement("canvas");
  made.width = Math.round(LAYOUT.width * scale);
  made.height = Math.round(height * scale);
  const to = made.getContext("2d");
  to.fillStyle = "#ffffff";
  to.fillRect(0, 0, made.width, made.height);
  // The map is painted in pieces, so the names of hubs must not move into each piece.
  frame.follows = false;
  const step = Math.max(200, Math.floor(1600 / scale));
  for (let top = 0; top < drawn.height; top += step) {
    const bottom = Math.min(drawn.height, top + step);
    const part = painted(top, bottom, scale);
    to.drawImage(part, 0, Math.round((head + top) * scale), made.width, Math.round((bottom - top) * scale));
  }
  frame.follows = true;
  fit();
  to.scale(scale, scale);
  to.textBaseline = "alphabetic";
  const write = (words, x, y, { size = 14, bold = false, colour = ink, align = "left", room = LAYOUT.width - 32 } = {}) => {
    to.font = `${bold ? "bold " : ""}${size}px ${face}`;
    to.fillStyle = colour;
    to.textAlign = align;
    const lines = wrap(words, room, { lines: 2, prose: true }, (part) => to.measureText(part).width);
    lines.forEach((line, n) => to.fillText(line, x, y + n * size * 1.5));
  };
  write(localized(data.heading), 16, 24, { colour: "#52606d" });
  write(plain(data.title), 16, 52, { size: 22, bold: true });
  write(data.cover.map((one) => `${localized(one.label)} ${one.values.map(plain).join(word("between"))}`).join("　"), 16, 78);
  write(shownWords().join("  "), 16, 104, { bold: true });
  let x = LAYOUT.width - 16;
  for (const kind of Object.keys(data.kinds).filter((one) => state.kinds.has(one)).reverse()) {
    const words = `${data.kinds[kind].sign} ${word(`kind_${kind}`)}`;
    write(words, x, 24, { size: 13, bold: true, colour: data.kinds[kind].colour, align: "right" });
    x -= to.measureText(words).width + 18;
  }
  const side = LAYOUT.margin + LAYOUT.end / 2;
  [side, LAYOUT.width / 2, LAYOUT.width - side].forEach((at, n) => write(localized(data.lanes[n]), at, 136, { size: 15, bold: true, align: "center" }));
  to.fillRect(0, 145, LAYOUT.width, 2);
  write(localized(data.limits), 16, head + drawn.height + 24, { size: 12, colour: "#52606d" });
  return made;
}
const asPicture = (made) => new Promise((done) => { made.toBlob(done, "image/png"); });

by("csv").addEventListener("click", () => save(new Blob([csv()], { type: "text/csv" }), "csv"));
by("png").addEventListener("click", async () => save(await asPicture(poster()), "png"));
by("print").addEventListener("click", () => window.print());
window.addEventListener("beforeprint", () => {
  by("gaps").open = true;
  // A printer would cut the canvas through the boxes.
  by("paper").replaceChildren(...slices(drawn, 540, 820).map(([top, bottom]) => {
    const picture = element("img");
    picture.alt = localized(data.alt);
    picture.src = painted(top, bottom, 1.6).toDataURL();
    return element("figure", {}, by("headings").cloneNode(true), picture);
  }));
  fit();
});
