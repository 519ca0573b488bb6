"use strict";
// The tooltips of the map.

/** Return the tooltip of a node: its full name, and its first rows in short with their legal basis. */
function hint(node) {
  const rows = node.rows.filter((ordinal) => scene.rows.has(ordinal));
  const box = element("div", { className: "hint" }, element("p", { className: "hint-name" }, printed(nodeName(node))));
  if (isBundle(node)) {
    for (const { words, count } of node.entries ? entriesOf(node, 12) : []) box.append(element("p", {}, printed(words), " ", count));
    box.append(element("p", { className: "note" }, word("bundle_open")));
    return box;
  }
  for (const ordinal of rows.slice(0, 4)) {
    const row = data.rows[ordinal];
    box.append(element("p", {}, ...kindMarks(row), " ", ...briefly(row, ordinal)));
    const facts = element("dl");
    for (const name of data.facts.slice(0, 8)) addFact(facts, name, fact(row, name));
    if (!fact(row, "legal_basis_text").length) addFact(facts, "citations", row.cited.map((one) => one.address));
    if (facts.childElementCount) box.append(facts);
  }
  if (rows.length > 4) box.append(element("p", { className: "note" }, word("hover_more", { n: rows.length - 4 })));
  else if (rows.length) box.append(element("p", { className: "note" }, word("hover_click")));
  return box;
}
// Browsers also send this event where the pointer is still and only the page has moved.
canvas.addEventListener("mousemove", ({ movementX, movementY }) => {
  if (movementX || movementY) by("map").classList.remove("no-hints");
});
// Tooltips are made on demand: making all of them at once would take longer than drawing.
function fillHint(item, node) {
  canvas.style.cursor = "pointer";
  if (node && item?.title?.childElementCount === 0) item.title.append(...hint(node).children);
}
network.on("hoverNode", ({ node }) => fillHint(nodes.get(node), scene.byId.get(node)));
network.on("hoverEdge", ({ edge }) => fillHint(edges.get(edge), scene.byId.get(edges.get(edge)?.tab)));
for (const left of ["blurNode", "blurEdge"]) network.on(left, () => { canvas.style.cursor = ""; });
