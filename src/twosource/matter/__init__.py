"""What is talked about in one report: figures, dates, names and labels; and which names of several reports are one's.

``figures``, ``dates``, ``names`` and ``labels`` read the article's lines and return records in text order. ``gather``
joins names across reports. ``same_name``, ``handles``, ``place_key`` and ``power_key`` are cheap and serve other rooms too.
"""

from twosource.matter.dates import context_day, dates, weekdays_that_differ
from twosource.matter.exonyms import place_key, power_key
from twosource.matter.figures import figures
from twosource.matter.gathering import gather, handles
from twosource.matter.labels import labels
from twosource.matter.likeness import SAME_NAME, same_name
from twosource.matter.names import names

__all__ = [
    "SAME_NAME",
    "context_day",
    "dates",
    "figures",
    "gather",
    "handles",
    "labels",
    "names",
    "place_key",
    "power_key",
    "same_name",
    "weekdays_that_differ",
]
