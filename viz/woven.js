"use strict";
// Maps that are networks: each box is drawn once, in the cell of a grid that viz/network_layout.py chose for it.

/** Return the scene of all rows that are shown; see makeScene. */
function wovenScene() {
  const visible = new Set(every.filter(shown));
  const live = (one) => one.rows.some((ordinal) => visible.has(ordinal));
  const edges = source.edges.filter((edge) => state.kinds.has(edge.kind) && live(edge));
  const joined = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  const nodes = source.nodes.filter((node) => live(node) && joined.has(node.id));
  return {
    nodes, edges, ends: new Map(), rows: visible, bundles: new Map(), cut: 0, byId: new Map(nodes.map((node) => [node.id, node])),
  };
}
/** Place the boxes of a network: as placeAll, with columns of one width and rows as high as their highest box. */
function placeWoven({ nodes, label, measure, lines = 4, tight = false }) {
  const text = tight ? TIGHT : LOOSE;
  // Where a list would show one line of each name, rows stand closer, since names cut to one line tell little.
  const { space, text: style } = { ...text, space: !tight ? 26 : lines > 1 ? 9 : 4 };
  const places = new Map();
  const columns = Math.max(1, ...nodes.map(({ cell: [column] }) => column + 1));
  const wide = (LAYOUT.width - 2 * LAYOUT.margin) / columns;
  const width = Math.min(250, wide - 26);
  let y = space / 2;
  for (const [, line] of [...grouped(nodes, ({ cell: [, row] }) => row)].sort(([a], [b]) => a - b)) {
    const boxes = line.map((node) => {
      const lines = wrap(label(node), width - 2 * style.pad, { ...style, lines: tight ? 3 : 4 }, (text) => measure(text, style.size));
      return { width, lines, height: lines.length * style.line + 2 * style.tall };
    });
    const height = Math.max(...boxes.map((box) => box.height));
    line.forEach((node, n) => {
      const x = -LAYOUT.width / 2 + LAYOUT.margin + (node.cell[0] + 0.5) * wide;
      places.set(node.id, { ...boxes[n], x, y: y + height / 2 });
    });
    y += height + space;
  }
  return { places, headings: [], height: y };
}
/** Return the lines of a network, each from edge to edge of its two boxes. */
function wovenLines() {
  const border = (id, facing) => {
    const { x, y, width, height } = drawn.places.get(id);
    const to = drawn.places.get(facing);
    const [dx, dy] = [to.x - x, to.y - y];
    const part = Math.min(Math.abs(width / 2 / (dx || 1e-9)), Math.abs(height / 2 / (dy || 1e-9)));
    return { x: x + dx * part, y: y + dy * part };
  };
  // A box of lost connections names its system; a line to it would run below others.
  return scene.edges.filter(({ kind }) => kind !== "lost").map(({ from, to, kind, loose }) => ({
    from: border(from, to), to: border(to, from), tab: from, ends: [from, to], kind, directed: !loose,
  }));
}
