"use strict";
// Where everything on the map stands. Sources left, files in the middle, recipients right, systems below; each flow is
// a tab at the edge of what hands it on, level with the party at its other end. Lengths are CSS px at scale 1; y grows
// downwards from 0, x is 0 in the middle. Texts are measured in the font they are drawn in, so boxes cannot overlap.

const LAYOUT = {
  party: 250, flow: 122, middle: 260, gap: 138, margin: 16,
  space: 12, between: 34, indent: 10, sign: 16,
  text: { size: 14, line: 18, lines: 3, pad: 12, tall: 9, prose: true },
  tab: { size: 12, line: 15, lines: 2, pad: 7, tall: 5, prose: false },
};
LAYOUT.width = 2 * (LAYOUT.party + LAYOUT.gap + LAYOUT.flow + LAYOUT.margin) + LAYOUT.middle;

/**
 * Break `text` into at most `limit` lines no wider than `width`; a text cut short ends in an ellipsis. Prose is broken
 * between words into lines of even length, a label of the form (委託事項1 再委託) at its blanks and commas.
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

/** Words of `text`, closing marks with the word before them and opening marks with the word after. */
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
 * Place what is shown. `nodes` and `edges` are the network's, `label(node)` the words on a node, `shown(ordinal)`
 * whether a flow is shown, `measure(text, size)` its width. Returns {places: id → {x, y, width, height, lines},
 * headings: [{role, x, y}] of the systems, height}.
 */
