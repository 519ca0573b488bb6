"use strict";
// The part of the network that is drawn: each row by its own tab or, if there are too many rows, in groups by kind.

const LIMIT = 300;
const source = data.network;
const sourceEnds = endsOf(source.nodes, source.edges);
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
/** Return the scene of all rows that are shown: {nodes, edges, byId, ends, rows, groups, cut}. */
function makeScene() {
  const visible = every.filter(shown);
  if (units(visible) <= LIMIT) return sceneOf(source.nodes, source.edges, sourceEnds, new Set(visible));
  const groups = groupsOf(new Set(visible));
  if (groups.length > 1) return groupedScene(groups.slice(0, LIMIT), units(visible));
  // All rows are of one kind, so grouping by kind would not help: the first ones are drawn.
  const kept = new Set();
  const first = visible.filter((ordinal) => kept.size < LIMIT && kept.add(data.rows[ordinal].unit));
  return { ...sceneOf(source.nodes, source.edges, sourceEnds, new Set(first)), cut: units(visible) };
}
function sceneOf(nodes, edges, ends, rows) {
  // Of a row with several kinds, only the kinds that are chosen are drawn.
  const wanted = new Set(nodes.filter((node) => node.role === "tab" && state.kinds.has(node.kind)
    && node.rows.some((ordinal) => rows.has(ordinal))).map((node) => node.id));
  const led = new Set([...wanted].map((id) => ends.get(id).outer));
  const drawn = nodes.filter((node) => node.role === "hub" || wanted.has(node.id) || led.has(node.id)
    || (node.role === "below" && node.rows.some((ordinal) => rows.has(ordinal)))
    // A system that no row goes through has no kind to be filtered by; it is drawn unless the reader searches or filters.
    || (node.role === "below" && !node.rows.length && !narrowed()));
  const byId = new Map(drawn.map((node) => [node.id, node]));
  return { nodes: drawn, edges: edges.filter((edge) => byId.has(edge.from) && byId.has(edge.to)), byId, ends, rows, groups: 0, cut: 0 };
}
const narrowed = () => state.query !== "" || state.only !== null || Object.keys(state.filters).length > 0;
function groupsOf(rows) {
  const found = new Map();
  for (const tab of source.nodes) {
    if (tab.role !== "tab" || !state.kinds.has(tab.kind)) continue;
    const own = tab.rows.filter((ordinal) => rows.has(ordinal));
    if (!own.length) continue;
    const key = `${tab.hub} ${tab.side} ${tab.kind}`;
    if (!found.has(key)) found.set(key, { tab, rows: new Set(), ends: new Set() });
    own.forEach((ordinal) => found.get(key).rows.add(ordinal));
    found.get(key).ends.add(sourceEnds.get(tab.id).outer);
  }
  const order = Object.keys(data.kinds);
  return [...found.values()].sort((a, b) => order.indexOf(a.tab.kind) - order.indexOf(b.tab.kind));
}
function groupedScene(groups, all) {
  const nodes = source.nodes.filter((node) => node.role === "hub" || node.role === "below");
  const edges = [];
  groups.forEach(({ tab, rows, ends }, n) => {
    const own = [...rows].sort((a, b) => a - b);
    const fill = { n: units(own).toLocaleString("en"), ends: ends.size.toLocaleString("en") };
    const words = ["ja", "en"].map((code) => filled(data.words[code].ends, fill));
    const [made, end] = [`tab ${n}`, `end ${n}`];
    nodes.push({ id: made, role: "tab", side: tab.side, kind: tab.kind, group: tab.group, label: " ", rows: own, hub: tab.hub });
    // A group with a single end has the name of that end.
    const [only] = ends.size === 1 ? source.nodes.filter((node) => ends.has(node.id)) : [];
    nodes.push({ role: "end", side: tab.side, group: "group", label: " ", words, ...only, id: end, rows: own });
    const [left, right] = tab.side === "left" ? [end, made] : [made, end];
    edges.push({ from: left, to: right, loose: !sourceEnds.get(tab.id).directed });
    const [inner, outer] = tab.side === "left" ? [made, tab.hub] : [tab.hub, made];
    edges.push({ from: inner, to: outer, hidden: true });
  });
  const rows = new Set(groups.flatMap((group) => [...group.rows]));
  const drawn = units([...rows]);
  return { ...sceneOf(nodes, edges, endsOf(nodes, edges), rows), groups: groups.length, cut: drawn < all ? all : 0 };
}
/** Return the texts that say how much is shown. */
function shownWords() {
  const visible = units(every.filter(shown));
  const parts = [localized(data.shown, { n: visible, total })];
  if (scene.groups) parts.push(word("grouped", { limit: LIMIT, groups: scene.groups }));
  if (scene.cut) parts.push(word("cut", { n: units([...scene.rows]), total: scene.cut }));
  const undrawn = every.filter((ordinal) => shown(ordinal) && !data.rows[ordinal].kinds.length).length;
  if (undrawn) parts.push(word("undrawn", { n: undrawn }));
  return parts;
}
