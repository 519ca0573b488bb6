"use strict";
// The map as vis-network draws it: what is shown, how it is lit, how it follows the page.

const source = data.network;
const nodeById = new Map(source.nodes.map((node) => [node.id, node]));
const ends = endsOf(source.nodes, source.edges);
const canvas = by("canvas");
const pen = document.createElement("canvas").getContext("2d");
const { face, color: ink } = source.options.nodes.font;
function measure(text, size) {
  pen.font = `${size}px ${face}`;
  return pen.measureText(text).width;
}
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const network = new vis.Network(canvas, { nodes, edges }, source.options);
let drawn = { places: new Map(), headings: [], height: 0 };

let lit = null;
const dim = (id) => lit !== null && !lit.has(id);
const FAINT = { background: "#ffffff", border: "#dfe4e8" };

function nodeLabel(node) {
  if (node.role === "flow") return node.label.trim() || word(`kind_${node.group}`);
  if (node.label === "ILLEGIBLE") return word("illegible");
  return node.label.trim() || word(data.flows[node.flows[0]].absent);
}
function draw() {
  drawn = placeAll({ nodes: source.nodes, edges: source.edges, label: nodeLabel, shown, measure });
  lit = reached();
  const placed = source.nodes.filter((node) => drawn.places.has(node.id)).map((node) => {
    const place = drawn.places.get(node.id);
    return {
      id: node.id, x: place.x, y: place.y, shape: "box",
      // The words are written by writeLabels: vis sets lines too close for Japanese, and breaks them anew.
      label: " ", margin: { top: 0, right: 0, bottom: 0, left: 0 },
      widthConstraint: { minimum: place.width, maximum: place.width },
      heightConstraint: { minimum: place.height },
      group: node.group,
      borderWidth: state.selected === node.id ? 3 : 1,
      ...(dim(node.id) ? { color: FAINT } : {}),
      title: hint(node),
    };
  });
  // Lines run between the facing edges of two boxes, not their middles, so that they cross no other box.
  const ports = [];
  function port(id, side, facing) {
    const { x, y, width, height } = drawn.places.get(id);
    const reach = Math.max(0, height / 2 - 9);
    const level = Math.min(Math.max(drawn.places.get(facing).y, y - reach), y + reach);
    const at = { id: `${id} ${side} ${level}`, x: x + (side * width) / 2, y: level, shape: "dot", size: 0.1, borderWidth: 0, opacity: 0 };
    if (!ports.some((one) => one.id === at.id)) ports.push(at);
    return at.id;
  }
  const lines = source.edges.filter((edge) => !edge.hidden && drawn.places.has(edge.from)).map((edge) => {
    const flow = nodeById.get(nodeById.get(edge.from).role === "flow" ? edge.from : edge.to);
    const { colour, dashes } = data.kinds[flow.group];
    return {
      from: port(edge.from, 1, edge.to), to: port(edge.to, -1, edge.from), flow: flow.id, title: hint(flow),
      dashes: dashes.length ? dashes : false, color: { color: dim(flow.id) ? FAINT.border : colour, inherit: false },
    };
  });
  edges.clear();
  nodes.clear();
  nodes.add([...placed, ...ports]);
  edges.add(lines);
  fit();
}
/** All that lies upstream and downstream of what is selected, or null where nothing is. */
function reached() {
  const start = nodeById.get(state.selected);
  if (!start || !drawn.places.has(start.id)) return null;
  const starts = source.nodes.filter((node) => node === start || (start.same_as && node.same_as === start.same_as));
  const lit = new Set(starts.map((node) => node.id));
  for (const flow of start.role === "system" || start.role === "connected" ? start.flows : []) {
    for (const [id, { inner, outer }] of ends) {
      if (nodeById.get(id).flows.includes(flow)) [id, inner, outer].forEach((one) => lit.add(one));
    }
  }
  for (const joined of data.connections) {
    const pair = source.nodes.filter((node) => [joined.system, joined.key].includes(node.system));
    if (pair.includes(start)) pair.forEach((node) => lit.add(node.id));
  }
  for (const [near, far] of [["from", "to"], ["to", "from"]]) {
    const queue = starts.map((node) => node.id);
    const seen = new Set(queue);
    while (queue.length) {
      const at = queue.pop();
      lit.add(at);
      for (const edge of source.edges) {
        if (edge[near] === at && !seen.has(edge[far])) {
          seen.add(edge[far]);
          queue.push(edge[far]);
        }
      }
    }
  }
  return lit;
}
/** What a pointer resting on a node shows: its name in full, and its flows in short with their legal basis. */
function hint(node) {
  const flows = node.flows.filter(shown);
  const box = element("div", { className: "hint" }, element("p", { className: "hint-name" }, printed(nodeName(node))));
  for (const ordinal of flows.slice(0, 4)) {
    const flow = data.flows[ordinal];
    box.append(element("p", {}, kindMark(flow.kind), " ", printed(flow.label)));
    const facts = element("dl");
    for (const name of ["information", "purpose", "methods", "legal_basis_text"]) addFact(facts, name, fact(flow, name));
    if (facts.childElementCount) box.append(facts);
  }
  if (flows.length > 4) box.append(element("p", { className: "note" }, word("hover_more", { n: flows.length - 4 })));
  else if (flows.length) box.append(element("p", { className: "note" }, word("hover_click")));
  return box;
}
function nodeName(node) {
  if (node.role !== "flow") return node.label === "ILLEGIBLE" ? node.label : nodeLabel(node);
  const { inner, outer } = ends.get(node.id);
  const [left, right] = node.side === "left" ? [outer, inner] : [inner, outer];
  return [left, right].map((id) => (id === undefined ? word("unnamed") : nodeName(nodeById.get(id)))).join(" → ");
}

