"""Words by which what is said denies, whatever verb reports it: "the claims were wholly false", "it was not an attempt to …".

Each pattern wants what nobody says unless somebody has said the contrary: that words of others are untrue, that there
was nothing of a wrong, that one is not guilty, that a thing was not meant as it was taken.
"""

from __future__ import annotations

import re

FIRST = 400
"""Code points of what is said in which its denial stands; what comes later is another sentence, as a rule."""
FURTHER = 1500
"""The same for words that deny wherever they stand: "a fabrication"."""

_MARKS = str.maketrans({"’": "'", "‘": "'", "“": None, "”": None, '"': None, "\n": " "})

_DEGREE = r"(?:\w+ly |all |just |so |very |plain |pure |total |complete |utter |absolute |nothing (?:but|more than) |an? |the (?:very )?(?:definition|essence|height) of |both |also )*"
_UNTRUE = (
    r"(?:false(?:hoods?)?|untrue|baseless|unfounded|groundless|meritless|fabricat(?:ed|ions?)|invent(?:ed|ions?)|fictions?|fictitious|bogus|fake(?: news)?|nonsense|"
    r"rubbish|lies?|hoax|inaccurate|incorrect|untruthful|misleading|dishonest|distort(?:ed|ions?)|mischaracteri[sz]\w+|misrepresent\w+|misquoted|overblown|exaggerated|"
    r"far-fetched|made up(?! of)|made-up|trumped[- ]up|slander(?:ous)?|libel(?:lous|ous)?|defamatory|without (?:any )?(?:merit|foundation|basis|substance|truth)|"
    r"not (?:\w+ly )?(?:true|accurate|correct|the case|so|what happened|supported|based on|borne out)|"
    r"(?:filled|full|riddled|replete|rife|littered) (?:with|of) (?:\w+ (?:and )?){0,3}?(?:false(?:hoods?)?|lies|inaccurac\w+|inaccurate|untruths|errors|misleading|distortions|fabrications|mistakes))"
)
_UNTRUE_SOMEWHERE = re.compile(rf"\b{_UNTRUE}\b")
_WORDS_OF_OTHERS = (
    r"(?:claims?|accusations?|allegations?|assertions?|suggestions?|charges?|criticisms?|report(?:s|ing|ed)?|stor(?:y|ies)|articles?|accounts?|insinuations?|rumou?rs?|"
    r"speculation|characteri[sz]ations?|portrayals?|descriptions?|depictions?|notions?|ideas?|arguments?|complaints?|lawsuit|suit|case|ads?|adverts?|commercials?|"
    r"quotes?|quotations?|versions?|narratives?|books?|memoirs?|theor(?:y|ies)|comparisons?|garbage|attacks?)"
)
_IS = r"(?:is|are|was|were|be|been|being|'s|'re|amounts? to|amounted to)"
_SELF = r"(?:i|we|he|she|they|it)"

