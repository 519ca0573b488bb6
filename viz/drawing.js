"use strict";
// Draw the map with vis-network: the boxes and lines shown, and the highlighting.

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

// A reader who has asked for a dark screen gets one; saved pictures and paper are always light.
const darkness = window.matchMedia("(prefers-color-scheme: dark)");
const tone = (colour) => darkness.matches ? data.night[colour] ?? colour : colour;
/** Return the look of a box on paper: {background, border, ink, radius, dashes, width}. */
function lookOf(node) {
  const group = source.options.groups[node.group];
  const kind = data.kinds[node.kind];
  const own = group.color ?? { background: "#ffffff", border: ink };
  const { borderRadius: radius, borderDashes: dashes } = group.shapeProperties;
  if (node.role === "end" && node.bundle && kind) return { background: kind.tint, border: kind.colour, ink, radius, dashes, width: 2 };
  return { ...own, ink: node.role === "tab" ? kind.colour : ink, radius, dashes, width: node.role === "tab" ? 1 : group.borderWidth ?? 1 };
}

/** The text on a box. */
function nodeLabel(node) {
  if (node.role === "tab" && node.bundle) {
    return [bundleCount(node), bundleMore(node)].filter(Boolean).join(" · ");
  }
  if (node.entries) return node.entries.map(({ name }) => plain(name)).join("、");
  if (node.role === "hub" && node.members) {
    return word("bundle_all", { lane: node.words ? localized(node.words) : node.label ?? localized(data.lanes[1]), n: node.members });
  }
  if (node.words) return localized(node.words);
  if (node.role === "tab") return node.label.trim() || word(`kind_${node.kind}`);
  return node.label === "ILLEGIBLE" ? word("illegible") : node.label;
}
const bundleCount = ({ kind, n }) => word("bundle_count", { kind: word(`kind_${kind}`), n: n.toLocaleString("en") });
/** What the tab of a bundle says behind its number: the one way of all, else how many boxes these are, if that is not clear. */
const bundleMore = ({ way, n, ends }) => way !== null ? plain(way)
  : ends > 1 && ends !== n ? word("bundle_ends", { ends: ends.toLocaleString("en") }) : "";
