// The filter of the ledger: by words, by relation, by what is still undecided.
if ($("filter")) {
  const whole = new Map();
  for (const piece of document.querySelectorAll("u[data-r]")) {
    for (const row of piece.dataset.r.split(" ")) whole.set(row, `${whole.get(row) || ""} ${piece.textContent}`);
  }
  const folded = new Map(rows.map((row) => {
    const source = row.parentElement.querySelector(".group").textContent;
    return [row, `${source} ${row.textContent} ${whole.get(numberOf(row).textContent) || ""}`.toLowerCase()];
  }));
  const relations = [...document.querySelectorAll("input[name=relation]")];
  const sift = () => {
    const words = $("filter").value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = new Set(relations.filter((box) => box.checked).map((box) => box.value));
    let left = 0;
    for (const body of document.querySelectorAll(".ledger tbody")) {
      let held = 0;
      for (const row of body.querySelectorAll("tr.row")) {
        const fits = words.every((word) => folded.get(row).includes(word)) && wanted.has(row.classList[1])
          && !($("undecided").checked && (decisionOf(row) || {}).decision);
        row.hidden = !fits;
        if (row.nextElementSibling && row.nextElementSibling.matches(".open")) row.nextElementSibling.hidden = !fits;
        held += fits;
      }
      body.querySelector(".group").hidden = !held;
      left += held;
    }
    $("showing").textContent = left < rows.length ? `${left} of ${rows.length} rows` : count(rows.length, "row");
    $("none-left").hidden = left > 0;
  };
  $("filter").addEventListener("input", sift);
  $("filter").addEventListener("keydown", (event) => {
    if (event.key === "Escape") { $("filter").value = ""; sift(); } else if (event.key !== "Enter") return;
    event.preventDefault();
    const first = active && active.matches(".row") && shows(active) ? active : rows.find(shows);
    if (first) reach(first);
  });
  for (const box of [...relations, $("undecided")]) box.addEventListener("change", sift);
  $("all").addEventListener("click", () => {
    const open = $("all").getAttribute("aria-pressed") !== "true";
    $("all").setAttribute("aria-pressed", String(open));
    const at = active;
    for (const row of rows) {
      row.classList.toggle("is-open", open);
      numberOf(row).setAttribute("aria-expanded", String(open));
      if (open) spread(row);
    }
    if (open && at) offer(at);
  });
  sift();
}
