// Findings: rows of the ledger, figures, labels, responses and steps of the lineage. Each has a number that takes the focus.
const findings = [...document.querySelectorAll(".row, .finding")];
const rows = findings.filter((f) => f.matches(".row"));
const place = new Map(findings.map((f, at) => [f, at]));
const numberOf = (f) => f.querySelector("th > a");
const findingAt = (node) => node && node.closest ? node.closest(".row, .finding") || (node.closest("tr.open") || { previousElementSibling: null }).previousElementSibling : null;
const shows = (f) => !f.hidden && f.checkVisibility();
// Below a row stands why; a row that has nothing to tell gets an empty one when it is opened.
const openRow = (row) => {
  const next = row.nextElementSibling;
  if (next && next.matches(".open")) return next;
  const made = make("tr", { className: `open ${row.classList[1]}` }, make("td", { colSpan: document.querySelector(".ledger .group th").colSpan }));
  row.after(made);
  return made;
};

let active = null;
const activate = (f) => {
  if (active === f) return;
  if (active) active.classList.remove("active");
  active = f;
  if (!f) return;
  f.classList.add("active");
  if (!f.matches(".row") || f.classList.contains("is-open")) offer(f);
};

const unfold = (node) => {
  for (let up = node.parentElement; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
};

const reach = (f) => {
  unfold(f);
  f.hidden = false;
  numberOf(f).focus({ preventScroll: true });
  f.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
};

// From the active finding on, or from the first or last one on the page.
const go = (step, fits = shows) => {
  const from = active && active.isConnected ? place.get(active) : step > 0 ? -1 : findings.length;
  for (let at = from + step; at >= 0 && at < findings.length; at += step) {
    if (fits(findings[at])) { reach(findings[at]); return true; }
  }
  return false;
};

const toggle = (row, open = !row.classList.contains("is-open")) => {
  if (!row.matches(".row")) { activate(row); return; }
  row.classList.toggle("is-open", open);
  numberOf(row).setAttribute("aria-expanded", String(open));
  if (open) { spread(row); offer(row); }
};

// With many reports a cell holds the first words only: a row opens to its paragraphs out of the texts, side by side.
const passagesOf = (letter, row) => {
  const text = $(`report-${letter}`);
  return text ? [...text.querySelectorAll(`u[data-r~="${row}"]`)] : [];
};
const spread = (row) => {
  const held = openRow(row).firstElementChild;
  if (!document.body.classList.contains("many") || held.querySelector(".wide")) return;
  const number = numberOf(row).textContent;
  const wide = make("div", { className: "wide" });
  for (const cell of row.querySelectorAll("td[data-at]")) {
    const told = cell.querySelector("small").cloneNode(true);
    told.prepend(make("span", { className: "letter" }, cell.dataset.l));
    const box = make("div", {}, told);
    for (const line of new Set(passagesOf(cell.dataset.l, number).map((piece) => piece.closest("p")))) {
      const copied = line.cloneNode(true);
      copied.className = "";
      copied.lang = line.closest("article").lang || "en";
      for (const link of copied.querySelectorAll("a")) link.remove();
      for (const piece of copied.querySelectorAll(`u[data-r~="${number}"]`)) piece.classList.add("chosen");
      box.append(copied);
    }
    wide.append(box);
  }
  held.prepend(wide);
};

document.addEventListener("focusin", (event) => { const f = findingAt(event.target); if (f) activate(f); });
document.addEventListener("click", (event) => {
  const number = event.target.closest("tbody th > a:first-child");
  const f = findingAt(event.target);
  if (!f || (!number && event.target.closest("a, button, input, textarea, label, summary"))) return;
  if (number) event.preventDefault();
  else if (event.target.closest("tr.open") || String(getSelection())) return;
  activate(f);
  toggle(f);
  if (!number) numberOf(f).focus({ preventScroll: true });
});
for (const row of rows) numberOf(row).setAttribute("aria-expanded", "false");
