"""Which report came from which, with the evidence, and how many originators stand behind it: Reports -> Lineage.

A picture credit is never evidence of where a text came from.
"""

from twosource.lineage.copies import Copy, copies
from twosource.lineage.count import counted
from twosource.lineage.edges import trace

__all__ = ["Copy", "copies", "counted", "trace"]
