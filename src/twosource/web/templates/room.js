"use strict";
(() => {
  const $ = (id) => document.getElementById(id);

  // ---- a comparison is waited for: ask how far it is, and tell when the page is left
  const waiting = document.querySelector("[data-state]");
  if (waiting) {
    let over = false;
    const ask = async () => {
      try {
        const now = await (await fetch(waiting.dataset.state, { headers: { Accept: "application/json" } })).json();
        if (!now.running) { over = true; location.reload(); return; }
        if ($("step").textContent !== now.told) $("step").textContent = now.told;
        if (now.seconds >= 2) $("took").textContent = `${now.seconds} s so far`;
        $("bar").max = now.of + 1; $("bar").value = now.done;
        setTimeout(ask, 400);
      } catch {
        $("step").textContent = "The reading room does not answer. It may have been closed";
        setTimeout(ask, 3000);
      }
    };
    ask();
    addEventListener("pagehide", () => { if (!over) navigator.sendBeacon(waiting.dataset.leave); });
  }

  // What a form was told is shown once.
  if (location.search.startsWith("?note=")) history.replaceState(null, "", location.pathname + location.hash);

  const shelf = $("shelf");
  if (!shelf) return;
  const key = document.querySelector("#drop [name=key]").value;

  // ---- messages that a script brings
  const tell = (lines) => {
    const box = $("told");
    box.hidden = !lines.length;
    box.replaceChildren(...lines.map((line) => { const p = document.createElement("p"); p.textContent = line; return p; }));
  };

  // ---- how many are chosen
  const count = () => {
    const button = $("compare");
    if (!button) return;
    const n = document.querySelectorAll("[name=chosen]:checked").length;
    button.textContent = n ? `Compare the chosen (${n})` : "Compare the chosen";
  };

  // ---- the list is renewed in place while pages are read: ticks and focus stay
  let touched = false;
  const renew = async () => {
    const reply = await fetch("/", { headers: { Accept: "text/html" } });
    if (!reply.ok) return;
    const fresh = new DOMParser().parseFromString(await reply.text(), "text/html").getElementById("shelf");
    if (!fresh) return;
    const ticks = new Map([...shelf.querySelectorAll("[type=checkbox]")].map((box) => [box.name + box.value, box.checked]));
    const at = document.activeElement;
    const had = at && shelf.contains(at) ? [at.name, at.value] : null;
    if (fresh.innerHTML !== shelf.innerHTML) {
      shelf.replaceChildren(...fresh.childNodes);
      if (touched) for (const box of shelf.querySelectorAll("[type=checkbox]")) {
        if (ticks.has(box.name + box.value)) box.checked = ticks.get(box.name + box.value);
      }
      if (had) { const same = [...shelf.querySelectorAll("input, button")].find((e) => e.name === had[0] && e.value === had[1]); if (same) same.focus(); }
    }
    shelf.dataset.busy = fresh.dataset.busy;
    count();
  };
  let watching = false;
  const watch = async () => {
    if (watching) return;
    watching = true;
    try {
      let took = 0; // a long list is asked for less often
      while (shelf.dataset.busy === "true") {
        await new Promise((done) => setTimeout(done, Math.max(700, 8 * took)));
        const began = performance.now();
        await renew();
        took = performance.now() - began;
      }
    } catch { tell(["The reading room does not answer. It may have been closed."]); }
    watching = false;
  };
  shelf.addEventListener("change", () => { touched = true; count(); });
  count();
  watch();

  // ---- pages dropped anywhere, or chosen, go in one by one
  const drop = $("drop");
  $("anywhere").hidden = false;
  const most = Number(drop.dataset.most);
  const send = async (files) => {
    const problems = [];
    let n = 0;
    for (const file of files) {
      n += 1;
      tell([`Adding ${n} of ${files.length}: ${file.name}`]);
      if (file.size > most) { problems.push(`${file.name}: it has more than ${drop.dataset.told}, the most that is read of one page.`); continue; }
      try {
        const reply = await fetch(`/files?name=${encodeURIComponent(file.name)}`, {
          method: "POST", body: file,
          headers: { Accept: "application/json", "Content-Type": "application/octet-stream", "X-Twosource-Key": key },
        });
        const said = await reply.json();
        problems.push(...(said.problems || (said.error ? [`${file.name}: ${said.error.message}`] : [])));
      } catch {
        problems.push(`${file.name}: it could not be sent. Is it a folder, or was the room closed?`);
      }
    }
    tell(problems);
    await renew();
    watch();
  };
  drop.addEventListener("submit", (event) => {
    const files = [...$("files").files];
    if (!files.length) return;
    event.preventDefault();
    send(files).then(() => { drop.reset(); });
  });
  addEventListener("dragover", (event) => { event.preventDefault(); document.body.classList.add("over"); });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) document.body.classList.remove("over"); });
  addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("over");
    const files = [...event.dataTransfer.files];
    if (files.length) send(files);
  });
})();
