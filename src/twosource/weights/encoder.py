"""The trained encoder: scores of tags for the words of paragraphs, and vectors of sentences.

The model is read once, by whoever asks first, and runs on one thread; many threads may call it at the same time.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING, Any

from twosource.spans import Span
from twosource.weights.filling import filled
from twosource.weights.integrity import shipped
from twosource.weights.pieces import CLS, SEP, Pieces, pieces
from twosource.weights.windows import WINDOW, input_of, stream, windows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

MODEL = "reader.onnx"
_LOADING = Lock()


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
    parts = [_run("scores", *input_of(laid, w))[1 + w.kept - w.start :] for w in windows(laid)]
    words = np.concatenate(parts)[list(laid.firsts)]
    ends = np.cumsum([len(p.words) for p in paragraphs])
    return list(np.split(words[: ends[-1]], ends[:-1]))


def vectors(texts: Sequence[str]) -> Floats:
    """[texts, 384], each of length 1; the dot product of two is how alike their sentences are, -1 to 1.

    Each text alone, its first WINDOW pieces. About 500 sentences a second and CPU.
    """
    import numpy as np

    out = np.zeros((len(texts), 384), np.float32)
    for n, text in enumerate(texts):
        made = pieces(text, Span(0, len(text)))
        ids = [CLS, *made.ids[: WINDOW - 2], SEP]
        mean = _run("vectors", ids, [0, *made.kinds[: WINDOW - 2], 0]).mean(0)
        out[n] = mean / np.linalg.norm(mean)
    return out


def _run(what: str, ids: list[int], kinds: list[int]) -> Floats:
    import numpy as np

    given = {"ids": np.asarray(ids, np.int64), "kinds": np.asarray(kinds, np.int64)}
    with _LOADING:
        session = _session()
    out: Floats = session.run([what], given)[0]
    return out


@cache
def _session() -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # the same bytes out, whatever the machine has
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(shipped(MODEL), options, providers=["CPUExecutionProvider"])
