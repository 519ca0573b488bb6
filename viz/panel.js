"use strict";
// The panel beside the map: the facts of what is selected, and the words of the document that state them.

// What to give the focus back to when the panel closes.
let openedFrom = null;
function select(id) {
  state.selected = id;
  // What the panel shows needs no hint, and the map moves under the pointer: until that moves too, it rests on nothing.
  by("map").classList.add("hushed");
  if (id === null) hidePanel();
  else showPanel(nodeName(nodeById.get(id)), nodeById.get(id));
  draw();
}
function showPanel(name, node) {
  by("panel-title").replaceChildren(printed(name));
  const flows = node.flows.filter(shown);
  const ordinals = node.role === "file" ? source.nodes.filter((one) => one.role === "flow"
    && ends.get(one.id).inner === node.id).flatMap((one) => one.flows.filter(shown)) : flows;
  const body = [element("p", { className: "note" }, word(node.role === "flow" ? `kind_${node.group}` : roleWord(node)),
    " · ", word("flows_of", { n: ordinals.length }))];
  const joined = connectionsOf(node);
  if (joined.length) {
    body.push(element("h3", {}, word("connections")), element("p", { className: "note" }, word("connections_note")),
      element("ul", {}, ...joined.map((other) => element("li", {}, printed(other)))));
  }
  by("panel-body").replaceChildren(...body, ...ordinals.sort((a, b) => a - b).map((n) => flowBlock(n, ordinals.length <= 3)));
  by("panel").hidden = false;
  document.body.classList.add("with-panel");
  by("panel").scrollTop = 0;
}
function hidePanel() {
  by("panel").hidden = true;
  document.body.classList.remove("with-panel");
  openedFrom?.focus();
  openedFrom = null;
}
const roleWord = (node) => node.role === "party"
  ? { Department: "department", File: "file", unnamed: "unnamed_legend" }[node.group] ?? "outside" : node.role;
function connectionsOf(node) {
  const nameOf = (key) => source.nodes.find((one) => one.system === key).label;
  return data.connections.flatMap(({ system, key, name }) =>
    system === node.system ? [name] : key === node.system ? [nameOf(system)] : []);
}
function flowBlock(ordinal, open) {
  const flow = data.flows[ordinal];
  const block = element("details", { className: "flow" }, element("summary", {}, kindMark(flow.kind), " ", printed(flow.label)));
  block.open = open;
  const way = element("p", { className: "way" }, endName(flow, "sender"), " → ", endName(flow, "receiver"));
  const facts = element("dl");
  for (const name of FACTS.filter((one) => one !== "citations")) {
    const values = fact(flow, name);
    const must = name === "legal_basis_text" && ["provision", "transfer"].includes(flow.kind);
    addFact(facts, name, values, must);
  }
  if (flow.citations.length) {
    facts.append(element("dt", {}, word("citations")), ...flow.citations.map((citation) => element("dd", {},
      printed(citation.address), citation.status ? element("span", { className: "status" }, statusWord(citation.status)) : null)));
  }
  addFact(facts, "inferred", [flow.inferred, ...(flow.sender_inferred ?? []), ...(flow.receiver_inferred ?? [])].filter(Boolean)
    .flatMap(reasonsOf));
  block.append(way, facts);
  if (flow.passages.length) block.append(element("h4", {}, word("passages")), ...flow.passages.map((key) => quoted(key, flow)));
  return block;
}
/** What the graph says in both languages, "ja / en", in the reader's; names within it may hold the same stroke. */
function inMyLanguage(said) {
  const parts = said.split(" / ");
  const half = parts.length / 2;
  return parts.length % 2 ? said : (state.language === "ja" ? parts.slice(0, half) : parts.slice(half)).join(" / ");
}
/** Reasons stand in the graph as "ja / en; ja / en", and there may be a semicolon in one of them too. */
const reasonsOf = (said) => said.split(/; (?=(?:(?!; ).)* \/ )/s).map(inMyLanguage);
const statusWord = (status) => data.words[state.language][`status_${status}`] ?? status;
const endName = (flow, end) => printed(party(flow, end) ?? word(flow.absent));
function addFact(list, name, values, must = false) {
  if (!values.length && !must) return;
  list.append(element("dt", {}, word(name)));
  list.append(...(values.length ? values.map((value) => element("dd", {}, printed(value))) : [element("dd", {}, word("none"))]));
}
/** A passage with its place; the characters that cite a provision are marked. */
function quoted(key, flow) {
  const passage = data.passages[key];
  const characters = Array.from(passage.text);
  const cited = new Set();
  for (const { passage: where, start, end } of flow.citations) {
    for (let at = start; where === key && at < end; at += 1) cited.add(at);
  }
  const parts = [];
  characters.forEach((character, at) => {
    const last = parts[parts.length - 1];
    if (last && last.marked === cited.has(at)) last.text += character;
    else parts.push({ marked: cited.has(at), text: character });
  });
  return element("figure", {},
    element("figcaption", {}, printed(passage.section), " ", printed(passage.label), " ", element("span", { className: "place" }, placeOf(passage))),
    element("blockquote", { lang: "ja" }, ...parts.map((part) => part.marked ? element("mark", {}, part.text) : part.text)));
}

function kindMark(kind) {
  const mark = element("span", { className: "kind" }, `${data.kinds[kind].sign} ${word(`kind_${kind}`)}`);
  mark.style.color = data.kinds[kind].colour;
  return mark;
}