// The page scrolls over the whole height of the map while the canvas, no taller than the window, stays in view:
// a canvas of 300 rows would be slow everywhere and empty in some browsers.
const frame = { scale: 1 };
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
/** The map from `top` to `bottom` as a picture for paper: a printer would cut the canvas through the boxes. */
function pictureOf(top, bottom) {
  const scale = 1.6;
  canvas.style.width = `${LAYOUT.width * scale}px`;
  canvas.style.height = `${(bottom - top) * scale}px`;
  network.setSize("100%", "100%");
  look((top + bottom) / 2, scale);
  const picture = canvas.querySelector("canvas").toDataURL();
  canvas.style.width = "";
  return picture;
}
function writeLabels(context) {
  const top = network.DOMtoCanvas({ x: 0, y: 0 }).y;
  const bottom = network.DOMtoCanvas({ x: 0, y: canvas.clientHeight }).y;
  context.textBaseline = "middle";
  const write = (text, x, y, align = "center") => {
    context.textAlign = align;
    context.fillText(text, x, y);
  };
  for (const [id, { x, y, width, height, lines }] of drawn.places) {
    if (y + height / 2 < top || y - height / 2 > bottom) continue;
    const node = nodeById.get(id);
    const style = node.role === "flow" ? LAYOUT.tab : LAYOUT.text;
    const tall = lines.length * style.line;
    // The name of a file stays in view along its bar, for a bar may be taller than the window.
    const start = node.role !== "file" ? y - tall / 2
      : Math.max(y - height / 2, Math.min(top, y + height / 2 - tall - 2 * LAYOUT.space)) + LAYOUT.space;
    context.font = `${node.role === "file" ? "bold " : ""}${style.size}px ${face}`;
    context.fillStyle = dim(id) ? "#9aa3ab" : source.options.groups[node.group].font?.color ?? ink;
    const left = x - width / 2 + style.pad;
    const [at, align] = node.role === "flow" ? [left + LAYOUT.sign, "left"] : [x, "center"];
    lines.forEach((line, n) => write(line, at, start + (n + 0.5) * style.line, align));
    if (node.role === "flow") write(data.kinds[node.group].sign, left, y, "left");
  }
  context.font = `bold ${LAYOUT.text.size}px ${face}`;
  context.fillStyle = ink;
  for (const { role, x, y } of drawn.headings) write(word(role), x, y, "left");
}
network.on("afterDrawing", writeLabels);
network.on("click", ({ nodes: [node], edges: [edge] }) => {
  select(nodeById.has(node) ? node : edges.get(edge)?.flow ?? null);
});
// Browsers tell of a move too where only the page has moved under the pointer.
canvas.addEventListener("mousemove", ({ movementX, movementY }) => {
  if (movementX || movementY) by("map").classList.remove("hushed");
});
for (const [event, cursor] of [["hoverNode", "pointer"], ["blurNode", ""], ["hoverEdge", "pointer"], ["blurEdge", ""]]) {
  network.on(event, () => { canvas.style.cursor = cursor; });
}
