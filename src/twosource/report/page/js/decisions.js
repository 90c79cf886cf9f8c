// Decisions by id, the last one for an id: what came with the page, then what this browser keeps. In a reading room the
// server's word counts, else the later one.
const decisions = new Map();
const home = new Map();
for (const f of findings) for (const id of [f.dataset.id, ...(f.dataset.parts || "").split(" ")]) if (id) home.set(id, f);
const server = document.body.dataset.save;

const readLines = (text) => {
  const out = [];
  let damaged = 0;
  for (const line of text.replace(/^\uFEFF/, "").split("\n")) {
    if (!line.trim()) continue;
    try {
      const d = JSON.parse(line);
      const known = [undefined, null, "confirmed", "rejected"].includes(d.decision);
      const short = d.note == null || (typeof d.note === "string" && [...d.note].length <= data.longestNote);
      if (typeof d.id === "string" && d.format === "twosource.decision/1" && known && short) out.push(d); else damaged += 1;
    } catch { damaged += 1; }
  }
  return { out, damaged };
};
const lines = () => [...decisions.values()].map((d) => JSON.stringify(d) + "\n").join("");
const empty = (d) => !d || (!d.decision && !d.note);
const decisionOf = (f) => {
  for (const id of [f.dataset.id, ...(f.dataset.parts || "").split(" ")]) if (decisions.has(id)) return decisions.get(id);
  return null;
};

const wordsOf = (f) => {
  if (!f.matches(".row")) return `${f.id.replace("-", " ")}: ${f.querySelector("th").innerText.replace(/\s+/g, " ").trim()}`.slice(0, 160);
  const letters = [...f.querySelectorAll("td[data-at]")].map((td) => td.dataset.l);
  const source = f.parentElement.querySelector(".group bdi").textContent;
  return `row ${numberOf(f).textContent}, ${source}: ${f.querySelector(".rel").textContent} (${letters.join(", ")})`;
};

const decide = (f, change) => {
  const old = decisionOf(f) || {};
  const id = old.id || f.dataset.id;
  const made = {
    ...old, format: "twosource.decision/1", id, decision: old.decision || null, note: old.note || null, ...change,
    at: new Date().toISOString().replace(/\.\d+Z$/, "Z"), finding: wordsOf(f),
  };
  decisions.set(id, made);
  draw(f);
  drawNotes();
  keep(made);
  const said = change.note !== undefined ? (made.note ? "Note kept" : "Note taken back") : made.decision || "Taken back";
  tell(`${said}: ${made.finding}`);
};
const turn = (f, decision) => decide(f, { decision: (decisionOf(f) || {}).decision === decision ? null : decision });

const keep = async (made) => {
  const local = store(data.key, lines());
  let words = local ? "Kept in this browser." : "This browser keeps nothing: save the decisions before you close the page.";
  if (server && made) {
    try {
      const answer = await fetch(server, {
        method: "POST", body: JSON.stringify(made) + "\n", credentials: "same-origin",
        headers: { "Content-Type": "application/jsonl", "X-Twosource-Key": document.body.dataset.key },
      });
      if (!answer.ok) throw new Error(String(answer.status));
      words = "Saved beside the input.";
    } catch {
      words = `Not saved beside the input: the reading room does not answer. ${words}`;
      tell(words);
    }
  }
  $("kept").textContent = words;
};

// What was decided, at the finding itself.
const draw = (f) => {
  const d = decisionOf(f);
  const at = f.querySelector("th");
  let slot = at.querySelector(".decided");
  if (empty(d)) { if (slot) slot.remove(); if (f === active) mark(f); return; }
  if (!slot) { slot = make("span"); at.append(slot); }
  slot.className = `decided ${d.decision || "noted"}`;
  slot.replaceChildren();
  if (d.decision) slot.append(make("b", {}, d.decision === "confirmed" ? "✓ confirmed" : "✗ rejected"));
  if (d.note) slot.append(" ", make("a", { className: "noted", href: "#notes" }, "note"));
  if (f === active) mark(f);
};

