"""Figures of several reports that count one thing: agree, differ, or are not comparable, with the reason.

``link_figures`` gives the links. What two values are to each other lies in ``quantities``, what a figure counts in
``counted_things`` and ``traits``, how likely two count one thing in ``kinship``.
"""

from twosource.matching.figures.links import link_figures

__all__ = ["link_figures"]
