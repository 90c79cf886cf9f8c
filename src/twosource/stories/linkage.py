"""Average linkage over a sparse table of similarities."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence


def average_linkage(
    count: int, similar: Mapping[tuple[int, int], float], threshold: float, sizes: Sequence[int] | None = None
) -> list[list[int]]:
    """Groups of ``range(count)``, each sorted, in order of their first item.

    Of all groups the two that are most similar on average, over every pair across them, are joined until no two
    reach ``threshold``. A pair missing from ``similar`` (keys are ``(i, j)``, ``i < j``) counts 0. Ties go to
    the lower numbers, so the result depends on nothing else. About n log n in the number of pairs given.

    With ``sizes`` the items are groups already, of so many members, and ``similar`` holds sums over the pairs across.
    """
    sizes = list(sizes) if sizes is not None else [1] * count
    sums: list[dict[int, float]] = [{} for _ in range(count)]
    for (i, j), s in similar.items():
        sums[i][j] = sums[j][i] = s
    members = [[i] for i in range(count)]
    version = [0] * count
    # A heap entry is out of date when a group it names has grown (version) or gone (version -1).
    heap = [(-s / (sizes[i] * sizes[j]), i, j, 0, 0) for (i, j), s in similar.items()]
    heap = [entry for entry in heap if -entry[0] >= threshold]
    heapq.heapify(heap)
    while heap:
        _, i, j, version_i, version_j = heapq.heappop(heap)
        if version[i] != version_i or version[j] != version_j:
            continue
        members[i] += members[j]
        members[j] = []
        sizes[i] += sizes[j]
        version[i] += 1
        version[j] = -1
        del sums[i][j]
        for k, s in sums[j].items():
            if k != i:
                sums[i][k] = sums[i].get(k, 0.0) + s
                del sums[k][j]
        sums[j] = {}
        for k in sums[i]:
            sums[k][i] = sums[i][k]
            mean = sums[i][k] / (sizes[i] * sizes[k])
            if mean >= threshold:
                low, high = min(i, k), max(i, k)
                heapq.heappush(heap, (-mean, low, high, version[low], version[high]))
    return sorted(sorted(m) for m in members if m)
