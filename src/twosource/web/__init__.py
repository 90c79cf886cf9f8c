"""The local reading room: drop pages in, choose, compare, read, decide; it draws comparisons with ``report``.

It needs the extra ``serve`` (Starlette). It answers one machine's browser and nobody else: a token in the link, a
local host name, no foreign origin, a key in every form. Reading and comparing go on in processes of their own.
"""

from twosource.web.app import create

__all__ = ["create"]
