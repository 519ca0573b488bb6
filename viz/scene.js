"use strict";
// The part of the network that is drawn: each row by its own tab, or in bundles with counts that open on a click.

/** How many rows of open bundles are drawn at most. */
const LIMIT = 300;
const source = data.network;
const nodeOf = new Map(source.nodes.map((node) => [node.id, node]));
const sourceEnds = source.woven ? new Map() : endsOf(source.nodes, source.edges);
let scene = null;

/** For each tab: the end it leads to (`outer`), the node it starts from (`inner`), and whether its line is an arrow. */
function endsOf(nodes, edges) {
  const tabs = new Map(nodes.filter((node) => node.role === "tab").map((node) => [node.id, { directed: true }]));
  for (const edge of edges) {
    const tab = tabs.has(edge.from) ? edge.from : edge.to;
    tabs.get(tab)[edge.hidden ? "inner" : "outer"] = tab === edge.from ? edge.to : edge.from;
    if (edge.loose) tabs.get(tab).directed = false;
  }
  return tabs;
}
const sum = (sets) => new Set(sets.flatMap((set) => [...set]));

/**
 * Return the scene of all rows that are shown: {nodes, ends, edges, byId, rows, bundles, cut}. `whole`: without bundles.
 * `hubs`: each hub has a box ("each"), those with the same `bundle` ("some") or all of them ("all") share one. The
 * bundles in `open` are drawn row by row. `bundles` maps the key of each closed bundle to its text; `cut` is the number
 * of rows drawn where open bundles hold more than may be drawn, else 0.
 */
