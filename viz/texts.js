"use strict";
// What the page knows and how it says it. The scripts of the page share one scope, in the order of viz/flow_map.py.
// Words of documents go into text nodes and nowhere else.

const data = JSON.parse(document.getElementById("data").textContent);
// The page holds each text once; rows hold its ordinal.
const texts = (value) => (Array.isArray(value) ? value.map(texts) : data.texts[value]);
const row = (part) => ({ ...part, ...Object.fromEntries(Object.entries(part.texts).map(([name, value]) => [name, texts(value)])) });
data.passages = data.passages.map(row);
data.flows = data.flows.map((flow) => ({ ...row(flow), via: texts(flow.via), citations: flow.citations.map(row) }));
const state = { language: data.language, query: "", kinds: new Set(Object.keys(data.kinds)), selected: null, zoom: 1 };
const by = (id) => document.getElementById(id);
const word = (key, fill = {}) =>
  (data.words[state.language][key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => fill[name] ?? whole);
const total = new Set(data.flows.map((flow) => flow.flow)).size;
const FACTS = ["counterparty", "matter", "information", "purpose", "methods", "frequency", "subjects_band",
  "legal_basis_text", "via", "citations"];

/** A new element: its class, what it holds (text or elements), further attributes. */
function element(name, { className = "", lang = "", type = "" } = {}, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (lang) made.lang = lang;
  if (type) made.type = type;
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}
/** Words as the document prints them, kept from disturbing what stands around them. */
const printed = (text) => text === "ILLEGIBLE" ? illegible() : element("bdi", { lang: "ja" }, text);
function illegible() {
  const mark = element("span", { className: "illegible" }, word("illegible"));
  mark.title = word("illegible_hint");
  return mark;
}

/** Who stands at an end of a flow, or what is printed in place of a name; null where the page has to word it. */
const party = (flow, end) => flow[end] ?? (flow.absent === "annex" ? null : flow.counterparty ?? null);
function fact(flow, name) {
  if (name === "methods") return flow.methods_illegible ? ["ILLEGIBLE"] : flow.methods ?? [];
  if (name === "via") return flow.via;
  if (name === "sender" || name === "receiver") return [party(flow, name)].filter(Boolean);
  if (name === "counterparty" && [flow.sender, flow.receiver].includes(flow.counterparty)) return [];
  return flow[name] ? [flow[name]] : [];
}
const placeOf = ({ line, page }) => line === undefined ? "" : word(page === undefined ? "line" : "page_line", { line, page });
const searchable = data.flows.map((flow) => [
  flow.label, flow.file, flow.sender, flow.receiver, flow.counterparty, flow.information, flow.purpose, flow.matter,
  flow.frequency, flow.subjects_band, flow.legal_basis_text, ...fact(flow, "methods"), ...fact(flow, "via"),
  ...flow.citations.map((citation) => citation.address), ...flow.passages.map((key) => data.passages[key].section),
  ...Object.values(data.words).map((words) => words[`kind_${flow.kind}`]),
].filter(Boolean).map(folded).join("\n"));
function folded(text) {
  return text.normalize("NFKC").toLowerCase();
}
function shown(ordinal) {
  return state.kinds.has(data.flows[ordinal].kind)
    && folded(state.query).split(/\s+/).every((term) => searchable[ordinal].includes(term));
}
