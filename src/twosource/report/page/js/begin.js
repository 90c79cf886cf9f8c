// A link may lead into something folded or filtered away: open what holds it.
const reveal = () => {
  let id = "";
  try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
  const at = id && $(id);
  if (!at) return;
  unfold(at);
  if (at.matches("article")) {
    for (const fold of at.querySelectorAll("details.lone")) fold.open = true;
    document.querySelector("#texts .tools").scrollIntoView({ block: "start" });
    return;
  }
  const column = at.closest(".column");
  if (column) column.hidden = false;
  if (at.matches(".row")) { toggle(at, true); reach(at); } else if (at.matches(".finding")) reach(at); else at.scrollIntoView({ block: at.closest("u") ? "center" : "start" });
};
addEventListener("hashchange", reveal);

// On paper the texts are whole, the counts give their reasons and the reports their notices; other folds print as they stand.
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details.lone:not([open]), .counts details:not([open]), .few .aside:not([open])")];
  for (const box of folded) box.open = true;
});
addEventListener("afterprint", () => { for (const box of folded) box.open = false; });

take(data.decisions, true);
const own = readLines(stored(data.key) || "").out;
take(server ? own.filter((d) => !decisions.has(d.id)) : own, false);
findings.forEach(draw);
drawNotes();
reveal();
