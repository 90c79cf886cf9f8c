"""Which addresses may be asked: http and https, spelled plainly, at a machine of the public network.

What a name leads to is looked up here, once, and the connection goes to the very addresses that were looked at: nothing
can come to stand between the look and the asking.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import threading
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from httpx import URL

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Standing = Literal["public", "private", "never"]
"""``private``: this machine and the networks of one house, asked only with leave. ``never``: no page is there (groups,
reserved blocks), or none that should be asked for (link-local addresses, where clouds keep the keys of a machine)."""

_LONGEST = 2000
"""Characters of an address; common servers refuse longer ones."""
_PORTS = (80, 443)
_FREE_PORTS = 1024
"""From here on any port may be asked; below live mail, shells and files, which are not sent a request for a page."""
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST = re.compile(rf"(?:{_LABEL}\.){{0,126}}{_LABEL}\.?")
_LONGEST_HOST = 254
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
"""The last part of a host that browsers take for a number: 2130706433, 0x7f.1, 0177.0.0.1."""
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_USER = re.compile(r"(?<=//)[^/?#]*@")


class Unfit(Exception):
    """An address that is not asked, and why. ``unknown`` where it would be, and leads nowhere."""

    def __init__(self, why: str, *, unknown: bool = False) -> None:
        self.unknown = unknown
        super().__init__(why)


def without_user(url: str) -> str:
    """``url`` with user name and password taken out, for messages and records.

    >>> without_user("https://ann:secret@news.example/a")
    'https://…@news.example/a'
    """
    return _USER.sub("…@", url, count=1)


def parsed(url: str) -> URL:
    """``url`` in parts, its fragment left off. Raises Unfit where its form is one that is never asked."""
    import httpx

    if len(url) > _LONGEST:
        raise Unfit(f"an address of more than {_LONGEST:,} characters is not asked; check it")
    try:
        found = httpx.URL(url)
    except (httpx.InvalidURL, ValueError):
        raise Unfit("this is no web address that can be read; check it") from None
    if found.scheme not in ("http", "https"):
        raise Unfit("only http and https addresses are fetched; save the page and name the file")
    if found.userinfo:
        raise Unfit("the address holds a user name or password, and none is ever sent; take it out, or save the page")
    _spelled(found.raw_host.decode("ascii", "replace"))
    if found.port is not None and found.port not in _PORTS and not _FREE_PORTS <= found.port <= 0xFFFF:
        raise Unfit(f"no page is asked for at port {found.port} (80, 443 and from 1024 up are); check the address")
    return found.copy_with(fragment=None)


def looked_up(url: URL, *, private: bool, seconds: float) -> tuple[tuple[str, ...], Standing]:
    """The addresses of the host of ``url``, each of them fit to be asked, and how they stand: ``private`` if one is.
    Raises Unfit where one is not. ``private``: networks of one house may be asked. ``seconds`` bounds the look-up.
    """
    host = url.raw_host.decode("ascii")
    literal = _literal(host)
    found = (literal,) if literal else _resolved(host, seconds)
    kinds = {standing(address): address for address in reversed(found)}
    if "never" in kinds:
        raise Unfit(f"{host} {_leads(literal, kinds['never'])} where no pages are kept; check the address")
    if "private" in kinds and not private:
        told = _leads(literal, kinds["private"])
        raise Unfit(f"{host} {told} of this machine or a private network; add --allow-private if you mean it")
    return tuple(map(str, found)), "private" if "private" in kinds else "public"


def _leads(literal: Address | None, address: Address) -> str:
    return "is an address" if literal else f"leads to {address}, an address"


def standing(address: Address) -> Standing:
    """How an address stands. Where another is wrapped in it (IPv4 in IPv6, tunnels), the worst counts.

    >>> standing(ipaddress.ip_address("::ffff:10.0.0.1")), standing(ipaddress.ip_address("169.254.169.254"))
    ('private', 'never')
    """
    kinds = {_standing(inner) for inner in _wrapped(address)}
    return "never" if "never" in kinds else "private" if "private" in kinds else "public"


def _standing(address: Address) -> Standing:
    if address.is_loopback:
        return "private"
    if address.is_multicast or address.is_reserved or address.is_unspecified or address.is_link_local:
        return "never"
    return "public" if address.is_global else "private"


def _wrapped(address: Address) -> tuple[Address, ...]:
    """The IPv4 addresses in ``address``, and itself unless it is but another way to write one."""
    if isinstance(address, ipaddress.IPv4Address):
        return (address,)
    if address.ipv4_mapped:
        return (address.ipv4_mapped,)
    if address in _NAT64:
        return (ipaddress.IPv4Address(int(address) & 0xFFFFFFFF),)
    return (address, *filter(None, (address.sixtofour, *(address.teredo or ()))))


def _spelled(host: str) -> None:
    """Raises Unfit where a host is written in a way that two programs may read differently."""
    if ":" in host and _literal(host):
        return
    last = host.rstrip(".").rpartition(".")[2]
    if _NUMBER.fullmatch(last) and _literal(host) is None:
        raise Unfit("a numeric address is written as in 192.0.2.1 and no other way; write it so, or name the host")
    if len(host) > _LONGEST_HOST or not _HOST.fullmatch(host):
        raise Unfit("the address names no host that can be looked up; check it")


def _literal(host: str) -> Address | None:
    try:
        return None if "%" in host else ipaddress.ip_address(host)
    except ValueError:
        return None


def _resolved(host: str, seconds: float) -> tuple[Address, ...]:
    """What a name leads to. The system's resolver knows no limit of time, so it works aside."""
    found: list[Address] = []

    def work() -> None:
        try:
            found.extend(lookup(host))
        except (OSError, UnicodeError):
            return  # nothing was found

    aside = threading.Thread(target=work, daemon=True)
    aside.start()
    aside.join(max(0.0, seconds))
    if aside.is_alive():
        raise Unfit(f"the name {host} was not looked up in time; check the connection, or try later", unknown=True)
    if not found:
        raise Unfit(f"no machine is known by the name {host}; check the name and the connection", unknown=True)
    return tuple(dict.fromkeys(found))


def lookup(host: str) -> tuple[Address, ...]:
    """The addresses of ``host``, in the order in which the system would try them. Raises OSError where it has none."""
    answers = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple(ipaddress.ip_address(str(where[0]).partition("%")[0]) for *_, where in answers)
