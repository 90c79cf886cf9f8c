"""The local reading room: routes only, it draws with ``report``. Needs the extra ``serve`` (Starlette).

It answers one machine's browser and nobody else: a token in the address, a local host name, no foreign origin.
"""

from twosource.web.app import create

__all__ = ["create"]
