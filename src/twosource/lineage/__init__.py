"""Which report came from which, with the evidence, and how many originators stand behind it: Reports -> Lineage.

Passages are copied where prose outside quotations, posts and formulas stands in both; a rewording is suspected where only
the choice, the order and the cut of the quotations are alike. A picture credit is never evidence of where a text came
from, nor is another medium that is named for one passage.
"""

from twosource.lineage.edges import trace
from twosource.lineage.near_copies import aligned, candidates, containment, near_pairs, runs_of

__all__ = ["aligned", "candidates", "containment", "near_pairs", "runs_of", "trace"]
