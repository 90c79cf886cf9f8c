// Citations: the words as they stand on the page, whose they are, and where exactly.
const wordsAt = (cell) => {
  const row = cell.closest(".row");
  const whole = row ? passagesOf(cell.dataset.l, numberOf(row).textContent) : [];
  const marked = whole.length ? whole.map(bare) : [...cell.querySelectorAll("b, mark")];
  if (!marked.length) return (cell.querySelector("bdi") || cell).textContent.trim();
  let words = "";
  marked.forEach((piece, at) => {
    const before = marked[at - 1];
    const on = before && (whole.length ? whole[at - 1].nextSibling === whole[at] : before.nextSibling === piece);
    words += (before && !on ? " … " : "") + piece.textContent;
  });
  return words.replace(/\s+/g, " ").trim();
};

// Without the numbers that stand in it.
const bare = (piece) => {
  const copied = piece.cloneNode(true);
  for (const link of copied.querySelectorAll("a")) link.remove();
  return copied;
};

// https://wicg.github.io/scroll-to-text-fragment: the first words, and the last ones where there are many.
const fragment = (words) => {
  const code = (part) => encodeURIComponent(part).replace(/-/g, "%2D");
  const first = words.split(" … ")[0].replace(/^[\s"'“”‘’«»„]+|[\s"'“”‘’«»„]+$/g, "");
  const all = first.split(" ");
  return all.length > 10 ? `${code(all.slice(0, 5).join(" "))},${code(all.slice(-5).join(" "))}` : code(first);
};

const placeOf = (report, words) => report.url ? `${report.url.split("#")[0]}#:~:text=${fragment(words)}` : "";

const citation = (cell) => {
  const report = data.reports[cell.dataset.l];
  const words = wordsAt(cell);
  const quoted = /^["“«„]/.test(words) ? words : `“${words}”`;
  const facts = [report.outlet, report.date, `“${report.title}”`, placeOf(report, words)].filter(Boolean).join(", ");
  const places = cell.dataset.at.split(",").map((at) => at.replace("-", "–")).join(", ");
  return `${quoted} (${facts}; characters ${places} of the text with SHA-256 ${report.sha256})`;
};

const copy = async (words) => {
  try { await navigator.clipboard.writeText(words); } catch {
    const box = make("textarea", { value: words });
    const back = document.activeElement;
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    back.focus({ preventScroll: true });
    if (!done) { tell("This browser does not let the page copy."); return; }
  }
  tell("Citation copied.");
};

const citeButtons = (f) => {
  const seen = new Map();
  const out = [];
  for (const cell of f.querySelectorAll("[data-at]")) {
    if (!cell.dataset.at) continue;
    const letter = cell.dataset.l;
    seen.set(letter, (seen.get(letter) || 0) + 1);
    const which = seen.get(letter) > 1 ? `${letter} ${seen.get(letter)}` : letter;
    const button = make("button", { type: "button" }, `Copy citation ${which}`);
    button.addEventListener("click", () => copy(citation(cell)));
    out.push(button);
    const inText = f.matches(".row") && $(`t-${letter}-${numberOf(f).textContent}`);
    if (inText) out.push(make("a", { href: "#" + inText.id }, `${letter} in its text`));
    const there = placeOf(data.reports[letter], wordsAt(cell));
    if (there) out.push(make("a", { href: there, rel: "noreferrer noopener", target: "_blank" }, `${letter} at its source`));
  }
  return out;
};
