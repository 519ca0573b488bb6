"use strict";
// Draw the map with vis-network: the boxes and lines shown, the highlighting, and the canvas that follows the page.

const canvas = by("canvas");
const pen = document.createElement("canvas").getContext("2d");
const { face, color: ink } = source.options.nodes.font;
const widths = new Map();
function measure(words, size) {
  const key = `${size} ${words}`;
  if (!widths.has(key)) {
    pen.font = `${size}px ${face}`;
    widths.set(key, pen.measureText(words).width);
  }
  return widths.get(key);
}
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const network = new vis.Network(canvas, { nodes, edges }, source.options);
let drawn = { places: new Map(), headings: [], height: 0 };

let lit = null;
const dim = (id) => lit !== null && !lit.has(id);
const FAINT = { background: "#ffffff", border: "#dfe4e8" };

function nodeLabel(node) {
  if (node.words) return localized(node.words);
  if (node.role === "tab") return node.label.trim() || word(`kind_${node.kind}`);
  return node.label === "ILLEGIBLE" ? word("illegible") : node.label;
}
/** Draw the map again. With `lightOnly` only the highlighting has changed, and all boxes keep their places. */
function draw({ lightOnly = false } = {}) {
  if (!lightOnly) {
    scene = makeScene();
    drawn = placeAll({ nodes: scene.nodes, ends: scene.ends, label: nodeLabel, measure });
  }
  lit = reached();
  const placed = scene.nodes.filter((node) => drawn.places.has(node.id)).map((node) => {
    const place = drawn.places.get(node.id);
    return {
      id: node.id, x: place.x, y: place.y, shape: "box",
      // writeLabels draws the text: vis would set the lines too close for Japanese, and break them differently.
      label: " ", margin: { top: 0, right: 0, bottom: 0, left: 0 },
      widthConstraint: { minimum: place.width, maximum: place.width },
      heightConstraint: { minimum: place.height },
      group: node.group,
      borderWidth: state.selected === node.id ? 3 : 1,
      ...(dim(node.id) ? { color: FAINT } : {}),
      title: element("div", { className: "hint" }),
    };
  });
  // Lines run between the facing edges of two boxes, not between their centres, so that they cross no other box.
  const ports = new Map();
  function port(id, side, facing) {
    const { x, y, width, height } = drawn.places.get(id);
    const reach = Math.max(0, height / 2 - 9);
    const level = Math.min(Math.max(drawn.places.get(facing).y, y - reach), y + reach);
    const key = `${id} ${side} ${level}`;
    ports.set(key, { id: key, x: x + (side * width) / 2, y: level, shape: "dot", size: 0.1, borderWidth: 0, opacity: 0 });
    return key;
  }
  const lines = scene.edges.filter((edge) => !edge.hidden && drawn.places.has(edge.from) && drawn.places.has(edge.to)).map((edge) => {
    const from = scene.byId.get(edge.from);
    const tab = from.role === "tab" ? from : scene.byId.get(edge.to);
    const { colour, dashes } = data.kinds[tab.kind];
    return {
      from: port(edge.from, 1, edge.to), to: port(edge.to, -1, edge.from), tab: tab.id, title: element("div", { className: "hint" }),
      dashes: dashes.length ? dashes : false, color: { color: dim(tab.id) ? FAINT.border : colour, inherit: false },
      ...(edge.loose ? { arrows: { to: { enabled: false } } } : {}),
    };
  });
  edges.clear();
  nodes.clear();
  nodes.add([...placed, ...ports.values()]);
  edges.add(lines);
  fit();
}
/** Return the ids of all nodes upstream and downstream of the selected one, or null where none is selected. */
function reached() {
  const start = scene.byId.get(state.selected);
  if (!start || !drawn.places.has(start.id)) return null;
  const starts = scene.nodes.filter((node) => node === start || (start.same_as && node.same_as === start.same_as));
  const lit = new Set(starts.map((node) => node.id));
  if (start.role === "below") {
    const own = new Set(start.rows);
    for (const [id, { inner, outer }] of scene.ends) {
      if (scene.byId.get(id)?.rows.some((ordinal) => own.has(ordinal))) [id, inner, outer].forEach((one) => lit.add(one));
    }
    for (const node of scene.nodes) {
      if (node.role === "below" && (start.joined.includes(node.system) || node.joined.includes(start.system))) lit.add(node.id);
    }
  }
  const ways = { downstream: ["from", "to"], upstream: ["to", "from"] };
  for (const [near, far] of state.light === "both" ? Object.values(ways) : [ways[state.light]]) {
    const onward = grouped(scene.edges, (edge) => edge[near]);
    const queue = starts.map((node) => node.id);
    const seen = new Set(queue);
    while (queue.length) {
      const at = queue.pop();
      lit.add(at);
      for (const edge of onward.get(at) ?? []) {
        if (!seen.has(edge[far])) {
          seen.add(edge[far]);
          queue.push(edge[far]);
        }
      }
    }
  }
  return lit;
}
/** Return the tooltip of a node: its full name, and its first rows in short with their legal basis. */
function hint(node) {
  const rows = node.rows.filter((ordinal) => scene.rows.has(ordinal));
  const box = element("div", { className: "hint" }, element("p", { className: "hint-name" }, printed(nodeName(node))));
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
function nodeName(node) {
  if (node.role !== "tab") return node.label === "ILLEGIBLE" ? node.label : node.words ?? node.label;
  const { inner, outer } = scene.ends.get(node.id);
  const [left, right] = node.side === "left" ? [outer, inner] : [inner, outer];
  const named = [left, right].map((id) => (scene.byId.has(id) ? plain(nodeName(scene.byId.get(id))) : word("unnamed")));
  return named.join(scene.ends.get(node.id).directed ? " → " : " — ");
}

// The page is as high as the map and scrolls; the canvas is at most as high as the window and stays in view. A canvas
// of 300 rows would be slow everywhere, and empty in some browsers.
const frame = { scale: 1, follows: true };
function fit() {
  const room = by("map").clientWidth;
  frame.scale = Math.min(1.25, Math.max(0.72, room / LAYOUT.width)) * state.zoom;
  const width = Math.max(room, LAYOUT.width * frame.scale);
  const height = drawn.height * frame.scale;
  by("extent").style.width = by("headings").style.width = `${width}px`;
  by("headings").style.setProperty("--inset", `${(width - LAYOUT.width * frame.scale) / 2}px`);
  by("extent").style.height = `${height}px`;
  canvas.style.height = `${Math.min(height, window.innerHeight - by("headings").offsetHeight)}px`;
  network.setSize("100%", "100%");
  follow();
}
function follow() {
  const offset = canvas.getBoundingClientRect().top - by("extent").getBoundingClientRect().top;
  look((offset + canvas.clientHeight / 2) / frame.scale, frame.scale);
}
function look(y, scale) {
  network.moveTo({ position: { x: 0, y }, scale, animation: false });
  network.redraw();
}
/** Paint the map from `top` to `bottom` and return the canvas. Call `fit` afterwards to restore the view. */
function painted(top, bottom, scale) {
  canvas.style.width = `${LAYOUT.width * scale}px`;
  canvas.style.height = `${(bottom - top) * scale}px`;
  network.setSize("100%", "100%");
  look((top + bottom) / 2, scale);
  canvas.style.width = "";
  return canvas.querySelector("canvas");
}
function writeLabels(context) {
  const top = network.DOMtoCanvas({ x: 0, y: 0 }).y;
  const bottom = network.DOMtoCanvas({ x: 0, y: canvas.clientHeight }).y;
  context.textBaseline = "middle";
  const write = (words, x, y, align = "center") => {
    context.textAlign = align;
    context.fillText(words, x, y);
  };
  for (const [id, { x, y, width, height, lines }] of drawn.places) {
    if (y + height / 2 < top || y - height / 2 > bottom) continue;
    const node = scene.byId.get(id);
    const style = node.role === "tab" ? LAYOUT.small : LAYOUT.text;
    const tall = lines.length * style.line;
    // A hub's bar may be taller than the window, so its name moves along the bar and stays in view.
    const start = node.role !== "hub" ? y - tall / 2
      : Math.max(y - height / 2, Math.min(frame.follows ? top : -Infinity, y + height / 2 - tall - 2 * LAYOUT.space)) + LAYOUT.space;
    context.font = `${node.role === "hub" ? "bold " : ""}${style.size}px ${face}`;
    context.fillStyle = dim(id) ? "#9aa3ab" : source.options.groups[node.group].font?.color ?? ink;
    const left = x - width / 2 + style.pad;
    const [at, align] = node.role === "tab" ? [left + LAYOUT.sign, "left"] : [x, "center"];
    lines.forEach((line, n) => write(line, at, start + (n + 0.5) * style.line, align));
    if (node.role === "tab") write(data.kinds[node.kind].sign, left, y, "left");
    if (id === state.focused) {
      context.strokeStyle = "#005b94";
      context.lineWidth = 3;
      context.strokeRect(x - width / 2 - 4, y - height / 2 - 4, width + 8, height + 8);
    }
  }
  context.font = `bold ${LAYOUT.text.size}px ${face}`;
  context.fillStyle = ink;
  for (const { look: name, x, y } of drawn.headings) write(word(`look_${name}`), x, y, "left");
}
network.on("afterDrawing", writeLabels);
network.on("click", ({ nodes: [node], edges: [edge] }) => {
  select(scene.byId.has(node) ? node : edges.get(edge)?.tab ?? null);
});
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
