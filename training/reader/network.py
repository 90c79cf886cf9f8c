"""The encoder (six layers, 384 wide, as all-MiniLM-L6-v2) with kinds of pieces beside its words, and its tags."""

from __future__ import annotations

from pathlib import Path

import torch
import torch.nn.functional as F
from crf import TAGS, Crf
from safetensors.torch import load_file
from torch import Tensor, nn

from twosource.weights.pieces import KINDS, parts_of

WIDTH, LAYERS, PLACES, VOCABULARY = 384, 6, 512, 30522
HEADS, INNER = 12, 1536
"""Of the base model; a student has fewer."""
HEAD = WIDTH // HEADS
ANNOTATORS = 8


class Layer(nn.Module):
    """Attention and feed-forward, normalised after each, as in BERT. ``gates``, where set, scale heads and inner units."""

    def __init__(self, dropout: float, heads: int = HEADS, inner: int = INNER) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(WIDTH, 3 * heads * HEAD)
        self.out = nn.Linear(heads * HEAD, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, inner)
        self.down = nn.Linear(inner, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = dropout
        self.gates: tuple[Tensor, Tensor] | None = None

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        rows, length, _ = x.shape
        q, k, v = self.qkv(x).view(rows, length, 3, self.heads, HEAD).permute(2, 0, 3, 1, 4)
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        if self.gates is not None:
            y = y * self.gates[0][:, None, None]
        y = self.out(y.transpose(1, 2).reshape(rows, length, self.heads * HEAD))
        x = self.norm1(x + F.dropout(y, self.dropout, self.training))
        y = F.gelu(self.up(x))
        y = self.down(y if self.gates is None else y * self.gates[1])
        return self.norm2(x + F.dropout(y, self.dropout, self.training))


class Encoder(nn.Module):
    """Pieces and kinds in, one vector a piece out."""

    def __init__(self, dropout: float = 0.0, heads: int = HEADS, inner: int = INNER) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.quotes = nn.Embedding(4, WIDTH)
        self.written = nn.Embedding(7, WIDTH)
        self.starts = nn.Embedding(4, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout, heads, inner) for _ in range(LAYERS))
        self.dropout = dropout
        parts = torch.tensor([(0, 0, 0), *(tuple(p + 1 for p in parts_of(k)) for k in range(1, KINDS))])
        self.register_buffer("parts", parts, persistent=False)

    def kinds_table(self) -> Tensor:
        """One vector for each kind."""
        q, w, s = self.parts.unbind(1)  # type: ignore[operator]
        return self.quotes(q) + self.written(w) + self.starts(s)

    def forward(self, ids: Tensor, kinds: Tensor, lengths: Tensor, extra: Tensor | None = None) -> Tensor:
        at = torch.arange(ids.shape[1])
        x = self.words(ids) + self.places(at) + self.kinds_table()[kinds]
        if extra is not None:
            x = x + extra[:, None]
        x = F.dropout(self.norm(x), self.dropout, self.training)
        mask = (at[None] < lengths[:, None])[:, None, None]
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Reader(nn.Module):
    """The encoder, a score for each tag at the first piece of each word, and the scores of one tag after another."""

    def __init__(self, dropout: float = 0.0, heads: int = HEADS, inner: int = INNER) -> None:
        super().__init__()
        self.encoder = Encoder(dropout, heads, inner)
        self.annotators = nn.Embedding(ANNOTATORS, WIDTH)
        self.tags = nn.Linear(WIDTH, TAGS)
        self.crf = Crf()
        for table in (self.encoder.quotes, self.encoder.written, self.encoder.starts, self.annotators):
            nn.init.zeros_(table.weight)
        self.encoder.words.weight.requires_grad_(False)


def from_base(folder: Path, dropout: float) -> Reader:
    """A reader with the weights of the base model, whose ``model.safetensors`` lies in ``folder``."""
    given = load_file(folder / "model.safetensors")
    reader = Reader(dropout)
    e = reader.encoder
    with torch.no_grad():
        e.words.weight.copy_(given["embeddings.word_embeddings.weight"])
        e.places.weight.copy_(
            given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][0]
        )
        _put(e.norm, given, "embeddings.LayerNorm")
        for n, layer in enumerate(e.layers):
            at = f"encoder.layer.{n}"
            for what in ("weight", "bias"):
                parts = [given[f"{at}.attention.self.{p}.{what}"] for p in ("query", "key", "value")]
                getattr(layer.qkv, what).copy_(torch.cat(parts))
            _put(layer.out, given, f"{at}.attention.output.dense")
            _put(layer.norm1, given, f"{at}.attention.output.LayerNorm")
            _put(layer.up, given, f"{at}.intermediate.dense")
            _put(layer.down, given, f"{at}.output.dense")
            _put(layer.norm2, given, f"{at}.output.LayerNorm")
    return reader


def pooled(x: Tensor, lengths: Tensor) -> Tensor:
    """The mean over the pieces of each row, of length 1: the sentence vector of the base model."""
    inside = (torch.arange(x.shape[1])[None] < lengths[:, None]).float()[..., None]
    return F.normalize((x * inside).sum(1) / inside.sum(1), dim=-1)


def _put(module: nn.Module, given: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(given[f"{name}.weight"])  # type: ignore[operator, union-attr]
    module.bias.copy_(given[f"{name}.bias"])  # type: ignore[operator, union-attr]
