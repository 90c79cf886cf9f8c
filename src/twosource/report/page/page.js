"use strict";
(() => {
  const rows = () => [...document.querySelectorAll("tr.row")].filter((r) => r.offsetParent !== null);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const help = document.getElementById("help");
  const passages = (row) => row.nextElementSibling && row.nextElementSibling.querySelector("details");

  const go = (step) => {
    const all = rows();
    if (!all.length) return;
    const at = all.indexOf(document.activeElement && document.activeElement.closest("tr.row"));
    const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step))];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  };

  const toggle = () => {
    const row = document.activeElement && document.activeElement.closest("tr.row");
    const box = row && passages(row);
    if (box) box.open = !box.open;
  };

  // A link may lead into something folded: open what holds it.
  const reveal = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    let at = id && document.getElementById(id);
    if (!at) return;
    if (at.matches("tr.row")) { const box = passages(at); if (box) box.open = true; at.focus({ preventScroll: true }); }
    for (let up = at.parentElement; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    at.scrollIntoView({ block: "center" });
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (help.open && event.key !== "?") return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "o" || (event.key === "Enter" && event.target.matches("tr.row"))) toggle();
    else if (event.key === "?") { if (help.open) help.close(); else help.showModal(); }
    else return;
    event.preventDefault();
  });

  for (const button of document.querySelectorAll("button[data-open]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const open = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(open));
      for (const box of document.querySelectorAll(button.dataset.open)) box.open = open;
    });
  }
  document.getElementById("keys").hidden = false;
  document.getElementById("keys").addEventListener("click", () => help.showModal());
  document.getElementById("close").addEventListener("click", () => help.close());

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const box of folded) box.open = true;
  });
  addEventListener("afterprint", () => { for (const box of folded) box.open = false; });
  addEventListener("hashchange", reveal);
  reveal();
})();
