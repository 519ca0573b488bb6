"use strict";
// The panel beside the map: the facts of the selected rows, and the passages of the document that state them.

// The element that gets the focus back when the panel closes.
let openedFrom = null;
const LISTED = 60;
function select(id, open = null) {
  const laid = state.selected === null || id === null || !scene.byId.has(id);
  state.selected = id;
  // The panel moves the map under a still pointer, which would open a tooltip: none until the pointer moves.
  by("map").classList.add("no-hints");
  if (id === null) hidePanel();
  else showPanel(scene.byId.get(id), open);
  draw({ lightOnly: !laid });
  if (id !== null) reveal(id);
}
/** Show the rows of a node; `open` is the number of the row to unfold, if any. */
function showPanel(node, open = null) {
  const name = nodeName(node);
  by("panel-title").replaceChildren(printed(name));
  const own = node.role === "hub" ? scene.nodes.filter((one) => one.role === "tab" && one.hub === node.id).flatMap((one) => one.rows) : node.rows;
  const rows = [...new Set(own)].filter((ordinal) => scene.rows.has(ordinal)).sort((a, b) => a - b);
  const kind = word(node.role === "tab" ? `kind_${node.kind}` : `look_${node.group}`);
  const body = [element("p", { className: "note" }, kind, " · ", word("rows_of", { n: rows.length })), lightButtons()];
  if (scene.bundles.size && rows.length && rows.length < total) body.push(onlyButton(rows));
  if (node.joined?.length) {
    const names = node.joined.map((key) => source.nodes.find((one) => one.system === key)?.label).filter(Boolean);
    body.push(element("h3", {}, word("connections")), element("p", { className: "note" }, word("connections_note")),
      element("ul", {}, ...names.map((other) => element("li", {}, printed(other)))));
  }
  const list = element("div");
  by("panel-body").replaceChildren(...body, list);
  listRows(list, rows, open === null ? 0 : rows.indexOf(open), open);
  by("panel").hidden = false;
  document.body.classList.add("with-panel");
  by("panel").scrollTop = 0;
}
/** List some rows, and a button for the next ones that says how many are listed. */
function listRows(list, rows, least, open) {
  const at = list.childElementCount;
  const until = Math.max(at + LISTED, least + 1);
  list.append(...rows.slice(at, until).map((ordinal) => rowBlock(ordinal, open === null ? rows.length <= 3 : ordinal === open)));
  if (until < rows.length) {
    const more = element("button", { type: "button", className: "more" }, word("more", { n: until, total: rows.length }));
    more.addEventListener("click", () => {
      more.remove();
      listRows(list, rows, 0, null);
    });
    list.append(more);
  } else list.append(cypherOf(rows));
}
function hidePanel() {
  by("panel").hidden = true;
  document.body.classList.remove("with-panel");
  openedFrom?.focus();
  openedFrom = null;
}
function lightButtons() {
  const box = element("p", { className: "light" }, element("span", { className: "note" }, word("light")));
  for (const way of ["both", "upstream", "downstream"]) {
    const button = element("button", { type: "button" }, word(way));
    button.ariaPressed = String(state.light === way);
    button.addEventListener("click", () => {
      state.light = way;
      box.querySelectorAll("button").forEach((one) => { one.ariaPressed = String(one === button); });
      draw({ lightOnly: true });
    });
    box.append(button);
  }
  return box;
}
function onlyButton(rows) {
  const button = element("button", { type: "button", className: "only" }, word("only", { n: rows.length }));
  button.addEventListener("click", () => {
    state.only = new Set(rows);
    select(null);
    refresh();
  });
  return button;
}
function rowBlock(ordinal, open) {
  const row = data.rows[ordinal];
  const block = element("details", { className: "flow" },
    element("summary", {}, ...kindMarks(row), " ", ...briefly(row, ordinal)));
  block.open = open;
  if (row.values.sender || row.values.receiver) block.append(element("p", { className: "way" }, endName(row, "sender"), " → ", endName(row, "receiver")));
  const facts = element("dl");
  for (const name of data.facts) addFact(facts, name, fact(row, name), row.kinds.some((kind) => data.required[name]?.includes(kind)));
  if (row.cited.length) facts.append(element("dt", {}, word("citations")), ...row.cited.map(citedBlock));
  addFact(facts, "inferred", row.inferred);
  block.append(facts);
  if (row.cited.some((one) => one.now !== null) && data.law) block.append(element("p", { className: "note" }, localized(data.law)));
  if (row.passages.length) block.append(element("h3", {}, word("passages")), ...row.passages.map((key) => quoted(key, row)));
  return block;
}
/** Return the heading of a row in the form; where there is none, the names of the ends it is drawn to. */
function briefly(row, ordinal) {
  const label = fact(row, "label");
  const names = label.length ? label : source.nodes.filter((node) => ["end", "spot"].includes(node.role) && node.rows.includes(ordinal))
    .map((node) => node.words ?? node.label);
  return names.flatMap((name, n) => [n ? " · " : null, printed(name)]);
}
/** Return a cited provision with its status on the document's date, and what it is now. */
function citedBlock({ address, then, now }) {
  const standing = (when, value) => value === null ? null
    : element("span", { className: "status" }, element("b", {}, word(when)), " ", localized(value));
  return element("dd", {}, printed(address), " ", standing("then", then), standing("now", now));
}
const endName = (row, end) => element("span", {}, ...fact(row, end).map(printed));
function addFact(list, name, values, must = false) {
  if (!values.length && !must) return;
  list.append(element("dt", {}, word(name)));
  list.append(...(values.length ? values.map((value) => element("dd", {}, printed(value))) : [element("dd", {}, word("none"))]));
}
/** Return a passage with its place; the characters that cite a provision are marked. */
function quoted(key, row) {
  const passage = data.passages[key];
  const characters = Array.from(passage.text);
  const cited = new Set();
  for (const { passage: where, at } of row.cited) {
    for (let one = at?.[0]; where === key && one < at[1]; one += 1) cited.add(one);
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
/** Return the Cypher that shows the nodes behind some rows. */
function cypherOf(rows) {
  const keys = [...new Set(rows.map((ordinal) => data.rows[ordinal].key).filter((key) => key !== null))];
  if (!keys.length) return "";
  const cypher = data.source.selection.replace("{keys}", () => JSON.stringify(keys, null, keys.length > 1 ? 1 : 0));
  return element("details", { className: "cypher" }, element("summary", {}, word("cypher")), code(cypher));
}
function code(cypher) {
  const block = element("pre", {}, element("code", {}, cypher));
  block.tabIndex = 0;
  return block;
}
const kindMarks = (row) => row.kinds.flatMap((kind, n) => [n ? " " : null, kindMark(kind)]);
function kindMark(kind) {
  const mark = element("span", { className: "kind" }, `${data.kinds[kind].sign} ${word(`kind_${kind}`)}`);
  mark.style.color = byDayAndNight(data.kinds[kind].colour);
  return mark;
}
