"use strict";
// The layout of the map: hubs in the middle, ends left and right of them, other boxes below. Each tab is at the edge of
// its hub (`inner`), level with its end (`outer`). Lengths are CSS px at scale 1; y grows downwards from 0, x is 0 in
// the middle. Texts are measured in the font they are drawn in, so that boxes cannot overlap.

const LAYOUT = {
  end: 250, tab: 122, middle: 260, gap: 138, margin: 16,
  space: 12, between: 34, indent: 10, sign: 16,
  text: { size: 14, line: 18, lines: 3, pad: 12, tall: 9, prose: true },
  small: { size: 12, line: 15, lines: 2, pad: 7, tall: 5, prose: false },
};
LAYOUT.width = 2 * (LAYOUT.end + LAYOUT.gap + LAYOUT.tab + LAYOUT.margin) + LAYOUT.middle;

/**
 * Break `text` into at most `limit` lines no wider than `width`. A text that is cut ends in an ellipsis. Prose is broken
 * between words into lines of even length; a label of the form (委託事項1 再委託) is broken at blanks and commas.
 */
function wrap(text, width, { lines: limit, prose }, measure) {
  const words = prose ? wordsOf(text) : text.split(/(?<=[ ,、])/);
  const lines = broken(words, width, measure);
  if (lines.length <= limit) {
    let best = lines;
    for (let narrower = width * 0.95; prose && narrower > width / 2; narrower -= width * 0.05) {
      const tried = broken(words, narrower, measure);
      if (tried.length > lines.length) break;
      best = tried;
    }
    return best;
  }
  const kept = lines.slice(0, limit);
  let end = Array.from(kept[limit - 1]);
  while (end.length && measure(end.join("") + "…") > width) end = end.slice(0, -1);
  kept[limit - 1] = end.join("") + "…";
  return kept;
}

/** Put words into lines no wider than `width`; a word wider than a line is broken. */
function broken(words, width, measure) {
  const lines = [""];
  for (const unit of words.flatMap((word) => (measure(word) > width ? Array.from(word) : [word]))) {
    const last = lines.length - 1;
    if (lines[last] === "" || measure(lines[last] + unit) <= width) lines[last] += unit;
    else lines.push(unit);
  }
  return lines.map((line) => line.trim());
}

/** Return the words of `text`; closing marks belong to the word before them, opening marks to the word after. */
function wordsOf(text) {
  const clean = text.replace(/[\s\u0000-\u001f]+/g, " ").trim();
  const segments = window.Intl && Intl.Segmenter
    ? Array.from(new Intl.Segmenter("ja", { granularity: "word" }).segment(clean), (part) => part.segment)
    : Array.from(clean);
  const words = [];
  for (const segment of segments) {
    const last = words.length - 1;
    const joins = last >= 0 && (/^[、。，．,.）」』】〕)\]ー・…ぁぃぅぇぉっゃゅょァィゥェォッャュョ々]/.test(segment)
      || /[（「『【〔(\[]$/.test(words[last])
      || (/^\d/.test(segment) && /\p{L}$/u.test(words[last])));
    if (joins) words[last] += segment;
    else words.push(segment);
  }
  return words;
}

/**
 * Place the nodes of a scene. `ends` maps a tab to its `inner` and `outer` node, `label(node)` is the text on a node,
 * `measure(text, size)` its width. Return {places: id → {x, y, width, height, lines}, headings: [{look, x, y}] of the
 * boxes below, height}.
 */
function placeAll({ nodes, ends, label, measure }) {
  const L = LAYOUT;
  const places = new Map();
  const tabs = nodes.filter((node) => node.role === "tab");
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const tabsTo = grouped(tabs, (tab) => ends.get(tab.id).outer);
  const tabsFrom = grouped(tabs, (tab) => ends.get(tab.id).inner);

  function measured(node, width, style) {
    const room = width - 2 * style.pad - (node.role === "tab" ? L.sign : 0);
    const lines = wrap(label(node), room, style, (text) => measure(text, style.size));
    return { width, lines, height: lines.length * style.line + 2 * style.tall };
  }
  const put = (node, box, x, y) => places.set(node.id, { ...box, x, y });
  const signed = (side, distance) => (side === "left" ? -distance : distance);
  const endX = (side) => signed(side, L.middle / 2 + L.tab + L.gap + L.end / 2);
  const tabX = (side) => signed(side, L.middle / 2 + L.tab / 2);

  /** Put tabs under each other, centred on `middle`; return the height they take. */
  function putTabs(list, side, top, height) {
    const boxes = list.map((tab) => measured(tab, L.tab, L.small));
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
      const box = measured(tab, L.tab, L.small);
      const other = byId.get(ends.get(tab.id).outer);
      const rest = L.end - L.indent - L.tab - 24;
      const otherBox = measured(other, rest, L.small);
      // A little taller than the box beside it, so that only the tab touches the end it starts from.
      box.height = Math.max(box.height, otherBox.height) + 8;
      put(tab, box, left + L.tab / 2, y + box.height / 2);
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
  let y = L.space;
  for (const hub of tabs.length ? drawn : hubs) {
    const here = rankOf.get(hub.id);
    const sides = ["left", "right"].map((side) => {
      let at = y + L.space;
      let upper = null;
      for (const { end, rank, home } of around[here]?.[side] ?? []) {
        const list = tabsTo.get(end.id).filter((tab) => ends.get(tab.id).inner === hub.id);
        if (rank > here) upper ??= places.size;
        if (home !== here) {
          at += putTabs(list, side, at, 0) + L.space;
          continue;
        }
        const box = measured(end, L.end, L.text);
        const height = Math.max(box.height, putTabs(list, side, at, box.height));
        put(end, box, endX(side), at + height / 2);
        const below = at + height / 2 + box.height / 2;
        at = Math.max(at + height, side === "right" ? putOnward(end, below) : 0) + L.space;
      }
      return { at, lower: upper === null ? [] : [...places.values()].slice(upper) };
    });
    const box = measured(hub, L.middle, L.text);
    const bottom = Math.max(...sides.map(({ at }) => at), y + box.height + 2 * L.space);
    // Ends that also belong to hubs further down are moved to the bottom, so that the lines to those hubs are short.
    for (const { at, lower } of sides) lower.forEach((place) => { place.y += bottom - at; });
    put(hub, { ...box, height: bottom - y }, 0, (y + bottom) / 2);
    y = bottom + L.between;
  }
  // A tab whose hub is not shown is placed on its side, below the others.
  for (const tab of tabs.filter((one) => !places.has(one.id))) {
    const end = byId.get(ends.get(tab.id).outer);
    const box = measured(end, L.end, L.text);
    const taken = Math.max(box.height, putTabs([tab], tab.side, y, box.height));
    if (!places.has(end.id)) put(end, box, endX(tab.side), y + taken / 2);
    y += taken + L.space;
  }
  const headings = [];
  for (const [look, boxes] of grouped(nodes.filter((node) => node.role === "below"), (node) => node.group)) {
    const width = (L.width - 2 * L.margin - 3 * L.space) / 4;
    headings.push({ look, x: -L.width / 2 + L.margin, y: y + 8 });
    y += 26;
    for (let first = 0; first < boxes.length; first += 4) {
      const line = boxes.slice(first, first + 4).map((one) => measured(one, width, L.text));
      const height = Math.max(...line.map((box) => box.height));
      line.forEach((box, n) => {
        put(boxes[first + n], { ...box, height }, headings[0].x + width / 2 + n * (width + L.space), y + height / 2);
      });
      y += height + 8;
    }
    y += L.space;
  }
  return { places, headings, height: y + L.space };
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
