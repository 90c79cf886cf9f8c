"""The page in a real browser, without a display or a network: no error, no refusal, nothing from a page runs."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from invented import alike, comparison, hostile, nothing_found
from twosource import report

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHROMIUM = next((found for name in _NAMES if (found := shutil.which(name))), None)
LIMIT = 60
"""Seconds for one page; a cold start on a slow machine takes about ten."""

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no chromium on PATH: install one to run the page in a browser"
)


def browse(tmp_path: Path, page: str, fragment: str = "") -> tuple[str, str]:
    """The DOM after scripts ran, and what the browser logged."""
    saved = tmp_path / "page.html"
    saved.write_text(page, encoding="utf-8")
    ran = subprocess.run(
        [
            str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--disable-background-networking", f"--user-data-dir={tmp_path / 'profile'}", "--enable-logging=stderr",
            "--dump-dom", saved.as_uri() + fragment,
        ],
        capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=LIMIT, check=True,
    )  # fmt: skip
    return ran.stdout, "\n".join(line for line in ran.stderr.splitlines() if "CONSOLE" in line)


@pytest.mark.parametrize("made", [comparison, hostile, nothing_found, lambda: alike(10)])
def test_the_browser_complains_of_nothing_and_draws_every_row(tmp_path: Path, made: Any) -> None:
    compared = made()
    dom, console = browse(tmp_path, report.page(compared))
    assert console == ""
    together = {tuple((m.report, m.statement) for m in match.members) for match in compared.matches}
    rows = len(re.findall(r'<tr class="row ', dom))
    assert rows == len(together) + sum(map(len, compared.only.values()))


def test_the_own_script_runs_under_the_policy(tmp_path: Path) -> None:
    dom, _ = browse(tmp_path, report.page(comparison()))
    assert re.search(r'<button type="button" id="keys">', dom)


def test_a_link_to_a_row_opens_its_passages(tmp_path: Path) -> None:
    closed, _ = browse(tmp_path, report.page(comparison()))
    opened, _ = browse(tmp_path, report.page(comparison()), "#row-3")
    assert closed.count("<details open") == 0
    assert opened.count("<details open") == 1


def test_keys_go_through_the_rows_and_open_one(tmp_path: Path) -> None:
    """The policy is taken off here, so that a script of the test's can press the keys."""
    keys = """<script>
      const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
      const at = [];
      for (const key of ["j", "j", "j", "k", "o", "?"]) { press(key); at.push(document.activeElement.id); }
      document.title = at.slice(0, 5).join(" ") + " " + document.getElementById("help").open;
    </script></body>"""
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", report.page(comparison()))
    dom, _ = browse(tmp_path, page.replace("</body>", keys))
    assert "<title>row-1 row-2 row-3 row-2 row-2 true</title>" in dom
    assert dom.count("<details open") == 1


def test_a_script_in_a_report_does_not_run(tmp_path: Path) -> None:
    dom, _ = browse(tmp_path, report.page(hostile()))
    title = re.search(r"<title>(.*?)</title>", dom, re.DOTALL)
    assert title
    assert title.group(1).startswith("2 reports compared")


def test_a_foreign_script_is_refused_by_the_policy(tmp_path: Path) -> None:
    page = report.page(comparison()).replace("</body>", "<script>document.title='ran'</script></body>")
    dom, console = browse(tmp_path, page)
    assert "<title>ran" not in dom
    assert "Content Security Policy" in console


def test_no_long_word_or_address_makes_the_page_wider_than_the_screen(tmp_path: Path) -> None:
    long = "Harbour" * 60
    page = report.page(comparison()).replace("harbour", long)
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    measure = """<script>
      const wide = [...document.querySelectorAll("main *")].filter((e) => !e.closest(".scroll, .texts")
        && e.getBoundingClientRect().right > innerWidth + 1);
      document.title = `${wide.length} ${document.documentElement.scrollWidth <= innerWidth}`;
    </script></body>"""
    dom, _ = browse(tmp_path, page.replace("</body>", measure))
    assert long in dom
    assert "<title>0 true</title>" in dom
