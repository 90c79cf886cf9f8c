"""Reports grouped into stories, and the question whether a few reports tell one event at all.

Words and pairs of neighbouring words stand for a report; how telling a word is comes from the reports themselves. Whether
two reports are one story is learned, from what they share beside what each shares with others. The order in which reports
come decides nothing.
"""

from twosource.stories.decisions import StoryDecision, settled
from twosource.stories.grouping import STORY_THRESHOLD, StoryInput, day_of, group, story_of
from twosource.stories.one_event import SAME_EVENT_THRESHOLD, same_event
from twosource.stories.terms import content_words
from twosource.stories.timeline import Entry, timeline

__all__ = [
    "SAME_EVENT_THRESHOLD",
    "STORY_THRESHOLD",
    "Entry",
    "StoryDecision",
    "StoryInput",
    "content_words",
    "day_of",
    "group",
    "same_event",
    "settled",
    "story_of",
    "timeline",
]
