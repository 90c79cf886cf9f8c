"""The reading room as a newcomer meets it: in a real browser, by mouse, by keys alone, without scripts, with hostile pages."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from twosource.example import pages as example_pages

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytest.importorskip("uvicorn", reason="the extra 'serve' is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHROMIUM = next((found for name in _NAMES if (found := shutil.which(name))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on PATH: install one to visit the room")

LIMIT = 15_000
"""Milliseconds for a start, a reading or a comparison on a slow machine; each takes one to three seconds."""
SAID = "The bridge over the harbour at Caldera {} close on Monday, Mayor Ines Adu {} on Tuesday at the town hall."
HOSTILE = """<html><head><title>&lt;script&gt;document.title='ran'&lt;/script&gt; {long}</title>
<script>document.title='ran'</script><link rel="stylesheet" href="http://away.example/a.css"></head>
<body onload="document.title='ran'"><h1>Bridge &lt;img src=http://away.example/b.png onerror="document.title='ran'"&gt; to close</h1>
<p>The bridge over the harbour at Caldera will close on Monday, Mayor Ines Adu <script>document.title='ran'</script> said on Tuesday.</p>
<p>"We &lt;iframe src='javascript:document.title=1'&gt; shut it \u202e at noon," Adu said. <a href="javascript:document.title='ran'">more</a></p>
<img src="http://away.example/c.png" onerror="document.title='ran'"></body>"""


@contextmanager
def serving(*args: str, cwd: Path | None = None) -> Iterator[str]:
    """The link of a room that is open."""
    with running(*args, cwd=cwd) as (_, url):
        yield url


@contextmanager
def running(*args: str, cwd: Path | None = None) -> Iterator[tuple[int, str]]:
    """The process of a room that is open, and its link."""
    command = [sys.executable, "-P", "-m", "twosource", "serve", "--json", *args]
    run = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", cwd=cwd
    )
    try:
        assert run.stdout is not None
        line = run.stdout.readline()
        assert line, run.stderr.read() if run.stderr else ""
        yield run.pid, str(json.loads(line)["url"])
    finally:
        run.send_signal(signal.SIGINT)
        try:
            _, told = run.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            run.kill()
            _, told = run.communicate()
    assert told.strip() == ""
    assert run.returncode == 0


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("case")
    for path in example_pages():
        shutil.copy(path, folder)
    return folder


@pytest.fixture(scope="module")
def room(case: Path) -> Iterator[str]:
    with serving(str(case)) as url:
        yield url


@pytest.fixture(scope="module")
def db(case: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the example, grouped into stories."""
    path = tmp_path_factory.mktemp("archive") / "desk.db"
    for command in (["add", str(case)], ["stories"]):
        ran = [sys.executable, "-P", "-m", "twosource", *command, "--db", str(path)]
        subprocess.run(ran, check=True, capture_output=True)
    return path