function makeScene({ hubs, whole, open }) {
  if (source.woven) return wovenScene();
  const visible = new Set(every.filter(shown));
  const live = (node) => node.rows.filter((ordinal) => visible.has(ordinal));
  const tabs = source.nodes.filter((node) => node.role === "tab" && state.kinds.has(node.kind) && live(node).length);
  const made = { nodes: [], ends: new Map(), rows: new Set(), bundles: new Map(), cut: 0 };
  const hubNodes = hubsOf(tabs, { hubs, open });
  made.nodes.push(...new Set(hubNodes.values()));
  const inside = (tab) => hubNodes.get(tab.hub);
  const keyOf = (tab) => `${inside(tab)?.id ?? ""} ${tab.side} ${tab.kind}`;
  const drawn = new Set();
  const addSingle = (tab) => {
    const own = live(tab);
    if (own.some((ordinal) => !drawn.has(data.rows[ordinal].unit)) && drawn.size >= LIMIT) {
      made.cut = drawn.size;
      return;
    }
    own.forEach((ordinal) => { drawn.add(data.rows[ordinal].unit); made.rows.add(ordinal); });
    const { inner, outer, directed } = sourceEnds.get(tab.id);
    made.nodes.push(tab, nodeOf.get(outer));
    made.ends.set(tab.id, { outer, directed, inner: nodeOf.get(inner)?.role === "end" ? inner : inside(tab)?.id });
  };
  const order = Object.keys(data.kinds);
  const found = [...grouped(tabs, keyOf)].sort(([, [a]], [, [b]]) => order.indexOf(a.kind) - order.indexOf(b.kind));
  for (const [key, some] of found) {
    const opened = open.has(key) || some.some((tab) => open.has(`hubs ${hubKey(nodeOf.get(tab.hub), hubs)}`));
    if (whole || some.length === 1 || opened) some.forEach(addSingle);
    else addBundle(made, key, inside(some[0]), some, live);
  }
  made.nodes = [...new Set([...made.nodes, ...belowOf({ visible, whole, open, bundles: made.bundles })])];
  made.byId = new Map(made.nodes.map((node) => [node.id, node]));
  // A sub-entrustment starts from its contractor where that is drawn, else from the file.
  for (const [id, end] of made.ends) if (!made.byId.has(end.inner)) end.inner = inside(nodeOf.get(id))?.id;
  made.edges = [...made.ends].flatMap(([id, { inner, outer }]) =>
    (made.byId.get(id).side === "left" ? [[outer, id], [id, inner]] : [[inner, id], [id, outer]]).map(([from, to]) => ({ from, to })));
  return made;
}
function hubKey(hub, hubs) {
  if (hubs === "each" || !hub) return null;
  return hubs === "all" ? "" : both(hub.bundle ?? data.words[state.language].other_bundle);
}
/** Return for each hub the node that is drawn for it: itself, or one that it shares with others. */
function hubsOf(tabs, { hubs, open }) {
  const led = new Set(tabs.map((tab) => tab.hub));
  const all = source.nodes.filter((node) => node.role === "hub" && (led.has(node.id) || !tabs.length));
  const found = new Map();
  for (const [key, some] of grouped(all, (hub) => hubKey(hub, hubs))) {
    const id = `hubs ${key}`;
    const alone = key === null || some.length === 1 || open.has(id);
    const of = new Set(some.map((hub) => hub.id));
    const shared = alone ? null : {
      id, bundle: id, role: "hub", group: "bundle", members: some.length, label: key || null,
      rows: tabs.filter((tab) => of.has(tab.hub)).flatMap((tab) => tab.rows), words: Array.isArray(some[0].bundle) && key ? some[0].bundle : null,
    };
    for (const hub of some) found.set(hub.id, shared ?? hub);
  }
  return found;
}
/** Add one bundle: a tab with the number of its rows, and a box that lists what they are counted under. */
function addBundle(made, key, hub, tabs, live) {
  const [{ side, kind, group }] = tabs;
  const rows = sum(tabs.map(live));
  const ways = new Map();
  const others = new Map();
  const count = (list, name, ordinals) => {
    const at = both(name);
    if (!list.has(at)) list.set(at, { name, rows: new Set() });
    ordinals.forEach((ordinal) => rows.has(ordinal) && list.get(at).rows.add(ordinal));
  };
  for (const tab of tabs) {
    for (const [name, ordinals] of tab.bundles ?? []) count(ways, name, ordinals);
    const end = nodeOf.get(sourceEnds.get(tab.id).outer);
    count(others, end.words ?? end.label, tab.rows);
  }
  const known = (list) => [...list.values()].map((one) => ({ name: one.name, n: units([...one.rows]) })).filter(({ n }) => n)
    .sort((a, b) => b.n - a.n);
  const byWay = known(ways);
  const byEnd = known(others);
  const own = [...rows].sort((a, b) => a - b);
  const way = byWay.length === 1 ? byWay[0].name : null;
  made.nodes.push(
    { id: key, bundle: key, role: "tab", side, kind, group, rows: own, hub: hub?.id, n: units(own), way, ends: byEnd.length },
    { id: `end ${key}`, bundle: key, role: "end", side, kind, group: "bundle", rows: own, entries: byWay.length > 1 ? byWay : byEnd },
  );
  made.ends.set(key, { inner: hub?.id, outer: `end ${key}`, directed: tabs.some((tab) => sourceEnds.get(tab.id).directed) });
  made.bundles.set(key, kind);
  rows.forEach((ordinal) => made.rows.add(ordinal));
}
/** Return the boxes below the map. A system that no row goes through is drawn unless the reader searches or filters. */
function belowOf({ visible, whole, open, bundles }) {
  const narrowed = state.query !== "" || state.only !== null || Object.keys(state.filters).length > 0;
  const kept = source.nodes.filter((node) => node.role === "below"
    && (node.rows.some((ordinal) => visible.has(ordinal)) || (!node.rows.length && !narrowed)));
  return [...grouped(kept, (node) => node.group)].flatMap(([look, some]) => {
    const id = `below ${look}`;
    if (whole || some.length === 1 || open.has(id)) return some;
    bundles.set(id, null);
    const names = some.map((node) => node.label).join("、");
    return [{ id, bundle: id, role: "below", group: look, label: names, inLine: true, joined: [], rows: some.flatMap((node) => node.rows) }];
  });
}
/** Return the texts that say how much is shown. */
function shownWords() {
  const visible = units(every.filter(shown));
  const parts = [localized(data.shown, { n: visible, total })];
  if (scene.bundles.size) parts.push(word("bundled", { bundles: scene.bundles.size }));
  if (scene.cut) parts.push(word("cut", { n: scene.cut }));
  const undrawn = every.filter((ordinal) => shown(ordinal) && !data.rows[ordinal].kinds.length).length;
  if (undrawn) parts.push(word("undrawn", { n: undrawn }));
  return parts;
}
