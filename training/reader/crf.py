"""A linear chain over the words of a paragraph: tags outside, and begin and inside of source, cue and content."""

from __future__ import annotations

import torch
from torch import Tensor, nn

ROLES = ("source", "cue", "content")
TAGS = 1 + 2 * len(ROLES)
NEVER = -1e4


def allowed() -> Tensor:
    """``allowed()[i, j]``: may tag j follow tag i? Inside of a role follows begin or inside of the same role only."""
    can = torch.ones(TAGS, TAGS, dtype=torch.bool)
    for role in range(len(ROLES)):
        inside = 2 + 2 * role
        can[:, inside] = False
        can[inside - 1, inside] = can[inside, inside] = True
    return can


class Crf(nn.Module):
    """Scores of one tag after another, and of the first and last tag of a paragraph."""

    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Parameter(torch.zeros(TAGS))
        self.last = nn.Parameter(torch.zeros(TAGS))
        self.after = nn.Parameter(torch.zeros(TAGS, TAGS))
        self.register_buffer("can", allowed(), persistent=False)
        inside = torch.zeros(TAGS, dtype=torch.bool)
        inside[2::2] = True
        self.register_buffer("inside", inside, persistent=False)

    def tables(self) -> tuple[Tensor, Tensor, Tensor]:
        """First, last, after, with what may not be set to NEVER."""
        return (
            self.first.masked_fill(self.inside, NEVER),  # type: ignore[arg-type]
            self.last,
            self.after.masked_fill(~self.can, NEVER),  # type: ignore[operator]
        )

    def forward(self, scores: Tensor, tags: Tensor, lengths: Tensor, free: Tensor) -> Tensor:
        """Negative log likelihood, summed. ``scores`` [rows, words, tags]; ``free`` marks rows that are the rest of a cut
        paragraph and may begin inside a role.
        """
        first, last, after = self.tables()
        words = scores.shape[1]
        begin = torch.where(free[:, None], self.first[None], first[None])
        alpha = begin + scores[:, 0]
        for n in range(1, words):
            new = torch.logsumexp(alpha[:, :, None] + after[None], 1) + scores[:, n]
            alpha = torch.where((n < lengths)[:, None], new, alpha)
        total = torch.logsumexp(alpha + last[None], 1)
        here = torch.arange(words)[None] < lengths[:, None]
        path = (scores.gather(2, tags[..., None])[..., 0] * here).sum(1)
        path = path + begin.gather(1, tags[:, :1])[:, 0]
        path = path + (after[tags[:, :-1], tags[:, 1:]] * here[:, 1:]).sum(1)
        path = path + last[tags.gather(1, (lengths - 1)[:, None])[:, 0]]
        return (total - path).sum()