def complaints(page: Any) -> list[str]:
    """What axe finds in either theme; nothing but colours differs in the dark."""
    asked: dict[str, Any] = {"resultTypes": ["violations"]}
    colours = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
    found = []
    for scheme, rules in (("light", asked), ("dark", {**asked, **colours})):
        page.emulate_media(color_scheme=scheme)
        told = axe.Axe().run(page, options=rules).response["violations"]
        found += [f"{violation['id']} ({scheme})" for violation in told]
    return found


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens an address in a browser profile of its own; what the browser complains of fails the test."""
    contexts: list[Any] = []
    said: list[str] = []

    def opened(url: str, quiet: bool = False, **options: Any) -> Any:
        context = browser.new_context(**options)
        context.set_default_timeout(LIMIT)
        contexts.append(context)
        page = context.new_page()
        if not quiet:
            page.on("console", lambda message: said.append(message.text))
            page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(url)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert said == []


def base(url: str) -> str:
    return url.partition("?")[0].rsplit("/", 1)[0]


def fresh(folder: Path) -> Path:
    """A room of its own: two reports of one event."""
    folder.mkdir(exist_ok=True)
    for name, words in (("a", ("will", "said")), ("b", ("would", "told reporters"))):
        (folder / f"{name}.txt").write_text(f"Caldera bridge to close\n\n{SAID.format(*words)}\n", "utf-8")
    return folder


def test_choose_compare_decide_and_come_back(room: str, case: Path, visit: Callable[..., Any]) -> None:
    page = visit(room)
    assert "token" not in page.url
    assert "=" not in page.evaluate("document.cookie")  # out of reach of any script
    page.wait_for_selector("legend:has-text('3 reports that seem to tell one event')")
    assert page.locator("[name=chosen]:checked").count() == 3
    page.click("#compare")
    page.wait_for_selector("#ledger")
    assert page.title().startswith("3 reports compared")
    page.keyboard.press("j")
    page.keyboard.press("j")
    with page.expect_response("**/decisions") as saved:
        page.keyboard.press("x")
    assert saved.value.status == 200
    lines = (case / "decisions.jsonl").read_text("utf-8").splitlines()
    assert json.loads(lines[-1])["decision"] == "rejected"
    page.reload()
    assert "rejected" in page.locator("#row-2 th").inner_text()
    page.click("text=Reading room")
    assert page.locator("#made-h").count() == 1
    other = visit(room)  # another browser, with nothing of its own
    other.goto(page.locator(".made a").first.evaluate("a => a.href"))
    assert "rejected" in other.locator("#row-2 th").inner_text()


def test_by_keys_alone(room: str, case: Path, visit: Callable[..., Any]) -> None:
    page = visit(room)
    page.wait_for_selector("[name=chosen]")
    page.wait_for_selector("#shelf[data-busy=false]", state="attached")
    for _ in range(40):
        page.keyboard.press("Tab")
        at = page.evaluate("[document.activeElement.name, document.activeElement.checked, document.activeElement.id]")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", at
        if at[0] == "chosen" and not at[1]:
            page.keyboard.press("Space")
        if at[2] == "compare":
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("#ledger")
    page.keyboard.press("j")
    with page.expect_response("**/decisions"):
        page.keyboard.press("c")
    assert json.loads((case / "decisions.jsonl").read_text("utf-8").splitlines()[-1])["decision"] == "confirmed"


def test_with_scripts_off(tmp_path: Path, visit: Callable[..., Any]) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    with serving(str(folder)) as url:
        page = visit(url, java_script_enabled=False)
        paths = [str(p) for p in (fresh(tmp_path / "other")).iterdir()]
        page.set_input_files("#files", paths)
        with page.expect_navigation():
            page.click("#drop button")
        page.fill("#text", f"Caldera bridge to close\n\n{SAID.format('is to', 'announced')}")
        page.fill("#outlet", "Caldera <b>Herald</b>")
        with page.expect_navigation():
            page.click("#paste button")
        assert len(list(folder.glob("*.txt"))) == 2
        assert len(list(folder.glob("pasted*.jsonl"))) == 1
        for _ in range(100):
            if page.locator("#shelf[data-busy=false] [name=chosen]").count() == 3:
                break
            page.wait_for_timeout(200)
            page.click("header .brand")
        assert "Caldera <b>Herald</b>" in page.locator("#shelf").inner_text()
        for box in page.locator("[name=chosen]").all():
            box.check()
        page.check("[name=same_event]")
        page.click("#compare")
        page.wait_for_selector("#ledger")  # the waiting page loads itself anew
        address = page.url
        page.goto(address + "/decisions")
        page.locator("select[name=decision]").first.select_option("confirmed")
        page.locator("[name=note]").first.fill("seen <i>on paper</i>")
        page.locator(".settle button").first.click()
        assert page.locator("select[name=decision]").first.input_value() == "confirmed"
        assert page.locator("[name=note]").first.input_value() == "seen <i>on paper</i>"
        page.goto(address)
        assert "confirmed" in page.locator("#ledger").inner_text()


def test_pages_are_dropped_in_and_ticks_stay(tmp_path: Path, visit: Callable[..., Any]) -> None:
    with serving(cwd=tmp_path) as url:
        page = visit(url, quiet=True)  # the browser logs that the empty file was refused
        assert "held in memory" in page.locator("#drop").inner_text()
        page.evaluate(
            """said => {
              const dropped = new DataTransfer();
              for (const [name, words] of [["a <img src=x>.txt", said], ["empty.txt", ""], ["pic.png", "\\x89PNG\\r\\n\\x1a\\n\\0\\0"]])
                dropped.items.add(new File([words], name));
              window.dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
            }""",
            SAID.format("will", "said"),
        )
        page.wait_for_selector("#told:has-text('empty.txt: it is empty')")
        page.wait_for_selector("[name=chosen]")
        page.uncheck("[name=chosen]") if page.is_checked("[name=chosen]") else page.check("[name=chosen]")
        ticked = page.is_checked("[name=chosen]")
        page.wait_for_selector(".unread:has-text('pic.png')")
        assert "a img src=x .txt" in page.locator("#shelf").inner_text()
        assert page.is_checked("[name=chosen]") == ticked
        page.click(".unread button")
        page.wait_for_selector(".unread", state="detached")
        assert list(tmp_path.iterdir()) == []  # nothing is written where nothing was named


@pytest.mark.parametrize("scripts", [True, False])
def test_a_file_of_40_megabytes_is_refused_kindly(tmp_path: Path, visit: Callable[..., Any], scripts: bool) -> None:
    large = tmp_path / "large.html"
    large.write_bytes(b"<p>x</p>" * 5_000_000)
    with serving() as url:
        page = visit(url, java_script_enabled=scripts)
        page.set_input_files("#files", str(large))
        page.click("#drop button")
        page.wait_for_selector(".messages:has-text('large.html: it has more than 20 MB')")
        assert page.locator("[name=chosen]").count() == 0


def test_more_than_is_taken_at_once_is_refused_with_a_way_back(tmp_path: Path, visit: Callable[..., Any]) -> None:
    large = tmp_path / "large.html"
    large.write_bytes(b"<p>x</p>" * 500_000)
    with serving("--max-bytes", "100000") as url:
        page = visit(url, quiet=True, java_script_enabled=False)
        page.set_input_files("#files", str(large))
        page.click("#drop button")
        page.wait_for_selector("h1:has-text('Too large')")
        page.click("text=Back to the reading room")
        page.wait_for_selector("h1:has-text('Reading room')")


def test_hostile_pages_run_nothing_and_ask_nobody(tmp_path: Path, visit: Callable[..., Any]) -> None:
    folder = fresh(tmp_path / "case")
    (folder / "<svg onload=document.title='ran'>.html").write_text(HOSTILE.replace("{long}", "x" * 10_000), "utf-8")
    (folder / "b'\"><script>document.title='ran'<").with_suffix(".pdf").write_bytes(b"%PDF-1.7\n\0")
    asked: list[str] = []
    with serving(str(folder)) as url:
        page = visit("about:blank")
        page.context.on("request", lambda request: asked.append(request.url))
        page.goto(url)
        page.wait_for_selector("#shelf[data-busy=false]", state="attached")
        assert page.locator("[name=chosen]").count() == 3
        assert page.title() == "Reading room · twosource"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for box in page.locator("[name=chosen]").all():
            box.check()
        page.check("[name=same_event]")
        page.click("#compare")
        page.wait_for_selector("#ledger")
        assert page.title().startswith("3 reports compared")
        page.goto(page.url + "/decisions")
        assert page.title() == "Decisions · twosource"
        assert [address for address in asked if not address.startswith(base(url))] == []


def test_another_server_of_this_machine_reaches_nothing(room: str, visit: Callable[..., Any]) -> None:
    """Ports of one machine are one site to a browser: the cookie comes along, and that must not be enough."""
    import http.server
    import threading

    class Attacker(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(
                f"""<iframe src="{base(room)}/"></iframe><form method="post" action="{base(room)}/paste"
                enctype="multipart/form-data"><input name="text" value="planted"><button>go</button></form>
                <script>fetch("{base(room)}/", {{credentials: "include"}}).then(r => r.text()).then(t => document.title = "read",
                () => document.title = "refused")</script>""".encode()
            )

        def log_message(self, *args: Any) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Attacker)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        page = visit(room, quiet=True)
        before = page.locator("[name=chosen]").count()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        page.wait_for_function("document.title == 'refused'")
        framed = [frame for frame in page.frames if frame.url.startswith(base(room))]
        assert all("Reading room" not in frame.content() for frame in framed)
        page.click("button")
        page.wait_for_selector("h1:has-text('Refused')")
        page.goto(base(room) + "/")
        assert page.locator("[name=chosen]").count() == before
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.skipif(shutil.which("pgrep") is None, reason="no pgrep to find the room's workers with")
def test_leaving_stops_the_comparison(tmp_path: Path, visit: Callable[..., Any]) -> None:
    """A worker that is held still stands for a comparison that takes long."""
    with running(str(fresh(tmp_path / "case"))) as (room, url):
        page = visit(url)
        page.wait_for_selector("[name=chosen]")
        page.wait_for_selector("#shelf[data-busy=false]", state="attached")
        held = workers(room)
        for worker in held:
            os.kill(worker, signal.SIGSTOP)
        page.evaluate("for (const box of document.querySelectorAll('[name=chosen]')) box.checked = true")
        page.click("#compare")
        page.wait_for_selector("#step:has-text('Comparing 2 reports, 1 pair')")
        page.wait_for_selector("#took:has-text(' s so far')")
        address = page.url
        page.click("text=Back to the reading room")
        page.wait_for_timeout(5_000)  # asking how far it is would be waiting for it
        stage = page.evaluate(f"fetch('{address}/state').then(r => r.json()).then(s => s.stage)")
        assert stage == "cancelled"
        assert len(set(held) - set(workers(room))) == 1


def workers(room: int) -> list[int]:
    """The processes that the room started."""
    return [
        int(pid) for pid in subprocess.run(["pgrep", "-P", str(room)], capture_output=True, text=True).stdout.split()
    ]


def test_axe_finds_nothing_on_any_screen(tmp_path: Path, db: Path, visit: Callable[..., Any]) -> None:
    (tmp_path / "case").mkdir()
    with serving(str(tmp_path / "case"), "--db", str(db)) as url:
        page = visit(url, quiet=True, bypass_csp=True)
        key = page.locator("#paste [name=key]").input_value()
        form = {"key": key, "text": f"Caldera bridge to close\n\n{SAID.format('will', 'said')}"}
        page.request.post(base(url) + "/paste", multipart=form)
        page.request.post(
            base(url) + "/files?name=a.png", data=b"\x89PNG\r\n\x1a\n\0\0", headers={"X-Twosource-Key": key}
        )
        screens = ["/", "/nowhere", "/stories", "/find", "/find?words=gate+motor", "/people", "/outlets"]
        screens += ["/outlet?name=Quillmere+Herald", "/who?name=Ilsa+Dremov", "/who?name=Nobody"]
        wide, found = [], {}
        for path in screens:
            page.goto(base(url) + path)
            if path == "/":
                page.wait_for_selector("#shelf[data-busy=false]", state="attached")
            found[path] = complaints(page)
            page.set_viewport_size({"width": 320, "height": 640})
            wide += [path] if page.evaluate("document.documentElement.scrollWidth > innerWidth") else []
            page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(base(url) + "/stories")
        for step in (".hits a", "form .main"):
            page.click(step)
            found[step] = complaints(page)
        page.wait_for_selector("#ledger")
        page.goto(page.url + "/decisions")
        found["decisions"] = complaints(page)
        assert {path: ids for path, ids in found.items() if ids} == {}
        assert wide == []


def test_an_archive_is_searched_and_its_story_compared(db: Path, visit: Callable[..., Any]) -> None:
    with serving("--db", str(db)) as url:
        page = visit(url)
        page.wait_for_selector("h1:has-text('Stories')")
        page.click("text=Search")
        page.fill("#words", "motor gate")
        page.keyboard.press("Enter")
        page.click(".hits a >> nth=0")
        assert set(page.locator("mark").all_inner_texts()) == {"motor", "gate"}
        page.click("nav >> text=People and sources")
        page.fill("#like", "dremov")
        page.keyboard.press("Enter")
        page.click("th a >> nth=0")
        page.wait_for_selector("h1:has-text('Dremov')")
        page.click("nav >> text=Stories")
        page.click(".hits a >> nth=0")
        page.click("text=Make the ledger")
        page.wait_for_selector("#ledger")
        assert page.title().startswith("3 reports compared")
