// Single keys, where they are switched on and nobody is writing.
const single = $("single");
single.checked = stored("single-keys") !== "off";
single.addEventListener("change", () => store("single-keys", single.checked ? "on" : "off"));
const help = $("help");
const ask = () => { if (help.open) help.close(); else help.showModal(); };
$("keys").addEventListener("click", ask);
$("close").addEventListener("click", () => help.close());

const lost = () => { if (!active) tell("No finding is chosen: j goes to the first one."); return !active; };
const does = {
  j: () => { if (!go(1)) tell("This is the last finding."); },
  k: () => { if (!go(-1)) tell("This is the first finding."); },
  u: () => {
    const fits = (f) => !f.hidden && !(decisionOf(f) || {}).decision;
    if (go(1, fits)) return;
    active = null;
    if (!go(1, fits)) tell("Every finding is decided.");
  },
  c: () => lost() || turn(active, "confirmed"),
  x: () => lost() || turn(active, "rejected"),
  n: () => lost() || write(active),
  "/": () => { if ($("filter")) { $("filter").focus(); $("filter").scrollIntoView({ block: "center" }); } },
  "?": ask,
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
  if (help.open && event.key !== "?") return;
  const arrow = event.target.closest("tbody th > a:first-child") && { ArrowDown: "j", ArrowUp: "k" }[event.key];
  const key = arrow || (single.checked && event.key);
  if (!Object.hasOwn(does, key)) return;
  event.preventDefault();
  does[key]();
});