// All notes, numbered in the order of the page; how much is decided; what vanished.
const drawNotes = () => {
  const noted = findings.map((f) => [f, decisionOf(f)]).filter(([, d]) => !empty(d));
  const list = $("note-list");
  list.replaceChildren();
  for (const [f, d] of noted) {
    if (!d.note) continue;
    const li = make("li", {}, d.note, make("span", { className: "facts" }, make("a", { href: "#" + f.id }, d.finding || wordsOf(f))));
    list.append(li);
    const link = f.querySelector(".noted");
    if (link) link.textContent = `note ${list.children.length}`;
  }
  const decided = noted.filter(([, d]) => d.decision);
  const yes = decided.filter(([, d]) => d.decision === "confirmed").length;
  $("tally").textContent = noted.length
    ? `${decided.length} of ${count(findings.length, "finding")} decided: ${yes} confirmed, ${decided.length - yes} rejected. ${count(list.children.length, "note")}.`
    : `None of ${count(findings.length, "finding")} is decided. Choose one, then confirm it, reject it or write a note.`;
  const gone = [...decisions.values()].filter((d) => !home.has(d.id) && !empty(d));
  $("vanished").hidden = !gone.length;
  $("vanished").querySelector("ul").replaceChildren(...gone.map((d) => make("li", {}, make("code", {}, String(d.id).slice(0, 80)),
    ` ${d.decision || "noted"}${d.finding ? ": " + String(d.finding).slice(0, 160) : ""}${d.note ? ` “${d.note.slice(0, 200)}”` : ""}`)));
};

const take = (held, sure) => {
  for (const d of held) {
    const old = decisions.get(d.id);
    if (sure || !old || String(d.at || "") >= String(old.at || "")) decisions.set(d.id, d);
  }
};

// One toolbar for the active finding, at the finding.
const bar = make("div", { className: "decide" });
bar.setAttribute("role", "group");
bar.setAttribute("aria-label", "Decide on this finding");
const press = (words, does) => { const b = make("button", { type: "button" }, words); b.addEventListener("click", () => does(active)); return b; };
const yes = press("✓ Confirm", (f) => turn(f, "confirmed"));
const no = press("✗ Reject", (f) => turn(f, "rejected"));
const noteButton = press("Note", (f) => write(f));
const cites = make("span", { className: "cites" });
const note = make("textarea", { maxLength: data.longestNote });
note.setAttribute("aria-label", "Note");
const keepNote = press("Keep note", (f) => keepWriting(f));
const writing = make("div", { className: "write", hidden: true }, note, keepNote);
bar.append(yes, no, noteButton, cites, writing);

const mark = (f) => {
  const d = decisionOf(f) || {};
  yes.setAttribute("aria-pressed", String(d.decision === "confirmed"));
  no.setAttribute("aria-pressed", String(d.decision === "rejected"));
  noteButton.textContent = d.note ? "Change note" : "Note";
};
const offer = (f) => {
  if (f !== active) { activate(f); if (!bar.isConnected) return offer(f); }
  const where = f.matches(".row") ? openRow(f).firstElementChild : f.querySelector("th");
  if (bar.parentElement !== where) { writing.hidden = true; where.append(bar); }
  cites.replaceChildren(...citeButtons(f));
  mark(f);
};
const write = (f) => {
  if (f.matches(".row")) toggle(f, true); else offer(f);
  note.value = (decisionOf(f) || {}).note || "";
  writing.hidden = false;
  note.focus();
};
const stopWriting = (f) => { writing.hidden = true; numberOf(f).focus({ preventScroll: true }); };
const keepWriting = (f) => { const words = note.value.trim(); stopWriting(f); decide(f, { note: words || null }); };
note.addEventListener("keydown", (event) => {
  if (event.key === "Escape") stopWriting(active);
  else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) keepWriting(active);
  else return;
  event.preventDefault();
  event.stopPropagation();
});

$("save").addEventListener("click", () => {
  const file = URL.createObjectURL(new Blob([lines()], { type: "application/jsonl" }));
  const link = make("a", { href: file, download: `twosource-decisions-${data.key}.jsonl` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(file), 10000);
  tell(`${count(decisions.size, "decision")} saved as a file.`);
});
$("load").addEventListener("change", async () => {
  const [file] = $("load").files;
  if (!file) return;
  const { out, damaged } = readLines(await file.text());
  take(out, true);
  findings.forEach(draw);
  drawNotes();
  for (const d of server ? out : [null]) await keep(d);
  const gone = new Set(out.filter((d) => !home.has(d.id)).map((d) => d.id)).size;
  tell(`${count(out.length, "decision")} read${gone ? `, ${gone} of findings that are not in this comparison` : ""}${damaged ? `; ${count(damaged, "line")} held none` : ""}.`);
  $("load").value = "";
});
$("forget").addEventListener("click", () => {
  if (!decisions.size || !confirm("Take back all decisions and notes on this comparison?")) return;
  for (const f of findings) if (!empty(decisionOf(f))) decide(f, { decision: null, note: null });
});
