"""Which statements, figures, labels and answers of several reports belong together: Reports -> Match and links."""

from twosource.matching.figures import link_figures
from twosource.matching.label_sets import label_sets
from twosource.matching.match import match
from twosource.matching.speakers import same_speaker
from twosource.matching.targets import link_responses, with_targets

__all__ = ["label_sets", "link_figures", "link_responses", "match", "same_speaker", "with_targets"]
