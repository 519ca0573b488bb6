"use strict";
// The data and the state of the page, and its texts in the reader's language. The scripts of the page share one scope
// and run in the order of viz/map_page.py. Texts of documents go into text nodes only.

const data = JSON.parse(document.getElementById("data").textContent);
// The page holds each text once; rows hold its number. A text is that of a document, or a pair [ja, en] of konkyo.
const text = (ordinal) => data.texts[ordinal];
data.passages = data.passages.map(({ texts: [section, label, words], ...place }) =>
  ({ section: text(section), label: text(label), text: text(words), ...place }));
data.rows = data.rows.map((row) => ({
  ...row, key: row.key === undefined ? null : text(row.key), passages: row.passages ?? [],
  inferred: (row.inferred ?? []).map(text),
  values: Object.fromEntries(data.value_columns.flatMap((column, n) => row.values[n] ? [[column, row.values[n].map(text)]] : [])),
  cited: (row.cited ?? []).map((one) => ({
    ...one, address: text(one.address), then: one.then === null ? null : text(one.then), now: one.now === null ? null : text(one.now),
  })),
}));
for (const node of data.network.nodes) node.label = text(node.label);
const state = {
  language: data.language, query: "", kinds: new Set(Object.keys(data.kinds)), filters: {}, only: null,
  selected: null, focused: null, light: "both", zoom: 1, open: new Map(), all: false,
};
const by = (id) => document.getElementById(id);
const filled = (words, fill) => words.replace(/\{(\w+)\}/g, (whole, name) => fill[name] ?? whole);
const word = (key, fill = {}) => filled(data.words[state.language][key] ?? key, fill);
/** Return a text in the reader's language; that of a document stays as it is. */
const localized = (value, fill = {}) => Array.isArray(value) ? filled(value[state.language === "ja" ? 0 : 1], fill) : value;
const both = (value) => Array.isArray(value) ? value.join("\n") : value;
const units = (ordinals) => new Set(ordinals.map((ordinal) => data.rows[ordinal].unit)).size;
const every = data.rows.map((_, ordinal) => ordinal);
const total = units(every);

/** Return a new element with a class, attributes and children (texts or elements). */
function element(name, { className = "", lang = "", type = "" } = {}, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (lang) made.lang = lang;
  if (type) made.type = type;
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}
/** Return an element with a text of a document; bdi keeps its writing direction from affecting the rest of the page. */
const printed = (value) => value === "ILLEGIBLE" ? illegible()
  : Array.isArray(value) ? element("span", {}, localized(value)) : element("bdi", { lang: "ja" }, value);
function illegible() {
  const mark = element("span", { className: "illegible" }, word("illegible"));
  mark.title = word("illegible_hint");
  return mark;
}
/** Return a colour as CSS that follows the page into darkness, and back to light on paper. */
const byDayAndNight = (colour) => `light-dark(${colour}, ${data.night[colour] ?? colour})`;
const plain = (value) => value === "ILLEGIBLE" ? word("illegible") : localized(value);
const fact = (row, name) => name === "kind" ? [] : row.values[name] ?? [];
const placeOf = ({ line, page }) => line === undefined ? "" : word(page === undefined ? "line" : "page_line", { line, page });
const searchable = data.rows.map((row) => [
  ...Object.values(row.values).flat(), ...row.cited.map((one) => one.address),
  ...row.passages.map((key) => data.passages[key].section),
  ...row.kinds.flatMap((kind) => Object.values(data.words).map((words) => words[`kind_${kind}`])),
].map(both).map(folded).join("\n"));
function folded(words) {
  return words.normalize("NFKC").toLowerCase();
}
function shown(ordinal) {
  const row = data.rows[ordinal];
  return (row.kinds.length === 0 || row.kinds.some((kind) => state.kinds.has(kind))) && (state.only === null || state.only.has(ordinal))
    && Object.entries(state.filters).every(([column, wanted]) => fact(row, column).some((value) => both(value) === wanted))
    && folded(state.query).split(/\s+/).every((term) => searchable[ordinal].includes(term));
}
