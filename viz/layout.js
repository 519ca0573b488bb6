"use strict";
// The layout of the map: hubs in the middle, ends left and right of them, other boxes below. Each tab is at the edge of
// its hub (`inner`), level with its end (`outer`). Lengths are CSS px at scale 1; y grows downwards from 0, x is 0 in
// the middle. `hub` is where the middle of the hubs is: beside it, where only one side has ends.

const LAYOUT = { margin: 16, indent: 10, sign: 17, width: 0, end: 0, tab: 0, gap: 0, middle: 0, hub: 0 };
/** How texts and the space between boxes are set: as usual, and where much has to fit the window. */
const LOOSE = {
  space: 10, between: 24,
  text: { size: 14, line: 18, lines: 3, pad: 12, tall: 8 },
  small: { size: 12, line: 15, lines: 2, pad: 7, tall: 5 },
};
const TIGHT = {
  space: 5, between: 12,
  text: { ...LOOSE.text, lines: 2, tall: 4 },
  small: { ...LOOSE.small, lines: 1, tall: 4 },
};

/** The least height that a hub takes with what is around it. */
const leastOf = ({ space, between, text }) => text.line + 2 * (text.tall + space) + between;

/** Share a width among the lanes; `sides` are those that have ends. */
function setWidth(width, sides) {
  const room = width - 2 * LAYOUT.margin;
  const alone = sides.length === 1;
  const share = (part) => Math.round(room * part * (alone ? 1.5 : 1));
  Object.assign(LAYOUT, { width: Math.round(width), end: share(0.212), tab: share(0.168), gap: share(0.042) });
  const side = LAYOUT.end + LAYOUT.tab + LAYOUT.gap;
  LAYOUT.middle = room - (alone ? 1 : 2) * side;
  LAYOUT.hub = alone ? (sides[0] === "left" ? side : -side) / 2 : 0;
}
/** Return the lanes that are drawn, from left to right: {n, x of its middle, width}. */
function lanesOf(sides) {
  const { end, tab, gap, middle, hub } = LAYOUT;
  const beside = middle / 2 + tab + gap + end / 2;
  return [
    { n: 0, x: hub - beside, width: end, side: "left" }, { n: 1, x: hub, width: middle + 2 * tab }, { n: 2, x: hub + beside, width: end, side: "right" },
  ].filter(({ side }) => !side || sides.includes(side));
}

/** Return the widths of the three columns in which the names of the lanes stand. */
function laneWidths(sides) {
  const side = LAYOUT.end + LAYOUT.margin;
  if (sides.length > 1) return [side, LAYOUT.width - 2 * side, side];
  const widths = [side, LAYOUT.tab + LAYOUT.gap, LAYOUT.middle + LAYOUT.margin];
  return sides[0] === "left" ? widths : widths.reverse();
}

/**
 * Place the nodes of a scene. `ends` maps a tab to its `inner` and `outer` node, `label(node)` is the text on a node,
 * `says(node)` its parts where it has several, the most important first, `measure(text, size)` its width. A bundle lists at most `lines` of its entries. Return {places: id → {x, y, width,
 * height, lines, counts}, headings: [{look, x, y}] of the boxes below, height}.
 */
