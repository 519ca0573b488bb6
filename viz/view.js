"use strict";
// How much of the map is drawn in bundles, and how large: the most detailed way by which all of it fits the window.

/** Single rows are tried only where there are few, since all texts have to be broken into lines for it. */
const FEW = 40;
/** The height of a legend of one line, in px: it is filled after the map is drawn. */
const LEGEND = 27;
const VIEWS = [
  { hubs: "each", whole: true, scale: 1 }, { hubs: "each", whole: true, scale: 0.85 },
  ...["each", "some", "all"].flatMap((hubs) => [
    { lines: 6, scale: 1 }, { lines: 4, scale: 1 }, { lines: 4, scale: 0.9, tight: true }, { lines: 3, scale: 0.85, tight: true },
    { lines: 2, scale: 0.85, tight: true }, { lines: 1, scale: 1, tight: true }, { lines: 1, scale: 0.8, tight: true },
    { lines: 1, scale: 0.72, tight: true },
  ].map((style) => ({ hubs, whole: false, ...style }))),
];
let view = VIEWS[0];
let head = 0;

function widthOf({ scale }) {
  // A network may be wider: its boxes do not grow with the room.
  return Math.max(780, Math.min(source.woven ? 2000 : 1500, document.documentElement.clientWidth / scale));
}
/** Choose the view for the rows that are shown, as if no bundle were open. */
function chooseView() {
  // What is unfolded or opened meanwhile takes its room from the page, not from the map.
  if (!state.open.size) head = by("map").offsetTop - by("more").offsetHeight;
  const room = window.innerHeight - head - by("headings").offsetHeight - Math.max(LEGEND, by("legend").offsetHeight);
  const few = every.filter(shown).length <= FEW;
  const several = source.nodes.filter((node) => node.role === "hub").length > 1;
  const scenes = new Map();
  for (const tried of VIEWS) {
    if ((tried.whole && !few && !source.woven) || (tried.hubs !== "each" && !several)) continue;
    const key = `${tried.hubs} ${tried.whole}`;
    if (!scenes.has(key)) scenes.set(key, makeScene({ ...tried, open: new Set() }));
    const hubs = scenes.get(key).nodes.filter((node) => node.role === "hub").length;
    setWidth(widthOf(tried), source.sides);
    view = tried;
    const fits = (height) => height * Math.min(1.25, document.documentElement.clientWidth / LAYOUT.width) <= room;
    // Breaking the texts of hundreds of boxes into lines takes a second: not where even one line each is too much.
    if (fits(hubs * leastOf(tried.tight ? TIGHT : LOOSE)) && fits(laidOut(scenes.get(key)).height)) return;
  }
}
function laidOut(some) {
  if (source.woven) return placeWoven({ nodes: some.nodes, label: nodeLabel, measure, lines: view.lines, tight: view.tight });
  return placeAll({ nodes: some.nodes, ends: some.ends, label: nodeLabel, says: saysOf, measure, entries: entriesOf, lines: view.lines, tight: view.tight });
}

// The page is as high as the map and scrolls; the canvas is at most as high as the window and stays in view. A canvas
// of 300 rows would be slow everywhere, and empty in some browsers.
const frame = { scale: 1 };
function fit() {
  const room = by("map").clientWidth;
  frame.scale = Math.min(1.25, Math.max(0.64, room / LAYOUT.width)) * state.zoom;
  const width = Math.max(room, LAYOUT.width * frame.scale);
  const height = drawn.height * frame.scale;
  by("extent").style.width = by("headings").style.width = `${width}px`;
  by("headings").style.setProperty("--inset", `${(width - LAYOUT.width * frame.scale) / 2}px`);
  by("headings").style.setProperty("--lanes", laneWidths(source.sides).map((one) => `${one}fr`).join(" "));
  by("extent").style.height = `${height}px`;
  canvas.style.height = `${Math.min(height, window.innerHeight - by("headings").offsetHeight)}px`;
  network.setSize("100%", "100%");
  follow();
}
function follow() {
  const offset = canvas.getBoundingClientRect().top - by("extent").getBoundingClientRect().top;
  network.moveTo({ position: { x: 0, y: (offset + canvas.clientHeight / 2) / frame.scale }, scale: frame.scale, animation: false });
  network.redraw();
}
/** Scroll so that a box is seen, beside or above the panel. */
function reveal(id) {
  const node = scene.byId.get(id);
  const place = drawn.places.get(id);
  if (!place) return;
  const top = by("extent").getBoundingClientRect().top;
  const at = top + (node.role === "hub" ? place.y - place.height / 2 + 40 : place.y) * frame.scale;
  const panel = by("panel");
  const below = !panel.hidden && panel.offsetWidth > window.innerWidth * 0.9;
  const last = window.innerHeight - (below ? panel.offsetHeight : 0);
  const half = Math.min(place.height * frame.scale, 120) / 2 + 16;
  if (at < by("headings").offsetHeight + half || at > last - half) window.scrollBy({ top: at - last / 2 });
  follow();
}
let laidFor = document.documentElement.clientWidth;
new ResizeObserver(() => {
  if (document.documentElement.clientWidth === laidFor || state.selected !== null) fit();
  else redrawn();
}).observe(by("map"));
window.addEventListener("resize", () => { if (state.selected === null) redrawn(); });
function redrawn() {
  laidFor = document.documentElement.clientWidth;
  draw();
}
window.addEventListener("scroll", follow, { passive: true });
