"""A smaller reader out of a trained one: the attention heads and inner units that matter least are taken out.

What matters is the first-order estimate of how much the loss would change without it, summed over batches
(Michel, Levy, Neubig 2019). Every layer loses as many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import torch
from examples import Batch
from network import HEAD, Reader
from torch import Tensor


def pruned(
    reader: Reader, heads: int, inner: int, batches: Iterable[Batch], loss: Callable[[Reader, Batch], Tensor]
) -> Reader:
    """A new reader with ``heads`` heads and ``inner`` inner units a layer."""
    layers = reader.encoder.layers
    sums = [(torch.zeros(layer.heads), torch.zeros(layer.up.out_features)) for layer in layers]
    reader.eval()
    for b in batches:
        for layer in layers:
            layer.gates = (
                torch.ones(layer.heads, requires_grad=True),
                torch.ones(layer.up.out_features, requires_grad=True),
            )
        loss(reader, b).backward()  # type: ignore[no-untyped-call]
        for layer, (a, c) in zip(layers, sums, strict=True):
            a += layer.gates[0].grad.abs()
            c += layer.gates[1].grad.abs()
    reader.zero_grad(set_to_none=True)
    out = Reader(0.0, heads, inner)
    state = {k: v.clone() for k, v in reader.state_dict().items()}
    for n, (layer, (a, c)) in enumerate(zip(layers, sums, strict=True)):
        layer.gates = None
        kept = a.topk(heads).indices.sort().values
        rows = (kept[:, None] * HEAD + torch.arange(HEAD)).flatten()
        wide = layer.heads * HEAD
        qkv = torch.cat([rows + part * wide for part in range(3)])
        units = c.topk(inner).indices.sort().values
        at = f"encoder.layers.{n}"
        for name, index, axis in (
            ("qkv.weight", qkv, 0),
            ("qkv.bias", qkv, 0),
            ("out.weight", rows, 1),
            ("up.weight", units, 0),
            ("up.bias", units, 0),
            ("down.weight", units, 1),
        ):
            state[f"{at}.{name}"] = state[f"{at}.{name}"].index_select(axis, index)
    out.load_state_dict(state)
    return out
