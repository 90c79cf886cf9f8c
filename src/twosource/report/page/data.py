"""What the page's script has to know, as a block of data that no browser runs."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from twosource.records import Comparison
from twosource.report.decisions import LONGEST_NOTE, Settled
from twosource.report.finding_ids import comparison_key
from twosource.report.visible import one_line
from twosource.report.wording import day_of, outlets_of, title_of


def data_block(comparison: Comparison, settled: Settled) -> str:
    """JSON in ASCII without "<", ">" and "&": it ends no element and steers no screen."""
    outlets = outlets_of(comparison.reports)
    held: dict[str, Any] = {
        "key": comparison_key(comparison),
        "longestNote": LONGEST_NOTE,
        "reports": {
            report.letter: {
                "outlet": one_line(outlets[report.letter or ""], 120),
                "title": one_line(title_of(report), 300),
                "date": day_of(report.published) if report.published else "",
                "url": web_address(report.url),
                "sha256": report.sha256,
            }
            for report in comparison.reports
        },
        "decisions": msgspec.to_builtins((*settled.held, *settled.vanished)),
    }
    text = json.dumps(held, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def web_address(url: str | None) -> str:
    """The address where it is one of the web, else empty: nothing else on the page may be followed."""
    return url if url and url.lower().startswith(("https://", "http://")) and url.isprintable() else ""
