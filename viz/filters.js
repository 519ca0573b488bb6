"use strict";
// The filters of the map: by kind, and by one value of a column.

function lineSample(kind) {
  const make = (name, values) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(values).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  };
  const { colour, dashes } = data.kinds[kind];
  const svg = make("svg", { width: 24, height: 8, "aria-hidden": "true" });
  svg.append(make("line", { x1: 0, y1: 4, x2: 24, y2: 4, "stroke-width": 2, "stroke-dasharray": dashes.join(" ") }));
  svg.style.setProperty("stroke", byDayAndNight(colour));
  return svg;
}
const shownLooks = () => data.looks.filter((name) => scene.nodes.some((node) => node.group === name && drawn.places.has(node.id)));
function fillKinds() {
  by("kinds").replaceChildren(...Object.keys(data.kinds).map((kind) => {
    const box = element("input", { type: "checkbox" });
    box.value = kind;
    box.checked = state.kinds.has(kind);
    box.addEventListener("change", () => {
      state.kinds[box.checked ? "add" : "delete"](kind);
      refresh();
    });
    const count = units(every.filter((ordinal) => data.rows[ordinal].kinds.includes(kind)));
    return element("label", {}, box, kindMark(kind), lineSample(kind), element("span", { className: "count" }, String(count)));
  }));
  by("legend").replaceChildren(...shownLooks().map((name) => {
    const { color, shapeProperties, borderWidth } = source.options.groups[name];
    const swatch = element("span", { className: "swatch" });
    Object.assign(swatch.style, {
      background: byDayAndNight(color.background), borderColor: byDayAndNight(color.border),
      borderRadius: `${Math.min(8, shapeProperties.borderRadius)}px`,
      borderStyle: shapeProperties.borderDashes ? "dashed" : "solid", borderWidth: `${borderWidth}px`,
    });
    const hint = name === "bundle" ? element("span", { className: "on-screen" }, word("bundle_hint")) : null;
    return element("li", {}, swatch, word(`look_${name}`), hint);
  }));
}
const inOrder = new Intl.Collator("ja", { numeric: true });
/** Fill the list of values of each column that can be filtered by. */
function fillFilters() {
  by("filters").replaceChildren(...data.filters.map((column) => {
    const counts = new Map();
    for (const row of data.rows) {
      for (const key of new Set(fact(row, column).map(both))) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const values = new Map(data.rows.flatMap((row) => fact(row, column)).map((value) => [both(value), value]));
    if (!values.size) return null;
    const list = element("select");
    const sorted = [...values].sort(([a], [b]) => inOrder.compare(a, b));
    list.append(new Option(word("any"), ""), ...sorted.map(([key, value]) => new Option(`${short(plain(value))} (${counts.get(key)})`, key)));
    list.value = state.filters[column] ?? "";
    list.name = column;
    list.addEventListener("change", () => {
      if (list.value) state.filters[column] = list.value;
      else delete state.filters[column];
      refresh();
    });
    return element("label", {}, word(column === "methods" ? "medium" : column), list);
  }).filter(Boolean));
}
const short = (words) => words.length > 48 ? `${words.slice(0, 47)}…` : words;
