"use strict";
// The map as SVG, for saved pictures and for paper: its lines stay sharp and its texts can be copied. Always light.

const SVG = "http://www.w3.org/2000/svg";
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
const wellFormed = (words) => (words.toWellFormed ? words.toWellFormed() : words).replace(CONTROL, "\ufffd");
function shape(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
function textShape({ words, x, y, align = "left", size, bold = false, ink: fill = ink }) {
  return shape("text", {
    x: x.toFixed(1), y: (y + size * 0.35).toFixed(1), "font-size": size, "font-weight": bold ? "bold" : null, fill,
    "text-anchor": { center: "middle", right: "end" }[align] ?? null,
  }, wellFormed(words));
}
function boxShape(node) {
  const { x, y, width, height } = drawn.places.get(node.id);
  const { background, border, radius, dashes, width: line } = lookOf(node);
  return shape("rect", {
    x: (x - width / 2).toFixed(1), y: (y - height / 2).toFixed(1), width: width.toFixed(1), height: height.toFixed(1), rx: radius,
    fill: background, stroke: border, "stroke-width": line, "stroke-dasharray": dashes ? dashes.join(" ") : null,
  });
}
function lineShapes({ from, to, kind, directed }) {
  const { colour, dashes } = data.kinds[kind];
  const tip = directed ? 8 : 0;
  const middle = (from.x + to.x) / 2;
  const path = source.woven ? `M${from.x.toFixed(1)} ${from.y.toFixed(1)}L${to.x.toFixed(1)} ${to.y.toFixed(1)}` : `M${from.x.toFixed(1)} ${from.y.toFixed(1)}C${middle.toFixed(1)} ${from.y.toFixed(1)} ${middle.toFixed(1)} ${to.y.toFixed(1)} ${(to.x - tip).toFixed(1)} ${to.y.toFixed(1)}`;
  const line = shape("path", { d: path, fill: "none", stroke: colour, "stroke-width": 1.6, "stroke-dasharray": dashes.join(" ") || null });
  const turn = source.woven ? (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI : 0;
  const place = `translate(${to.x.toFixed(1)} ${to.y.toFixed(1)}) rotate(${turn.toFixed(1)})`;
  const arrow = shape("path", { d: "M0 0l-9 -4v8z", fill: colour, transform: place });
  return directed ? [line, arrow] : [line];
}
/** Return the shapes of what lies between `top` and `bottom`. */
function mapShapes(top = 0, bottom = drawn.height) {
  const within = ({ y, height }) => y + height / 2 >= top && y - height / 2 <= bottom;
  const here = scene.nodes.filter((node) => drawn.places.has(node.id) && within(drawn.places.get(node.id)));
  const crossing = linesOf().filter(({ from, to }) => Math.max(from.y, to.y) >= top && Math.min(from.y, to.y) <= bottom);
  return [
    ...crossing.flatMap(lineShapes), ...here.map(boxShape),
    ...here.flatMap((node) => textsOf(node, top)).map(textShape),
    ...headingTexts().filter(({ y }) => y >= top && y <= bottom).map(textShape),
  ];
}
function laneShapes(y) {
  if (source.woven) return [];
  return lanesOf(source.sides).map(({ n, x, width }) => textShape({
    words: onOneLine(localized(data.lanes[n]), width, (part) => measure(part, 15) * 1.06),
    x, y, align: "center", size: 15, bold: true,
  }));
}
function svgOf(width, height, left, top, ...children) {
  return shape("svg", {
    xmlns: SVG, width, height, viewBox: `${left} ${top} ${width} ${height}`, "font-family": face.replaceAll('"', "'"), role: "img",
  }, shape("title", {}, wellFormed(localized(data.alt))), ...children);
}
/** Return the part of the map between `top` and `bottom` with the names of the lanes above it, for one sheet of paper. */
function sheet(top, bottom) {
  const clip = shape("svg", { x: -LAYOUT.width / 2, y: top, width: LAYOUT.width, height: bottom - top,
    viewBox: `${-LAYOUT.width / 2} ${top} ${LAYOUT.width} ${bottom - top}` }, ...mapShapes(top, bottom));
  // A network has no lanes.
  const head = source.woven ? 0 : 32;
  const rule = shape("rect", { x: -LAYOUT.width / 2, y: top - 6, width: LAYOUT.width, height: source.woven ? 0 : 1.5, fill: ink });
  return svgOf(LAYOUT.width, bottom - top + head, -LAYOUT.width / 2, top - head, ...laneShapes(top - 20), rule, clip);
}
/** Return the whole map as shown with its title and legends, for use in a report. */
function poster() {
  const { width } = LAYOUT;
  const left = -width / 2 + 16;
  const parts = [];
  let y = 0;
  const write = (words, { size = 14, bold = false, colour = ink, space = 8 } = {}) => {
    const lines = wrap(words, width - 32, { lines: 2 }, (part) => measure(part, size) * (bold ? 1.06 : 1));
    lines.forEach((line) => {
      y += size * 1.4;
      parts.push(textShape({ words: line, x: left, y: y - size * 0.5, size, bold, ink: colour }));
    });
    y += space;
  };
  y = 8;
  write(localized(data.heading), { colour: "#52606d", space: 2 });
  write(plain(data.title), { size: 22, bold: true });
  const cover = data.cover.map((one) => `${localized(one.label)} ${one.values.map(plain).join(word("between"))}`).join("　");
  if (cover) write(cover, { space: 4 });
  write(shownWords()[0], { bold: true, space: 4 });
  if (data.partly) write(localized(data.partly), { bold: true, colour: "#8f3600", space: 4 });
  let x = left;
  y += 12;
  for (const kind of Object.keys(data.kinds).filter((one) => state.kinds.has(one))) {
    const { sign, colour } = data.kinds[kind];
    const words = `${sign} ${word(`kind_${kind}`)}`;
    parts.push(textShape({ words, x, y, size: 13, bold: true, ink: colour }));
    x += measure(words, 13) * 1.06 + 20;
  }
  y += 36;
  parts.push(...laneShapes(y - 10), shape("rect", { x: -width / 2, y: y + 2, width, height: 2, fill: ink }));
  y += 6;
  parts.push(shape("g", { transform: `translate(0 ${y})` }, ...mapShapes()));
  y += drawn.height + 14;
  x = left;
  for (const look of shownLooks()) {
    const { color, shapeProperties, borderWidth } = source.options.groups[look];
    const words = word(`look_${look}`);
    if (x + 44 + measure(words, 12) > width / 2) [x, y] = [left, y + 22];
    parts.push(shape("rect", { x, y: y - 8, width: 28, height: 16, rx: Math.min(8, shapeProperties.borderRadius), fill: color.background,
      stroke: color.border, "stroke-width": borderWidth, "stroke-dasharray": shapeProperties.borderDashes ? "4 3" : null }));
    parts.push(textShape({ words, x: x + 34, y, size: 12 }));
    x += 34 + measure(words, 12) + 20;
  }
  y += 14;
  write(localized(data.limits), { size: 12, colour: "#52606d" });
  const ground = shape("rect", { x: -width / 2, y: 0, width, height: y, fill: "#ffffff" });
  return svgOf(width, Math.ceil(y), -width / 2, 0, ground, ...parts);
}
const svgText = (made) => new XMLSerializer().serializeToString(made);
/** Return a PNG of an SVG element. Browsers cannot paint a canvas taller than about 16,000 px. */
async function asPicture(made) {
  const [width, height] = ["width", "height"].map((name) => Number(made.getAttribute(name)));
  const scale = Math.min(2, 16_000 / height);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(made))}`;
  await image.decode();
  const canvasOf = document.createElement("canvas");
  canvasOf.width = Math.round(width * scale);
  canvasOf.height = Math.round(height * scale);
  canvasOf.getContext("2d").drawImage(image, 0, 0, canvasOf.width, canvasOf.height);
  return new Promise((done) => { canvasOf.toBlob(done, "image/png"); });
}
