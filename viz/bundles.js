"use strict";
// Bundles open on a click; those that are open are named above the map, where a click folds them again.

/** A node that stands for a bundle has its key as `bundle`; a hub's `bundle` alone says what it would be counted under. */
const isBundle = (node) => Boolean(node?.bundle) && (node.role !== "hub" || Boolean(node.members));
/** Open a bundle, or select any other box. */
function enter(id) {
  const node = scene.byId.get(id);
  if (!isBundle(node)) return select(id);
  const { rows } = node;
  const opened = scene.byId.get(node.bundle) ?? node;
  select(null);
  state.open.set(node.bundle, opened);
  refresh();
  // The focus goes on with the first box of what was opened.
  const first = scene.nodes.find((one) => one.role === "tab" && one.rows.some((ordinal) => rows.includes(ordinal)));
  if (first) reveal(first.id);
  if (state.focused !== null) state.focused = first?.id ?? null;
  announce(`${bundleName(opened)} ${word("bundle_opened")}`);
  return undefined;
}
const bundleName = (node) => node.role === "below" ? word(`look_${node.group}`) : nodeLabel(node);
function fillOpen() {
  by("opened").hidden = !state.open.size;
  by("opened").replaceChildren(...[...state.open].map(([key, node]) => {
    const chip = element("button", { type: "button" }, `${bundleName(node)} ×`);
    chip.title = word("bundle_close");
    chip.addEventListener("click", () => { state.open.delete(key); select(null); refresh(); });
    return chip;
  }));
  by("open-all").ariaPressed = String(state.all);
  by("open-all").hidden = !scene.bundles.size && !state.all;
}
by("open-all").addEventListener("click", () => { state.all = !state.all; select(null); refresh(); });
