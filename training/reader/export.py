"""The reader as one ONNX file, its matrices as int8 with a scale for each output (each row, for tables of vectors).

The graph takes one window, ``ids`` and ``kinds`` [pieces]; it gives ``scores`` [pieces, tags] and ``vectors``
[pieces, width]. Built by hand, because an exporter's graph has to be searched for what to quantise.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from network import WIDTH, Reader
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Floats = NDArray[np.float32]
LARGEST = 127


class Graph:
    """Nodes and constants in the making."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(
        self, op: str, *inputs: str, to: str, domain: str = "", cast: int | None = None, **attributes: object
    ) -> str:
        if cast is not None:
            attributes["to"] = cast
        self.nodes.append(helper.make_node(op, list(inputs), [to], name=to, domain=domain, **attributes))
        return to

    def table(self, name: str, rows: Floats, index: str) -> str:
        """The rows at ``index`` of a table of vectors kept as int8."""
        scale = np.abs(rows).max(1, keepdims=True).clip(1e-8) / LARGEST
        q = self.constant(f"{name}.q", np.round(rows / scale).astype(np.int8))
        s = self.constant(f"{name}.s", scale.astype(np.float32))
        whole = self.add(
            "Cast", self.add("Gather", q, index, to=f"{name}.g", axis=0), to=f"{name}.f", cast=TensorProto.FLOAT
        )
        return self.add("Mul", whole, self.add("Gather", s, index, to=f"{name}.r", axis=0), to=f"{name}.v")

    def linear(self, name: str, x: str, weight: Floats, bias: Floats) -> str:
        """X @ weight.T + bias, the input quantised as it comes."""
        scale = np.abs(weight).max(1).clip(1e-8) / LARGEST
        q = self.constant(f"{name}.q", np.round(weight / scale[:, None]).astype(np.int8).T)
        return self.add(
            "DynamicQuantizeMatMul",
            x,
            q,
            self.constant(f"{name}.s", scale.astype(np.float32)),
            "",
            self.constant(f"{name}.b", bias),
            to=f"{name}.y",
            domain="com.microsoft",
        )

    def norm(self, name: str, x: str, y: str, weight: Floats, bias: Floats) -> str:
        """The sum of x and y, normalised. (SkipLayerNormalization does both and takes five times as long on a CPU.)"""
        w, b = self.constant(f"{name}.w", weight), self.constant(f"{name}.b", bias)
        total = self.add("Add", x, y, to=f"{name}.sum")
        return self.add("LayerNormalization", total, w, b, to=f"{name}.y", axis=-1, epsilon=1e-12)


def export(reader: Reader, to: Path) -> None:
    """Write the file. About 23 MB, half of it the vectors of words."""
    e, g = reader.encoder, Graph()
    length = g.add("Shape", "ids", to="length")
    at = g.add(
        "Range",
        g.constant("zero", np.array(0)),
        g.add("Squeeze", length, to="n"),
        g.constant("one", np.array(1)),
        to="at",
    )
    x = g.add(
        "Add", g.table("words", _array(e.words.weight), "ids"), g.table("places", _array(e.places.weight), at), to="wp"
    )
    kinds = g.add("Gather", g.constant("kinds.t", _array(e.kinds_table())), "kinds", to="kinds.v", axis=0)
    row = g.constant("axis0", np.array([0]))
    x, kinds = (g.add("Unsqueeze", part, row, to=f"{part}.row") for part in (x, kinds))
    x = g.norm("norm", x, kinds, _array(e.norm.weight), _array(e.norm.bias))
    for n, layer in enumerate(e.layers):
        qkv = g.linear(f"{n}.qkv", x, _array(layer.qkv.weight), _array(layer.qkv.bias))
        parts = [f"{n}.{p}" for p in "qkv"]
        g.nodes.append(helper.make_node("Split", [qkv], parts, name=f"{n}.split", axis=-1, num_outputs=3))
        y = g.add("MultiHeadAttention", *parts, to=f"{n}.att", domain="com.microsoft", num_heads=layer.heads)
        y = g.linear(f"{n}.out", y, _array(layer.out.weight), _array(layer.out.bias))
        x = g.norm(f"{n}.norm1", x, y, _array(layer.norm1.weight), _array(layer.norm1.bias))
        y = g.linear(f"{n}.up", x, _array(layer.up.weight), _array(layer.up.bias))
        y = g.add("Gelu", y, to=f"{n}.gelu", domain="com.microsoft")
        y = g.linear(f"{n}.down", y, _array(layer.down.weight), _array(layer.down.bias))
        x = g.norm(f"{n}.norm2", x, y, _array(layer.norm2.weight), _array(layer.norm2.bias))
    vectors = g.add("Squeeze", x, "axis0", to="vectors")
    product = g.add("MatMul", vectors, g.constant("tags.w", _array(reader.tags.weight).T), to="tags.y")
    g.add("Add", product, g.constant("tags.b", _array(reader.tags.bias)), to="scores")
    tensor = helper.make_tensor_value_info
    graph = helper.make_graph(
        g.nodes,
        "twosource-reader",
        [
            tensor("ids", TensorProto.INT64, ["pieces"]),
            tensor("kinds", TensorProto.INT64, ["pieces"]),
        ],
        [
            tensor("scores", TensorProto.FLOAT, ["pieces", reader.tags.out_features]),
            tensor("vectors", TensorProto.FLOAT, ["pieces", WIDTH]),
        ],
        g.constants,
    )
    sets = [helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)]
    made = helper.make_model(graph, opset_imports=sets, ir_version=8, producer_name="twosource")
    to.write_bytes(made.SerializeToString(deterministic=True))


def _array(value: object) -> Floats:
    out: Floats = value.detach().numpy().astype(np.float32)  # type: ignore[attr-defined]
    return out
