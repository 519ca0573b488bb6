"use strict";
// Break texts into lines. Texts are measured in the font they are drawn in, so that boxes cannot overlap.

/**
 * Break `text` between words into at most `limit` lines no wider than `width`, of even length. A text that is cut ends in
 * an ellipsis.
 */
function wrap(text, width, { lines: limit }, measure) {
  const words = wordsOf(text);
  const lines = broken(words, width, measure);
  if (lines.length <= limit) {
    let best = lines;
    // Never so narrow that a word is broken which fits.
    const least = Math.max(width / 2, ...words.map(measure).filter((one) => one <= width));
    for (let narrower = width * 0.95; narrower > least; narrower -= width * 0.05) {
      const tried = broken(words, narrower, measure);
      if (tried.length > lines.length) break;
      best = tried;
    }
    return best;
  }
  const kept = lines.slice(0, limit);
  kept[limit - 1] = shortened(kept[limit - 1], width, measure);
  return kept;
}

/** Return the beginning of `text` that fits `width` with an ellipsis behind it. */
function shortened(text, width, measure) {
  let end = Array.from(text);
  while (end.length && measure(end.join("") + "…") > width) end = end.slice(0, -1);
  return end.join("") + "…";
}
/** Return the beginning and, mostly, the end of `text` that fit `width` with an ellipsis between them. */
function cutInside(text, width, measure) {
  const all = Array.from(text);
  const left = (n) => n >= all.length ? text : `${all.slice(0, Math.ceil(n / 3)).join("")}…${all.slice(all.length - Math.floor((2 * n) / 3)).join("")}`;
  let n = all.length;
  while (n && measure(left(n)) > width) n -= 1;
  return left(n);
}
const onOneLine = (text, width, measure) => measure(text) <= width ? text : shortened(text, width, measure);

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
      || (/^\d/.test(segment) && /\p{L}$/u.test(words[last]))
      // The unit of a number: 第8号.
      || (/^[条項号表章節款目件年月日]/.test(segment) && /\d$/.test(words[last]))
      // A date: 2024-04-01.
      || (/^[-–]$/.test(segment) && /\d$/.test(words[last])) || (/^\d/.test(segment) && /\d-$/.test(words[last])));
    if (joins) words[last] += segment;
    else words.push(segment);
  }
  return words;
}
