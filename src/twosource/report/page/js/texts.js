// Side by side: columns that scroll by themselves, joined passages, an overview bar for each.
const texts = document.querySelector(".texts");
if (texts) {
  const columns = [...texts.querySelectorAll(".column")].map((box) => ({
    box, article: box.querySelector("article"), letter: box.querySelector("article").id.slice("report-".length),
    bar: make("div", { className: "bar", ariaHidden: "true" }), view: make("b"), places: new Map(),
  }));
  const svg = (tag) => document.createElementNS("http://www.w3.org/2000/svg", tag);
  const joins = svg("svg");
  joins.setAttribute("class", "joins");
  joins.setAttribute("aria-hidden", "true");
  texts.append(joins);
  let chosen = "";
  const kindOf = (row) => $(`row-${row}`).classList[1];
  const beside = () => !narrow.matches && !texts.querySelector("article:target");
  const shown = () => columns.filter((c) => !c.box.hidden);

  // Where the passages of each row stand in a column, from its top. What is folded away has no place.
  const measure = () => {
    for (const c of columns) { if (beside()) c.article.tabIndex = 0; else c.article.removeAttribute("tabindex"); }
    if (!beside()) return;
    for (const c of shown()) {
      c.places = new Map();
      const top = c.article.getBoundingClientRect().top - c.article.scrollTop;
      const whole = c.article.scrollHeight;
      const marks = [];
      for (const piece of c.article.querySelectorAll("u")) {
        const box = piece.getClientRects()[0];
        if (!box || !piece.checkVisibility()) continue;
        const own = piece.dataset.r.split(" ");
        const at = box.top - top;
        const kind = piece.classList[0];
        for (const row of own) if (!c.places.has(row)) c.places.set(row, { at: at + box.height / 2, kind: kindOf(row) });
        const tick = make("i", { className: kind });
        tick.style.top = `${(100 * at) / whole}%`;
        tick.style.height = `${(100 * piece.getBoundingClientRect().height) / whole}%`;
        if (own.includes(chosen)) tick.classList.add("chosen");
        marks.push(tick);
      }
      c.bar.replaceChildren(...marks, c.view);
    }
    follow();
  };

  // The curves between neighbouring columns, and the frame in each bar: arithmetic only, so that scrolling stays smooth.
  const follow = () => {
    const paths = [];
    const held = beside() ? shown() : [];
    const frame = texts.getBoundingClientRect();
    const boxes = held.map((c) => c.article.getBoundingClientRect());
    held.forEach((c, index) => {
      c.view.style.top = `${(100 * c.article.scrollTop) / c.article.scrollHeight}%`;
      c.view.style.height = `${(100 * c.article.clientHeight) / c.article.scrollHeight}%`;
      const next = held[index + 1];
      if (!next) return;
      const [left, right] = [boxes[index], boxes[index + 1]];
      for (const [row, { at, kind }] of c.places) {
        const other = next.places.get(row);
        if (!other) continue;
        let y1 = at - c.article.scrollTop;
        let y2 = other.at - next.article.scrollTop;
        const in1 = y1 > 30 && y1 < left.height;
        const in2 = y2 > 30 && y2 < right.height;
        if (!(in1 && in2) && row !== chosen) continue;
        [y1, y2] = [Math.min(Math.max(y1, 30), left.height), Math.min(Math.max(y2, 30), right.height)];
        const [x1, x2] = [left.right - frame.left + texts.scrollLeft, right.left - frame.left + texts.scrollLeft - 3];
        const path = svg("path");
        path.setAttribute("d", `M${x1} ${y1}C${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2} ${x2} ${y2}`);
        path.setAttribute("class", `${kind}${row === chosen ? " chosen" : chosen ? " pale" : ""}`);
        paths.push(path);
      }
    });
    joins.replaceChildren(...paths);
  };
  let due = 0;
  const soon = (what) => { cancelAnimationFrame(due); due = requestAnimationFrame(what); };

  const choose = (row, at) => {
    chosen = row;
    for (const piece of texts.querySelectorAll("u.chosen")) piece.classList.remove("chosen");
    for (const piece of texts.querySelectorAll(`u[data-r~="${row}"]`)) { piece.classList.add("chosen"); unfold(piece); }
    measure();
    const own = columns.find((c) => c.article.contains(at));
    const from = own.places.get(row);
    if (beside() && from) {
      const height = from.at - own.article.scrollTop;
      for (const c of shown()) {
        const there = c !== own && c.places.get(row);
        if (there) c.article.scrollTo({ top: there.at - height, behavior: calm.matches ? "auto" : "smooth" });
      }
    }
    const told = document.querySelector(`#row-${row} .rel`).textContent;
    const others = columns.filter((c) => c !== own && c.article.querySelector(`u[data-r~="${row}"]`));
    const box = $("chosen");
    box.replaceChildren(make("span", {}, `Row ${row}: ${told}`));
    for (const c of others) box.append(make("a", { href: `#t-${c.letter}-${row}` }, `in ${c.letter}`));
    if (!others.length) box.append(make("span", {}, "no counterpart in another report"));
    box.append(make("a", { href: `#row-${row}` }, "in the ledger"));
    const finding = $(`row-${row}`);
    for (const cell of finding.querySelectorAll("td[data-at]")) {
      const button = make("button", { type: "button" }, `Copy citation ${cell.dataset.l}`);
      button.addEventListener("click", () => copy(citation(cell)));
      box.append(button);
    }
    box.hidden = false;
    measure();
  };

  texts.addEventListener("click", (event) => {
    const piece = event.target.closest("u");
    const tick = event.target.closest(".bar");
    if (tick) {
      const c = columns.find((one) => one.bar === tick);
      const y = (event.clientY - tick.getBoundingClientRect().top) / tick.clientHeight;
      c.article.scrollTo({ top: y * c.article.scrollHeight - c.article.clientHeight / 2 });
    } else if (piece && !event.ctrlKey && !event.metaKey && !String(getSelection())) {
      const row = (event.target.closest("u > a") || {}).textContent || piece.dataset.r.split(" ")[0];
      event.preventDefault();
      choose(row, piece);
    }
  });
  for (const c of columns) {
    c.box.append(c.bar);
    c.article.addEventListener("scroll", () => soon(follow), { passive: true });
  }
  texts.addEventListener("toggle", () => soon(measure), true);
  new ResizeObserver(() => soon(measure)).observe(texts);
  addEventListener("hashchange", () => soon(measure));

  const picks = [...document.querySelectorAll("input[name=column]")];
  const pick = () => {
    for (const box of picks) columns.find((c) => c.letter === box.value).box.hidden = !box.checked;
    soon(measure);
  };
  for (const box of picks) box.addEventListener("change", pick);
  if (picks.length) pick();
  $("unfold").addEventListener("click", () => {
    const open = $("unfold").getAttribute("aria-pressed") !== "true";
    $("unfold").setAttribute("aria-pressed", String(open));
    for (const fold of texts.querySelectorAll("details")) fold.open = open;
  });
}