function placeAll({ nodes, ends, label, says, measure, entries, lines: most = 6, tight = false }) {
  const L = LAYOUT;
  const S = tight ? TIGHT : LOOSE;
  const places = new Map();
  const tabs = nodes.filter((node) => node.role === "tab");
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const tabsTo = grouped(tabs, (tab) => ends.get(tab.id).outer);
  const tabsFrom = grouped(tabs, (tab) => ends.get(tab.id).inner);

  function measured(node, width, style) {
    const room = width - 2 * style.pad - (node.role === "tab" ? L.sign : 0)
      // The plus of a bundle; the name of a hub is centred, and keeps free of it on both sides.
      - (node.role !== "end" && isBundle(node) ? (node.role === "hub" ? 2 : 1) * L.sign : 0);
    const sized = (text) => measure(text, style.size);
    if (!node.entries) {
      // A tab says what and on which provision on a line each where one line is too short for both.
      let parts = sized(label(node)) > room ? says(node) : node.inLine ? [label(node)] : null;
      // Of a bundle, the number alone stays where only two or three letters of the rest would fit beside it.
      if (parts && isBundle(node) && style.lines === 1) parts = sized(parts[0]) > room * 0.5 ? parts.slice(0, 1) : null;
      const lines = parts ? parts.map((part) => onOneLine(part, room, sized)) : wrap(label(node), room, style, sized);
      return { width, lines, height: lines.length * style.line + 2 * style.tall };
    }
    const listed = entries(node, most);
    const roomFor = ({ count }) => room - (count ? sized(count) + 12 : 0);
    const cut = listed.map((one) => onOneLine(one.words, roomFor(one), sized));
    // What only differs at the end (provisions of one law) is cut inside.
    const lines = cut.map((line, n) => cut.indexOf(line) === cut.lastIndexOf(line) ? line : cutInside(listed[n].words, roomFor(listed[n]), sized));
    return { width, lines, counts: listed.map(({ count }) => count), height: listed.length * style.line + 2 * style.tall };
  }
  const put = (node, box, x, y) => places.set(node.id, { ...box, x, y });
  const signed = (side, distance) => (side === "left" ? -distance : distance);
  const endX = (side) => L.hub + signed(side, L.middle / 2 + L.tab + L.gap + L.end / 2);
  const tabX = (side) => L.hub + signed(side, L.middle / 2 + L.tab / 2);

  /** Put tabs under each other, centred on `middle`; return the height they take. */
  function putTabs(list, side, top, height) {
    const boxes = list.map((tab) => measured(tab, L.tab, S.small));
    const total = boxes.reduce((sum, box) => sum + box.height + 5, -5);
    let y = top + Math.max(0, (height - total) / 2);
    list.forEach((tab, n) => {
      put(tab, boxes[n], tabX(side), y + boxes[n].height / 2);
      y += boxes[n].height + 5;
    });
    return total;
  }

  /** Put the tabs that start from an end (a contractor's sub-entrustments) below its box; return the y below them. */
  function putOnward(end, top) {
    let y = top;
    for (const tab of tabsFrom.get(end.id) ?? []) {
      const left = endX("right") - L.end / 2 + L.indent;
      const width = Math.round(L.end * 0.46);
      const box = measured(tab, width, S.small);
      const other = byId.get(ends.get(tab.id).outer);
      const rest = L.end - L.indent - width - 20;
      const otherBox = measured(other, rest, S.small);
      // A little taller than the box beside it, so that only the tab touches the end it starts from.
      box.height = Math.max(box.height, otherBox.height) + 8;
      put(tab, box, left + width / 2, y + box.height / 2);
      if (!places.has(other.id)) put(other, otherBox, endX("right") + L.end / 2 - rest / 2, y + box.height / 2);
      y += box.height + 6;
    }
    return y;
  }

  const hubs = nodes.filter((node) => node.role === "hub");
  const drawn = hubs.filter((hub) => tabsFrom.has(hub.id));
  const rankOf = new Map(drawn.map((hub, rank) => [hub.id, rank]));
  // An end of several hubs is placed between them: beside the hub in the middle of them, at its lower edge.
  const homes = new Map();
  for (const end of nodes.filter((node) => node.role === "end")) {
    const ranked = (tabsTo.get(end.id) ?? []).map((tab) => rankOf.get(ends.get(tab.id).inner)).filter((rank) => rank !== undefined);
    if (!ranked.length) continue;
    const rank = ranked.reduce((sum, one) => sum + one, 0) / ranked.length;
    homes.set(end.id, { end, rank, home: Math.max(...ranked.filter((one) => one <= rank)), of: new Set(ranked) });
  }
  const ordered = [...homes.values()].sort((a, b) => a.rank - b.rank);
  const around = drawn.map(() => ({ left: [], right: [] }));
  for (const one of ordered) one.of.forEach((rank) => around[rank][one.end.side].push(one));
  let y = S.space;
  for (const hub of tabs.length ? drawn : hubs) {
    const here = rankOf.get(hub.id);
    const sides = ["left", "right"].map((side) => {
      let at = y + S.space;
      let upper = null;
      for (const { end, rank, home } of around[here]?.[side] ?? []) {
        const list = tabsTo.get(end.id).filter((tab) => ends.get(tab.id).inner === hub.id);
        if (rank > here) upper ??= places.size;
        if (home !== here) {
          at += putTabs(list, side, at, 0) + S.space;
          continue;
        }
        const box = measured(end, L.end, S.text);
        const height = Math.max(box.height, putTabs(list, side, at, box.height));
        put(end, box, endX(side), at + height / 2);
        const below = at + height / 2 + box.height / 2;
        at = Math.max(at + height, side === "right" ? putOnward(end, below) : 0) + S.space;
      }
      return { at, lower: upper === null ? [] : [...places.values()].slice(upper) };
    });
    const box = measured(hub, L.middle, S.text);
    const bottom = Math.max(...sides.map(({ at }) => at), y + box.height + 2 * S.space);
    // Ends that also belong to hubs further down are moved to the bottom, so that the lines to those hubs are short.
    for (const { at, lower } of sides) lower.forEach((place) => { place.y += bottom - at; });
    put(hub, { ...box, height: bottom - y }, L.hub, (y + bottom) / 2);
    y = bottom + S.between;
  }
  // A tab whose hub is not shown is placed on its side, below the others.
  for (const tab of tabs.filter((one) => !places.has(one.id))) {
    const end = byId.get(ends.get(tab.id).outer);
    const box = measured(end, L.end, S.text);
    const taken = Math.max(box.height, putTabs([tab], tab.side, y, box.height));
    if (!places.has(end.id)) put(end, box, endX(tab.side), y + taken / 2);
    y += taken + S.space;
  }
  const headings = [];
  for (const [look, boxes] of grouped(nodes.filter((node) => node.role === "below"), (node) => node.group)) {
    const columns = boxes.length === 1 ? 1 : Math.max(2, Math.round(L.width / 320));
    // A single box stands beside its heading, several below it.
    const named = columns === 1 ? L.end : 0;
    const width = (L.width - 2 * L.margin - named - (columns - 1) * S.space) / columns;
    headings.push({ look, x: -L.width / 2 + L.margin, y: y + (named ? 14 : 8) });
    if (!named) y += 26;
    for (let first = 0; first < boxes.length; first += columns) {
      const line = boxes.slice(first, first + columns).map((one) => measured(one, width, S.text));
      const height = Math.max(...line.map((box) => box.height));
      line.forEach((box, n) => {
        put(boxes[first + n], { ...box, height }, headings[0].x + named + width / 2 + n * (width + S.space), y + height / 2);
      });
      y += height + 8;
    }
    if (!named) y += S.space;
  }
  return { places, headings, height: y + S.space };
}

function grouped(list, keyOf) {
  const found = new Map();
  for (const one of list) {
    const key = keyOf(one);
    if (found.has(key)) found.get(key).push(one);
    else found.set(key, [one]);
  }
  return found;
}

/** Cut the map into [top, bottom] of at most `first`, then `rest` px. Only tall boxes, those of hubs, may be cut through. */
function slices({ places, height }, first, rest) {
  const cuts = [0];
  while (cuts[cuts.length - 1] < height) {
    const top = cuts[cuts.length - 1];
    let cut = Math.min(height, top + (cuts.length === 1 ? first : rest));
    const least = top + rest / 3;
    const boxes = [...places.values()].filter((box) => box.height < rest / 4);
    for (let hit; cut < height && cut > least && (hit = boxes.find((box) => Math.abs(box.y - cut) < box.height / 2 + 3));) {
      cut = hit.y - hit.height / 2 - 4;
    }
    cuts.push(Math.ceil(cut));
  }
  return cuts.slice(1).map((bottom, n) => [cuts[n], bottom]);
}
