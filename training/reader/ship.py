"""The files that ship, and their hashes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
from network import Reader
from numpy.typing import NDArray

from twosource.speech.linking import Scorer

CHECKED = ("reader.onnx", "reader.npz", "tokenizer.json")


def shipped_files() -> tuple[str, ...]:
    return (*CHECKED, "reader.sha256", "READER.md")


def written_tokenizer(base: Path, to: Path) -> None:
    """The base model's tokenizer without the padding and cutting that were set for sentences."""
    given = json.loads((base / "tokenizer.json").read_text("utf-8"))
    given["padding"] = given["truncation"] = None
    (to / "tokenizer.json").write_text(json.dumps(given, ensure_ascii=False, separators=(",", ":")), "utf-8")


def small_weights(
    reader: Reader, content_cue: Scorer, cue_source: Scorer, calibration: NDArray[np.float32], to: Path
) -> None:
    """The chain of tags, the scorers of links and the calibration as arrays."""
    first, last, after = (t.detach().numpy().astype(np.float32) for t in reader.crf.tables())
    links = {
        f"{name}.{part}": getattr(scorer, part)
        for name, scorer in (("content_cue", content_cue), ("cue_source", cue_source))
        for part in ("inputs", "bias", "outputs")
    }
    np.savez(to / "reader.npz", first=first, last=last, after=after, calibration=calibration, **links)


def hashed(to: Path) -> None:
    """One line a file, as sha256sum writes them."""
    lines = [f"{hashlib.sha256((to / name).read_bytes()).hexdigest()}  {name}\n" for name in CHECKED]
    (to / "reader.sha256").write_text("".join(lines), "ascii")