function placeAll({ nodes, edges, label, shown, measure }) {
  const L = LAYOUT;
  const places = new Map();
  const visible = nodes.filter((node) => node.flows.some(shown));
  const tabs = visible.filter((node) => node.role === "flow");
  const ends = endsOf(nodes, edges);

  function measured(node, width, style) {
    const room = width - 2 * style.pad - (node.role === "flow" ? L.sign : 0);
    const lines = wrap(label(node), room, style, (text) => measure(text, style.size));
    return { width, lines, height: lines.length * style.line + 2 * style.tall };
  }
  const put = (node, box, x, y) => places.set(node.id, { ...box, x, y });
  const signed = (side, distance) => (side === "left" ? -distance : distance);
  const partyX = (side) => signed(side, L.middle / 2 + L.flow + L.gap + L.party / 2);
  const tabX = (side) => signed(side, L.middle / 2 + L.flow / 2);

  /** Put tabs under each other, centred on `middle`; return the height they take. */
  function putTabs(list, side, top, height) {
    const boxes = list.map((tab) => measured(tab, L.flow, L.tab));
    const total = boxes.reduce((sum, box) => sum + box.height + 5, -5);
    let y = top + Math.max(0, (height - total) / 2);
    list.forEach((tab, n) => {
      put(tab, boxes[n], tabX(side), y + boxes[n].height / 2);
      y += boxes[n].height + 5;
    });
    return total;
  }

  /** Put what a party hands on in turn below its box; return the y below the last of it. */
  function putOnward(party, top) {
    let y = top;
    for (const tab of tabs.filter((one) => ends.get(one.id).inner === party.id)) {
      const left = partyX("right") - L.party / 2 + L.indent;
      const box = measured(tab, L.flow, L.tab);
      const other = visible.find((node) => node.id === ends.get(tab.id).outer);
      const rest = L.party - L.indent - L.flow - 24;
      const otherBox = measured(other, rest, L.tab);
      // A little taller than the party's box beside it, so that only the tab touches what it hangs on.
      box.height = Math.max(box.height, otherBox.height) + 8;
      put(tab, box, left + L.flow / 2, y + box.height / 2);
      if (!places.has(other.id)) put(other, otherBox, partyX("right") + L.party / 2 - rest / 2, y + box.height / 2);
      y += box.height + 6;
    }
    return y;
  }

  const files = nodes.filter((node) => node.role === "file");
  const drawn = files.filter((file) => tabs.some((tab) => ends.get(tab.id).inner === file.id));
  // A party of several files stands between them: below the file in the middle of its files, near the next.
  const ranks = new Map(visible.filter((node) => node.role === "party").map((party) => {
    const ranked = tabs.filter((tab) => ends.get(tab.id).outer === party.id)
      .map((tab) => drawn.findIndex((file) => file.id === ends.get(tab.id).inner)).filter((rank) => rank >= 0);
    return [party.id, ranked.reduce((sum, rank) => sum + rank, 0) / ranked.length];
  }));
  const parties = (side) => visible.filter((node) => node.side === side && ranks.get(node.id) >= 0)
    .sort((a, b) => ranks.get(a.id) - ranks.get(b.id));
  const homeOf = (party) => {
    const own = drawn.filter((file) => tabs.some((tab) => ends.get(tab.id).outer === party.id && ends.get(tab.id).inner === file.id));
    return own.findLast((file) => drawn.indexOf(file) <= ranks.get(party.id));
  };
  let y = L.space;
  for (const file of tabs.length ? drawn : files) {
    const sides = ["left", "right"].map((side) => {
      let at = y + L.space;
      let upper = null;
      for (const party of parties(side)) {
        const list = tabs.filter((tab) => ends.get(tab.id).outer === party.id && ends.get(tab.id).inner === file.id);
        if (!list.length) continue;
        if (ranks.get(party.id) > drawn.indexOf(file)) upper ??= places.size;
        if (homeOf(party) !== file) {
          at += putTabs(list, side, at, 0) + L.space;
          continue;
        }
        const box = measured(party, L.party, L.text);
        const height = Math.max(box.height, putTabs(list, side, at, box.height));
        put(party, box, partyX(side), at + height / 2);
        const below = at + height / 2 + box.height / 2;
        at = Math.max(at + height, side === "right" ? putOnward(party, below) : 0) + L.space;
      }
      return { at, lower: [...places.values()].slice(upper ?? places.size) };
    });
    const box = measured(file, L.middle, L.text);
    const bottom = Math.max(...sides.map(({ at }) => at), y + box.height + 2 * L.space);
    // What has to do with the files below stands at the bottom, so that its lines to them are short.
    for (const { at, lower } of sides) lower.forEach((place) => { place.y += bottom - at; });
    put(file, { ...box, height: bottom - y }, 0, (y + bottom) / 2);
    y = bottom + L.between;
  }
  // Whatever hangs at nothing that is shown still stands on its side, below the rest.
  for (const tab of tabs.filter((one) => !places.has(one.id))) {
    const party = visible.find((node) => node.id === ends.get(tab.id).outer);
    const box = measured(party, L.party, L.text);
    const taken = Math.max(box.height, putTabs([tab], tab.side, y, box.height));
    if (!places.has(party.id)) put(party, box, partyX(tab.side), y + taken / 2);
    y += taken + L.space;
  }
  const headings = [];
  for (const role of ["system", "connected"]) {
    const systems = nodes.filter((node) => node.role === role);
    if (!systems.length) continue;
    const width = (L.width - 2 * L.margin - 3 * L.space) / 4;
    headings.push({ role, x: -L.width / 2 + L.margin, y: y + 8 });
    y += 26;
    for (let first = 0; first < systems.length; first += 4) {
      const boxes = systems.slice(first, first + 4).map((system) => measured(system, width, L.text));
      const height = Math.max(...boxes.map((box) => box.height));
      boxes.forEach((box, n) => {
        put(systems[first + n], { ...box, height }, headings[0].x + width / 2 + n * (width + L.space), y + height / 2);
      });
      y += height + 8;
    }
    y += L.space;
  }
  return { places, headings, height: y + L.space };
}

/** For each flow's node: `outer`, the party it is level with, and `inner`, what it is a tab of. */
function endsOf(nodes, edges) {
  const flows = new Map(nodes.filter((node) => node.role === "flow").map((node) => [node.id, {}]));
  for (const edge of edges) {
    const flow = flows.has(edge.from) ? edge.from : edge.to;
    flows.get(flow)[edge.hidden ? "inner" : "outer"] = flow === edge.from ? edge.to : edge.from;
  }
  return flows;
}

/** Cut the map into [top, bottom] of at most `first`, then `rest` px, through no box but the files'. */
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
