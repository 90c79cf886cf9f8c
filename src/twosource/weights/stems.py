"""The stem of an English word: a light suffix rule that never joins words a reader would keep apart.

Verb forms go to their lemma and nouns of an act to its verb by the tables, everything else loses a plural ending
(Harman's "S" stemmer, JASIS 42, 1991): "attack", "attacks" and "attacked" meet, "university" and "universe" do not.
"""

from __future__ import annotations

from functools import lru_cache

from twosource.weights.lexicon import acts_of, forms_of, lemma_of, verb_of


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Lower-case stem of ``word``; hyphens and a possessive 's fall away ("co-existence" meets "coexist").

    >>> [stem(w) for w in ("Attacks", "denied", "co-exist", "Russia's", "cities", "killing")]
    ['attack', 'deny', 'coexist', 'russia', 'city', 'kill']
    """
    low = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'").replace("-", "").replace("'", "")
    lemma = lemma_of(low) or _singular(low)
    return verb_of(lemma) or lemma


def _singular(low: str) -> str:
    if len(low) > 4 and low.endswith("ies"):
        return low[:-3] + "y"
    if len(low) > 4 and low.endswith(("sses", "shes", "ches", "xes")):
        return low[:-2]
    if len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    return low


def forms_with(root: str) -> tuple[str, ...]:
    """The words that have this stem, as far as rules and tables tell: what to look for to find it in a text.

    >>> forms_with("attack")[:4], forms_with("city")
    (('attack', 'attacks', 'attacked', 'attacking'), ('city', 'cities'))
    """
    found = [root, _plural(root), *forms_of(root)]
    found += [form for act in acts_of(root) for form in (act, _plural(act))]
    return tuple(dict.fromkeys(found))


def _plural(low: str) -> str:
    if low.endswith("y") and low[-2:-1] not in "aeiou":
        return low[:-1] + "ies"
    return low + ("es" if low.endswith(("ss", "sh", "ch", "x")) else "s")