/** Return what a tab says, in parts, or null where that is one. */
function saysOf(node) {
  if (node.role !== "tab" || !node.bundle) return node.says ?? (node.inLine ? [nodeLabel(node)] : null);
  const more = bundleMore(node);
  return more ? [bundleCount(node), more] : null;
}
/** Return the first of a bundle's entries, and how many more there are: [{words, count}]. */
function entriesOf({ entries }, most) {
  const counted = entries.some((one) => one.n > 1);
  const line = (one) => ({ words: plain(one.name), count: counted && entries.length > 1 ? one.n.toLocaleString("en") : "" });
  if (entries.length <= most) return entries.map(line);
  const rest = word("bundle_rest", { n: (entries.length - Math.max(1, most - 1)).toLocaleString("en") });
  if (most > 1) return [...entries.slice(0, most - 1).map(line), { words: rest, count: "" }];
  return [{ words: plain(entries[0].name), count: rest }];
}
/** Draw the map again. With `lightOnly` only the highlighting has changed, and all boxes keep their places. */
function draw({ lightOnly = false } = {}) {
  if (!lightOnly) {
    // While a box is selected, all of it stays as it is drawn, also where the panel takes some of the window.
    if (state.selected === null) chooseView();
    setWidth(widthOf(view), source.sides);
    scene = makeScene({ ...view, whole: view.whole || state.all, hubs: state.all ? "each" : view.hubs, open: state.open });
    drawn = laidOut(scene);
  }
  lit = reached();
  const placed = scene.nodes.filter((node) => drawn.places.has(node.id)).map((node) => {
    const place = drawn.places.get(node.id);
    const look = lookOf(node);
    const faint = { background: tone("#ffffff"), border: tone("#e2edf7") };
    return {
      id: node.id, x: place.x, y: place.y, shape: "box",
      // writeLabels draws the text: vis would set the lines too close for Japanese, and break them differently.
      label: " ", margin: { top: 0, right: 0, bottom: 0, left: 0 },
      widthConstraint: { minimum: place.width, maximum: place.width },
      heightConstraint: { minimum: place.height },
      borderWidth: state.selected === node.id ? 4 : look.width,
      shapeProperties: { borderRadius: look.radius, borderDashes: look.dashes },
      color: dim(node.id) ? faint : { background: tone(look.background), border: tone(look.border) },
      title: element("div", { className: "hint" }),
    };
  });
  const ports = new Map();
  const lines = linesOf().map(({ from, to, tab, kind, directed, ends = [tab] }) => {
    const ids = [from, to].map(({ x, y }) => {
      const id = `port ${x} ${y}`;
      ports.set(id, { id, x, y, shape: "dot", size: 0.1, borderWidth: 0, opacity: 0 });
      return id;
    });
    const { colour, dashes } = data.kinds[kind];
    return {
      from: ids[0], to: ids[1], tab, title: element("div", { className: "hint" }), dashes: dashes.length ? dashes : false,
      color: { color: ends.some(dim) ? tone("#e2edf7") : tone(colour), inherit: false },
      ...(directed ? {} : { arrows: { to: { enabled: false } } }), ...(source.woven ? { smooth: false } : {}),
    };
  });
  edges.clear();
  nodes.clear();
  nodes.add([...placed, ...ports.values()]);
  edges.add(lines);
  fit();
}
/** Return the lines between tabs and ends. They run between facing edges, not centres, so that they cross no other box. */
function linesOf() {
  if (source.woven) return wovenLines();
  const port = (id, side, facing) => {
    const { x, y, width, height } = drawn.places.get(id);
    const reach = Math.max(0, height / 2 - 9);
    return { x: x + (side * width) / 2, y: Math.min(Math.max(drawn.places.get(facing).y, y - reach), y + reach) };
  };
  return [...scene.ends].flatMap(([id, { outer, directed }]) => {
    const tab = scene.byId.get(id);
    if (!drawn.places.has(id) || !drawn.places.has(outer)) return [];
    const [from, to] = tab.side === "left" ? [outer, id] : [id, outer];
    return [{ from: port(from, 1, to), to: port(to, -1, from), tab: id, kind: tab.kind, directed }];
  });
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
function nodeName(node) {
  if (node.role !== "tab") return node.label === "ILLEGIBLE" ? node.label : node.entries || node.members ? nodeLabel(node) : node.words ?? node.label;
  if (node.bundle) return nodeLabel(node);
  const { inner, outer } = scene.ends.get(node.id);
  const [left, right] = node.side === "left" ? [outer, inner] : [inner, outer];
  const named = [left, right].map((id) => (scene.byId.has(id) ? plain(nodeName(scene.byId.get(id))) : word("unnamed")));
  return named.join(scene.ends.get(node.id).directed ? " → " : " — ");
}
/** Return the texts of a box with their places: [{words, x, y, align, size, bold, ink}]. `top`: the first px in view. */
function textsOf(node, top = -Infinity) {
  const { x, y, width, height, lines, counts } = drawn.places.get(node.id);
  const { text, small } = view.tight ? TIGHT : LOOSE;
  const style = node.role === "tab" ? small : text;
  const tall = lines.length * style.line;
  const bold = node.role === "hub" || (node.role === "tab" && Boolean(node.bundle));
  // A hub's bar may be taller than the window, so its name moves along the bar and stays in view.
  const start = node.role !== "hub" || height < tall + 4 * text.tall ? y - tall / 2
    : Math.max(y - height / 2, Math.min(top, y + height / 2 - tall - 2 * text.tall)) + text.tall + 2;
  const left = x - width / 2 + style.pad;
  const right = x + width / 2 - style.pad;
  const common = { size: style.size, bold, ink: lookOf(node).ink };
  const [at, align] = node.role === "tab" ? [left + LAYOUT.sign, "left"] : node.entries || node.inLine ? [left, "left"] : [x, "center"];
  return [
    ...lines.map((words, n) => ({ words, x: at, y: start + (n + 0.5) * style.line, align, ...common })),
    ...(counts ?? []).map((words, n) => ({ words, x: right, y: start + (n + 0.5) * style.line, align: "right", ...common, bold: true })),
    ...(node.role === "tab" ? [{ words: data.kinds[node.kind].sign, x: left, y, align: "left", ...common }] : []),
    ...(isBundle(node) && node.role !== "end" ? [{ words: "＋", x: right + 2, y: start + 0.5 * style.line, align: "right", ...common }] : []),
  ].filter(({ words }) => words);
}
function headingTexts() {
  return drawn.headings.map(({ look, x, y }) => ({ words: word(`look_${look}`), x, y, align: "left", size: 14, bold: true, ink }));
}
function writeLabels(context) {
  const top = network.DOMtoCanvas({ x: 0, y: 0 }).y;
  const bottom = network.DOMtoCanvas({ x: 0, y: canvas.clientHeight }).y;
  context.textBaseline = "middle";
  const write = ({ words, x, y, align, size, bold, ink: colour }, faint) => {
    context.font = `${bold ? "bold " : ""}${size}px ${face}`;
    context.fillStyle = faint ? "#8b96a1" : tone(colour);
    context.textAlign = align;
    context.fillText(words, x, y);
  };
  for (const [id, { x, y, width, height }] of drawn.places) {
    if (y + height / 2 < top || y - height / 2 > bottom) continue;
    textsOf(scene.byId.get(id), top).forEach((one) => write(one, dim(id)));
    if (id === state.focused) {
      context.strokeStyle = tone("#005b94");
      context.lineWidth = 3;
      context.strokeRect(x - width / 2 - 4, y - height / 2 - 4, width + 8, height + 8);
    }
  }
  headingTexts().forEach((one) => write(one, false));
}
network.on("afterDrawing", writeLabels);
network.on("click", ({ nodes: [node], edges: [edge] }) => enter(scene.byId.has(node) ? node : edges.get(edge)?.tab ?? null));
