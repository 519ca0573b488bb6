"use strict";
// Keyboard control of the map: arrow keys move between boxes, Enter opens the rows of a box.

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** Return the box nearest to box `id` in a direction, preferring those straight ahead; null where there is none. */
function nearest(id, [dx, dy]) {
  const place = drawn.places.get(id);
  let best = null;
  for (const [other, box] of drawn.places) {
    if (other === id) continue;
    // The distance to a tall bar is that to its nearest point.
    const gap = (from, to, half) => Math.sign(to - from) * Math.max(0, Math.abs(to - from) - half);
    const tall = (box.height + place.height) / 2;
    const [along, across] = dx ? [(box.x - place.x) * dx, gap(place.y, box.y, tall - 1)] : [(box.y - place.y) * dy, box.x - place.x];
    if (along <= 1) continue;
    const far = along + 3 * Math.abs(across);
    if (best === null || far < best.far) best = { far, id: other };
  }
  return best?.id ?? null;
}
function focusBox(id) {
  state.focused = id;
  const node = scene.byId.get(id);
  const kind = isBundle(node) ? word("look_bundle") : node.role === "tab" ? word(`kind_${node.kind}`) : word(`look_${node.group}`);
  const rows = new Set(node.rows.filter((ordinal) => scene.rows.has(ordinal))).size;
  announce([kind, plain(nodeName(node)), rows ? word("rows_of", { n: rows }) : ""].join(" "));
  reveal(id);
}
function announce(words) {
  by("spoken").textContent = words;
}
canvas.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const boxes = [...drawn.places.keys()];
  if (!boxes.length) return;
  const here = drawn.places.has(state.focused) ? state.focused : null;
  if (event.key in ARROWS) {
    const next = here === null ? boxes[0] : nearest(here, ARROWS[event.key]);
    if (next !== null) focusBox(next);
  } else if (event.key === "Home") focusBox(boxes[0]);
  else if (event.key === "End") focusBox(boxes[boxes.length - 1]);
  else if ((event.key === "Enter" || event.key === " ") && here !== null) {
    enter(here);
    if (state.selected !== null) {
      openedFrom = canvas;
      by("panel").focus();
    }
  } else return;
  event.preventDefault();
});
canvas.addEventListener("blur", () => {
  state.focused = null;
  network.redraw();
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && state.selected !== null) select(null); });