_CALLED_UNTRUE = re.compile(
    rf"(?:that )?(?:(?:it|this|that|these|those|all of (?:it|this|that))|(?:[\w.'-]+ ){{0,6}}?{_WORDS_OF_OTHERS}\b(?: (?!that\b)[\w.'-]+){{0,12}}?(?: that [\w.' -]{{4,160}}?)?) ?{_IS} {_DEGREE}{_UNTRUE}\b"
)
"""The words of others at the head, what they say within at most one clause, and that they are untrue."""
_CALLED_WRONG = re.compile(
    rf"(?:that )?(?:the|any|this|that|these|those|such) (?:[\w.'-]+ ){{0,2}}?{_WORDS_OF_OTHERS}\b(?: that [\w.,' -]{{4,160}}?)?,? {_IS} {_DEGREE}(?:wrong|absurd|ridiculous|ludicrous|preposterous|outrageous|laughable|nonsensical|unfair|off (?:base|the mark)|wide of the mark|misplaced|misguided)\b"
)
_INVENTED = re.compile(
    r"\b(?:a (?:\w+ )?fabrication|pack of lies|tissue of lies|(?:pure|total|complete|absolute|utter) (?:fiction|fantasy|nonsense|invention|fabrication|rubbish)|"
    r"(?:made|makes|making|make) (?:it|this|that|them|(?:the|this|that) (?:story|claim|claims|accusation|allegations?)|things) up\b(?! of\b)|"
    r"\A.{0,80}?\b(?:is|are|was|were|'s|'re) (?:\w+ly |now |simply )?(?:lying|liars?\b))"
)
_WRONG = (
    r"(?:racism|sexism|bias|bigotry|discrimination|corruption|collusion|conspiracy|cover-?up|fraud|conflicts? of interest|quid pro quo|misconduct|abuse|"
    r"impropriety|favou?ritism|retaliation|coordination|interference|negligence|bribe\w*|wrongdoing|deal|link|links|connection|contact|contacts|knowledge|"
    r"involvement|role|part|hand|truth|basis|foundation|merit|substance|evidence|proof|plans?|intentions?|desire|attempt|effort|pressure|agreement|relationship|rift|split)"
)
_NOTHING_OF = re.compile(
    rf"(?:that )?(?:(?:and|but|because) )?(?:there(?:'s| is| are| was| were| has been| have been| had been)|(?:[\w.'-]+ ){{1,5}}?(?:has|have|had|'ve|saw|see|sees|seen|finds?|found|knew of|knows? of|aware of|played|plays))"
    rf" (?:absolutely |simply |seen |found |played |had )?(?:no|zero|not any|not a (?:shred|scrap|trace) of|nothing like) (?:\w+ ){{0,2}}?{_WRONG}\b"
)
_NOT_WRONG = re.compile(
    r"\bnothing (?:at all |in any way |that was |remotely |to )?(?:wrong|improper|illegal|illicit|immoral|unethical|untoward|inappropriate|criminal|unlawful|nefarious|sinister|dishonest|"
    r"hide|be ashamed|apologi[sz]e)\b|\bnothing to do with\b|\bnothing of the (?:sort|kind)\b|\bno such (?:thing|plan|meeting|order|deal|conversation|remark|agreement|request|offer|promise|discussion)s?\b"
)
_NOT_GUILTY = re.compile(
    r"(?:that )?(?:[\w.,'-]+ ){0,6}?(?:\w+(?='))?(?:is|are|was|were|am|'m|'s|'re|been)(?: not|n't) (?:in any way |in the least |\w+ly )?(?:guilty|to blame|at fault|(?:his|her|its|their|my|our|[\w.-]+'s) fault|"
    r"complicit|an? (?:\w+ )?(?:racist|sexist|bigot|crook|liar|thief|criminal|traitor|spy|terrorist|predator|monster|bully|cheat|fraud|hypocrite|extremist)\b)"
)
_NOT_MEANT = re.compile(
    rf"(?:that )?(?:{_SELF}|this|that|(?:the|this|that|his|her|its|their|my|our) (?:[\w-]+ ){{1,3}}?)(?: ?(?:is|are|was|were|'s|'re)|) ?(?:not|isn't|aren't|wasn't|weren't) (?:\w+ly )?"
    r"(?:an? (?:\w+ )?(?:attempt|effort|attack|ploy|bid|move|plan|threat|retreat|reversal|insult|swipe|stunt|admission|confession|cover-?up|witch hunt|payback|punishment) (?:to|at|on|on\b|by|against|of|from)\b|"
    r"(?:an? )?(?:attack(?:ing)?|attempting|trying|seeking|looking|aiming|threatening|backing (?:down|off|away)|accusing|calling|suggesting|intended|meant|aimed|designed|directed|targeted|"
    r"motivated|driven|about to)\b|against (?:the|any|him|her|them|our|my)\b)"
)
_NEVER = re.compile(
    rf"(?:that )?{_SELF} (?:(?:would|could) never|(?:do|does|did|would)(?: not|n't)) (?:\w+ly )?(?:condone|tolerate|discriminate|advocate|torture|bribe|cheat|lie|steal|harass|spy|collude|"
    r"promote (?:violence|hatred)|target|engage in|participate in|take part in|take bribes|accept bribes|have (?:any|an?) (?:\w+ )?(?:involvement|role|knowledge|part|connection|affair|relationship)|"
    r"do (?:anything|any such|that\b|it\b)|say (?:that|it|any such)\b)"
)
_NO_FAILURE = re.compile(
    r"(?:that )?(?:[\w.,'-]+ ){1,8}?(?:is|are|was|were)(?: not|n't) (?:an? |the )?(?:\w+ )?(?:failure|mistake|defeat|setback|crisis|scandal|disaster|coup|crime|conspiracy|cover-?up|betrayal|surrender|retreat|"
    r"contradiction|threat|joke|bailout|amnesty|takeover|power grab|double standard|flip-flop)\b"
    r"|(?:you|we|one|people|nobody|no one) (?:can't|cannot|can|couldn't|could|shouldn't|should) (?:\w+ )?blame\b"
)
_DONE = r"(?:said|say|told|tell|used|use|wrote|write|sent|send|took|take|touched|touch|ordered|order|made|make|approved?|authori[sz]ed?)"
_SEEN = (
    r"(?:saw|seen|received|read|met|asked|heard of|knew (?:of|about)) (?:it|him|them|any|that|those|her(?! \w)|(?:the|this|his|her|my) (?:\w+ ){0,2}?(?:reports?|letters?|e-?mails?|"
    r"documents?|memos?|messages?|warnings?|orders?|tapes?|videos?|footage|posters?|lists?|contracts?|notes?|files?|money|payments?|plans?|drafts?))\b"
)
"""What one has not seen or got is told of most of the world: a denial where it is a paper, or what was spoken of."""
_NOT_MINE = re.compile(
    r"(?:that )?(?:i|we|he|she|they) (?:(?:has|have|had) )?"
    rf"(?:never (?:\w+ly )?{_SEEN}|(?:never (?:\w+ly )?{_DONE}|(?:did not|didn't|had not|hadn't|have not|haven't|has not|hasn't) (?:\w+ly )?{_DONE}) "
    r"(?:it|him|her|them|the|any|that|those|this|such|an?|his|my|for)\b)"
)
_LATER = re.compile(
    r"(?<=[.!?] )(?:i|we) (?:did not|didn't|never) (?:see|saw|say|said|do|did|send|sent|make|made|write|wrote|approve|take|took|use|order|authori[sz]e|receive) (?:it|the|any|that|those|this|such|an?)\b"
)
_CALLED = (_CALLED_UNTRUE, _CALLED_WRONG)
_NEGATED = (_NO_FAILURE, _NOT_MINE, _NOTHING_OF, _NOT_GUILTY, _NOT_MEANT, _NEVER)
_NEGATING = ("not", "n't", "never", "no ", "zero", "blame")
"""One of these stands in whatever _NEGATED, _NOT_WRONG and _LATER find: two of three statements have none."""


def denying(said: str, more: str = "") -> bool:
    """Whether the words of one statement deny something, by themselves. ``more``: its further pieces. Linear in FURTHER.

    >>> denying("the accusations were “wholly false and unfair”")
    True
    """
    flat, rest = _flat(said, FURTHER), _flat(more, FURTHER)
    if any(r.match(flat, 0, FIRST) for r in _CALLED) or _INVENTED.search(flat) or _INVENTED.search(rest):
        return True
    if any(letters in flat for letters in _NEGATING) and (
        any(r.match(flat, 0, FIRST) for r in _NEGATED) or _NOT_WRONG.search(flat, 0, FIRST) or _LATER.search(flat)
    ):
        return True
    return _LATER.search(". " + rest) is not None


def untrue(said: str) -> bool:
    """Whether the words call something untrue. Linear in FIRST.

    >>> untrue("the story a lie")
    True
    """
    return _UNTRUE_SOMEWHERE.search(_flat(said, FIRST)) is not None


def _flat(said: str, most: int) -> str:
    return " ".join(said[:most].translate(_MARKS).lower().split())
