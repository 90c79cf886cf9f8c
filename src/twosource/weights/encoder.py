"""The trained encoder: scores of tags for the words of paragraphs, and vectors of sentences.

The model is read once, by whoever asks first, and runs on one thread; many threads may call it at the same time.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING, Any

from twosource.spans import Span
from twosource.weights.filling import filled
from twosource.weights.integrity import shipped
from twosource.weights.pieces import CLS, SEP, Pieces, pieces
from twosource.weights.windows import WINDOW, Stream, input_of, stream, windows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

MODEL = "reader.onnx"
_LOADING = Lock()
REMEMBERED = 96
"""Windows whose answers are kept, 400 kB each: a comparison of ten reports of 700 words asks again for what reading asked."""


def available() -> bool:
    """Whether this machine has what the model needs; onnxruntime has no wheel for some."""
    return find_spec("onnxruntime") is not None and find_spec("tokenizers") is not None


def tag_scores(paragraphs: Sequence[Pieces]) -> list[Floats]:
    """For each paragraph [words, tags]: logits of outside, and begin and inside of source, cue and content.

    About 10,000 pieces a second and CPU. Linear in the text.
    """
    import numpy as np

    if not any(p.words for p in paragraphs):
        return [np.zeros((len(p.words), 0), np.float32) for p in paragraphs]
    laid = stream(filled(paragraphs))
    words = _laid_out(laid, 0)[list(laid.firsts)]
    ends = np.cumsum([len(p.words) for p in paragraphs])
    return list(np.split(words[: ends[-1]], ends[:-1]))


def piece_vectors(paragraphs: Sequence[Pieces]) -> list[Floats]:
    """For each paragraph [pieces, 384], each of length 1: what each piece means where it stands.

    Costs next to nothing where tag_scores was asked of the same paragraphs a while ago (REMEMBERED), else as much as that.
    """
    import numpy as np

    if not any(p.ids for p in paragraphs):
        return [np.zeros((0, 384), np.float32) for _ in paragraphs]
    rows = _laid_out(stream(filled(paragraphs)), 1)
    ends = np.cumsum([len(p.ids) + 1 for p in paragraphs])
    made = np.split(rows[: ends[-1]], ends[:-1])
    return [m[:-1] / np.linalg.norm(m[:-1], axis=1, keepdims=True) for m in made]


def _laid_out(laid: Stream, which: int) -> Floats:
    """Rows of all pieces and end marks: scores (0) or vectors (1)."""
    import numpy as np

    parts = []
    for w in windows(laid):
        ids, kinds = input_of(laid, w)
        parts.append(_both(tuple(ids), tuple(kinds))[which][1 + w.kept - w.start :])
    return np.concatenate(parts)


def vectors(texts: Sequence[str]) -> Floats:
    """[texts, 384], each of length 1; the dot product of two is how alike their sentences are, -1 to 1.

    Each text alone, its first WINDOW pieces. About 500 sentences a second and CPU.
    """
    import numpy as np

    out = np.zeros((len(texts), 384), np.float32)
    for n, text in enumerate(texts):
        made = pieces(text, Span(0, len(text)))
        ids = [CLS, *made.ids[: WINDOW - 2], SEP]
        mean = _run(("vectors",), ids, [0, *made.kinds[: WINDOW - 2], 0])[0].mean(0)
        out[n] = mean / np.linalg.norm(mean)
    return out


@lru_cache(maxsize=REMEMBERED)
def _both(ids: tuple[int, ...], kinds: tuple[int, ...]) -> tuple[Floats, Floats]:
    """Scores and vectors of one window: the model makes both at the price of one."""
    scores, seen = _run(("scores", "vectors"), ids, kinds)
    return scores, seen


def _run(what: Sequence[str], ids: Sequence[int], kinds: Sequence[int]) -> list[Floats]:
    import numpy as np

    given = {"ids": np.asarray(ids, np.int64), "kinds": np.asarray(kinds, np.int64)}
    with _LOADING:
        session = _session()
    out: list[Floats] = session.run(list(what), given)
    return out


@cache
def _session() -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # the same bytes out, whatever the machine has
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(shipped(MODEL), options, providers=["CPUExecutionProvider"])
