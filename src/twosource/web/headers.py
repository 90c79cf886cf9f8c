"""The headers that every reply carries, whatever it says."""

from __future__ import annotations

from twosource.web.drawing import content_security_policy


def headers() -> dict[str, str]:
    return {
        "Content-Security-Policy": content_security_policy(),
        # Not "no-referrer": browsers then call the origin of the room's own forms "null".
        "Referrer-Policy": "same-origin",
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
