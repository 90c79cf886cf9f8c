"""Reports grouped into stories, and the question whether a few reports tell one event at all.

Words and pairs of neighbouring words stand for a report; how telling a word is comes from the reports
themselves, so no list of topics and no model is needed. The order in which reports come decides nothing.
"""

from twosource.stories.grouping import STORY_THRESHOLD, StoryInput, group
from twosource.stories.one_event import SAME_EVENT_THRESHOLD, same_event
from twosource.stories.terms import content_words

__all__ = ["SAME_EVENT_THRESHOLD", "STORY_THRESHOLD", "StoryInput", "content_words", "group", "same_event"]
