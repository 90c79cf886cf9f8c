"""How well the article room finds the report on a page.

    python bench/quality/article.py ../shared

All development pages, each judged by forests that were taught without its site (unseen.py). Figures, 0 to 1:

- ``founding_flags``: share of lines of the founding pair whose article flag is that of the careful reader;
  ``founding_roles``: whose role is.
- ``html_f1``: mean over pages of 4-word shingle F1 against the article text; ``html_p10`` the tenth percentile page;
  ``html_exact`` the share of pages over .98. ``html_news_…`` and ``html_aeb_…`` the same of each set, with the name of
  a peer at the end for the peer: trafilatura in the mode that does best on the set, readability-lxml, Resiliparse.
- ``html_title``: share of news pages whose headline is right in letters and digits, ``html_title_literal`` to the
  character; ``html_author`` with at least one author right, ``html_authors`` with all of them and no other;
  ``html_date`` with the right day.
- ``plain_f1``: mean over pages of the F1 of "this line is article" on labelled plain texts, title lines and lines that
  are part article left out; ``plain_p10`` the tenth percentile page; ``plain_title`` the share of pages whose headline
  was found. For each way in which the texts were made (``main``, ``full``, ``recall``): ``plain_main_f1`` the line F1,
  ``plain_main_lines_exact`` the share of pages without a wrong line, ``plain_main_exact`` the share whose shingle F1 is
  over .98. ``plain_recall_words_f1`` is the line F1 weighted by words, ``plain_recall_words_f1_everything`` that of keeping
  every line.
- ``clean_kept``: share of lines of texts that are nothing but a report that were kept, or set aside for what their
  words show; ``clean_whole`` the share of such texts that lose no other line. The same of the texts of the ``news``
  and ``aeb`` pages and of ``polnear`` articles; in aeb a few long lists make up most of what is lost.
- ``credits_f1``: credits found with the right kind, by span overlap, one to one; ``credits_precision`` likewise.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from article_html import html, jsonl
from article_text import clean, plain
from measured import mean

from twosource.article import find
from twosource.intake import pages
from twosource.records import Page


def score(shared: Path) -> dict[str, float]:
    """All figures above for the data below ``shared``."""
    data = shared / "data"
    return {
        **_founding(data / "founding"),
        **html(data / "pages"),
        **plain(data / "pages" / "plain.jsonl"),
        **clean(data),
        **_credits(data / "lineage"),
    }


def _founding(folder: Path) -> dict[str, float]:
    flags: list[bool] = []
    roles: list[bool] = []
    for name in "ab":
        gold = json.loads((folder / f"article_{name}.json").read_text(encoding="utf-8"))["segments"]
        (page,) = pages([str(folder / f"{name}.txt")])
        assert isinstance(page, Page)
        for line, segment in zip(find(page).lines, gold, strict=True):
            flags.append(line.article == segment["in_article"] and line.span.start == segment["start"])
            roles.append(line.role == segment["role"])
    return {"founding_flags": mean(flags), "founding_roles": mean(roles)}


def _credits(folder: Path) -> dict[str, float]:
    texts = {record["id"]: record for record in jsonl(folder / "texts.jsonl")}
    right = found = gold = 0
    for record in jsonl(folder / "credits.jsonl"):
        source = texts.get(record["report"])
        if source is None:
            continue
        page = Page(path="x", media="text", content=source["text"], encoding="utf-8", given_outlet=source.get("outlet"))
        free = list(find(page).credits)
        found, gold = found + len(free), gold + len(record["spans"])
        for span in record["spans"]:
            own = next((c for c in free if c.span.start < span["end"] and span["start"] < c.span.end), None)
            if own is not None:
                free.remove(own)
                right += own.kind == span["kind"]
    return {"credits_f1": round(2 * right / (found + gold), 4), "credits_precision": round(right / found, 4)}


if __name__ == "__main__":
    for figure, value in score(Path(sys.argv[1])).items():
        print(f"{figure:32} {value:.4f}")
