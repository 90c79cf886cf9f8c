"""What lies in the room: the files of a folder, files that were named, pages dropped in and texts pasted."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Collection, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Literal

import msgspec

from twosource.errors import InputError
from twosource.intake.folders import files_in
from twosource.records import Record
from twosource.spans import name_of
from twosource.web.names import others, safe_name

MOST_ITEMS = 1_000
"""Files that are listed. A larger pile belongs into an archive: nobody chooses from a list of thousands."""
MEMORY = 200_000_000
"""Bytes of pages that are held in memory: ten of the largest size that is read."""
DECISIONS = "decisions.jsonl"

Source = Literal["folder", "given", "address", "dropped", "pasted"]


class Item(Record, frozen=True, kw_only=True):
    """One file, or what stands for one. ``key`` changes with its content."""

    key: str
    name: str
    """As it is shown: in a folder from there on, without the folders around."""
    source: Source
    path: str | None
    """Where it lies, or its address; None where it is in memory."""
    raw: bytes | None = None
    size: int


class Listing(Record, frozen=True, kw_only=True):
    items: tuple[Item, ...]
    problems: tuple[str, ...]
    """What could not be listed, in words."""


class Refused(Exception):
    """A page that could not be kept; the message says why and what to do."""


class Shelf:
    """``paths`` are those of the command line: files, folders, addresses; ``hidden`` are files that are no pages: an
    archive that was named too.

    What is dropped goes into the folder where exactly one was named, and is held in memory else.
    """

    def __init__(self, paths: Sequence[str] = (), *, hidden: Collection[str] = ()) -> None:
        self._paths = tuple(paths)
        self._held: dict[str, Item] = {}
        folders = [path for path in paths if os.path.isdir(path)]
        self.folder = os.path.abspath(folders[0]) if len(folders) == 1 and len(paths) == 1 else None
        inputs = [p for p in (*paths, *hidden) if _is_file(p)]
        beside = self.folder or (str(Path(os.path.abspath(inputs[0])).parent) if inputs else None)
        self.decisions = None if beside is None else os.path.join(beside, DECISIONS)
        """Where decisions are kept: beside the input; None where nothing was named that lies anywhere."""
        self._hidden = {os.path.realpath(path) for path in hidden}

    @property
    def paths(self) -> tuple[str, ...]:
        """What was named when the room was opened."""
        return self._paths

    def listing(self) -> Listing:
        """What lies here now. Folders are looked through anew; at most MOST_ITEMS are listed."""
        found: dict[str, Item] = {}
        problems: list[str] = []
        for path in self._paths:
            if _is_address(path):
                item = Item(key=name_of("address", path), name=path, source="address", path=path, size=0)
                found[item.key] = item
                continue
            listed = files_in(path) if os.path.isdir(path) else iter((path,))
            for file in islice(listed, MOST_ITEMS + 1):
                if isinstance(file, InputError):
                    if os.path.isdir(path) and file.path != path:
                        problems.append(str(file))
                    continue
                if os.path.realpath(file) in self._hidden or _holds_decisions(file):
                    continue
                item = _on_disk(file, path)
                found[item.key] = item
        found.update(dict(self._held))
        items = tuple(found.values())
        if len(items) > MOST_ITEMS:
            problems.append(
                f"There are more than {MOST_ITEMS:,} files here and the first are listed. For a pile, make an archive: "
                "twosource add FOLDER --db desk.db"
            )
        return Listing(items=items[:MOST_ITEMS], problems=tuple(problems))

    def keep(self, name: str, raw: bytes, source: Source = "dropped") -> str:
        """Keeps a page, in the folder or in memory, and returns the name that it has now. Raises Refused."""
        if not raw.strip():
            raise Refused(f"{safe_name(name)}: it is empty; save the page again")
        return self._keep_in_memory(safe_name(name), raw, source) if self.folder is None else self._write(name, raw)

    def forget(self, key: str) -> bool:
        """Lets go of a page in memory; True where there was one. Files are never removed."""
        return self._held.pop(key, None) is not None

    def removable(self, item: Item) -> bool:
        return item.key in self._held

    def _keep_in_memory(self, name: str, raw: bytes, source: Source) -> str:
        key = name_of("held", hashlib.sha256(raw).hexdigest(), name)
        if key in self._held:
            return name
        if sum(item.size for item in self._held.values()) + len(raw) > MEMORY:
            raise Refused(f"{name}: the room holds {MEMORY // 1_000_000} MB in memory and is full; take something out")
        taken = {item.name for item in self._held.values()}
        name = next(n for n in others(name) if n not in taken)
        self._held[key] = Item(key=key, name=name, source=source, path=None, raw=raw, size=len(raw))
        return name

    def _write(self, name: str, raw: bytes) -> str:
        """Into the folder, under a name that is free: nothing is written over, nothing half-written is left."""
        assert self.folder is not None
        part = Path(self.folder, f".twosource-{secrets.token_hex(8)}.part")
        try:
            part.write_bytes(raw)
            for free in others(safe_name(name)):
                target = Path(self.folder, free)
                if free == DECISIONS:
                    continue
                with suppress(FileExistsError):
                    target.open("xb").close()  # the name is ours from here on
                    part.replace(target)
                    return free
        except OSError as fault:
            reason = (fault.strerror or str(fault)).lower()
            raise Refused(f"{safe_name(name)}: it could not be written into {self.folder} ({reason})") from None
        finally:
            with suppress(OSError):
                part.unlink()
        raise AssertionError("names never end")


def pasted(text: str, *, title: str = "", outlet: str = "", published: str = "", url: str = "") -> bytes:
    """A text and what is known of it, as a line of JSON Lines."""
    given = {"title": title, "outlet": outlet, "published": published, "url": url}
    fields = {name: value.strip() for name, value in given.items() if value.strip()}
    return msgspec.json.encode({"text": text, **fields}) + b"\n"


def _on_disk(file: str, root: str) -> Item:
    named = root if root == file else os.path.relpath(file, root)
    try:
        state = os.stat(file)
        size, changed = state.st_size, state.st_mtime_ns
    except (OSError, ValueError):
        size, changed = 0, 0  # reading it will tell why
    return Item(
        key=name_of("file", os.path.abspath(file), size, changed),
        name=named if root != file else os.path.basename(file) or file,
        source="given" if root == file else "folder",
        path=file,
        size=size,
    )


def _holds_decisions(file: str) -> bool:
    """Whether it is what this room writes beside its input, and no page."""
    if os.path.basename(file) != DECISIONS:
        return False
    try:
        with open(file, "rb") as source:
            return b"twosource.decision/" in source.read(200)
    except OSError:
        return False


def _is_address(path: str) -> bool:
    return path.lower().startswith(("http://", "https://"))


def _is_file(path: str) -> bool:
    return not _is_address(path) and os.path.exists(path)
