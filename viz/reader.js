"use strict";
// The page around the map in the reader's language, and its reactions to the reader's input.

/** Update everything that depends on which rows are shown. */
function refresh() {
  showRows();
  const hadPanel = state.selected;
  draw();
  fillOpen();
  if (hadPanel !== null && (!scene.byId.has(hadPanel) || !drawn.places.has(hadPanel))) select(null);
  else if (hadPanel !== null) showPanel(scene.byId.get(hadPanel));
  const parts = shownWords();
  by("shown").replaceChildren(element("b", {}, parts[0]), ...parts.slice(1).map((part) => element("span", { className: "limit" }, part)));
  const n = units(every.filter(shown));
  by("empty").hidden = n > 0;
  by("empty").textContent = total ? word("none_shown") : localized(data.empty);
  fillKinds();
}
function fillCover() {
  const { cover } = data;
  by("document").replaceChildren(...cover.map(({ label, values, inferred }) => element("div", {}, element("dt", {}, localized(label)),
    element("dd", {}, ...values.flatMap((value, n) => [n ? word("between") : null, printed(value)]), ...(inferred.length ? [
      element("span", { className: "status" }, word("inferred")),
      element("span", { className: "note" }, " ", inferred.map((one) => localized(one)).join(word("between")))] : [])))));
}
function showTexts() {
  document.documentElement.lang = state.language;
  document.querySelectorAll("[data-word]").forEach((one) => { one.textContent = word(one.dataset.word); });
  document.querySelectorAll("[data-text]").forEach((one) => { one.textContent = localized(data[one.dataset.text]); });
  document.querySelectorAll("[data-placeholder]").forEach((one) => { one.placeholder = word(one.dataset.placeholder); });
  document.querySelectorAll("[data-label]").forEach((one) => { one.ariaLabel = one.title = word(one.dataset.label); });
  document.querySelectorAll("[data-hint]").forEach((one) => { one.title = word(one.dataset.hint); });
  document.querySelectorAll("[data-lane]").forEach((one) => { one.textContent = one.title = localized(data.lanes[one.dataset.lane]); });
  by("language").lang = state.language === "ja" ? "en" : "ja";
  canvas.ariaLabel = localized(data.alt);
  by("title").replaceChildren(printed(data.title));
  by("title").lang = Array.isArray(data.title) ? state.language : "ja";
  by("partly").hidden = !data.partly;
  by("partly").textContent = by("partly").title = data.partly ? localized(data.partly) : "";
  by("remarks").replaceChildren(...[data.partly, ...data.remarks].filter(Boolean).map((remark) => element("li", {}, localized(remark))));
  by("gaps").hidden = !data.gaps.length;
  by("gaps-heading").textContent = word("gaps", { n: data.gaps.length });
  by("gaps-list").replaceChildren(...data.gaps.map((gap) => element("li", {}, localized(gap))));
  by("question-heading").textContent = word("cypher_whole", { question: data.source.question });
  by("question-text").textContent = data.source.cypher;
  document.body.classList.toggle("woven", source.woven);
  document.body.classList.toggle("nothing-drawn", !source.nodes.length);
  fillCover();
  fillFilters();
  refresh();
  // The map is looked at first, so a long table is filled after the map is painted.
  if (data.rows.length > LIMIT && !by("rows").childElementCount) requestAnimationFrame(() => setTimeout(fillTable));
  else fillTable();
}

// Where only one side has ends, the names of the two lanes stand in the outer columns.
const alone = source.sides.length === 1 ? source.sides[0] : null;
document.querySelectorAll("[data-lane]").forEach((one) => {
  const lane = ["left", "middle", "right"][one.dataset.lane];
  one.hidden = alone !== null && lane !== "middle" && lane !== alone;
  one.style.gridColumn = { left: 1, middle: { left: 3, right: 1 }[alone] ?? 2, right: 3 }[lane];
});

by("search").addEventListener("input", (event) => { state.query = event.target.value.trim(); refresh(); });
by("language").addEventListener("click", () => { state.language = state.language === "ja" ? "en" : "ja"; showTexts(); });
by("reset").addEventListener("click", () => {
  Object.assign(state, {
    query: "", kinds: new Set(Object.keys(data.kinds)), filters: {}, only: null, selected: null, open: new Map(), all: false,
  });
  by("search").value = "";
  hidePanel();
  showTexts();
});
const zoom = (factor) => () => { state.zoom = factor ? Math.min(2.5, Math.max(0.4, state.zoom * factor)) : 1; fit(); };
by("larger").addEventListener("click", zoom(1.25));
by("smaller").addEventListener("click", zoom(0.8));
by("fit").addEventListener("click", zoom(0));
by("close").addEventListener("click", () => select(null));
by("fold").addEventListener("click", () => {
  by("more").hidden = !by("more").hidden;
  by("fold").ariaExpanded = String(!by("more").hidden);
  follow();
});
darkness.addEventListener("change", () => draw({ lightOnly: true }));

showTexts();
