"""What a statement does: asserts, accuses, denies, declines, promises, asks.

The cue decides where it names the act ("accused", "ruled out", "call for"). A plain cue ("said", "according to", a
colon) leaves it to the content: a question or a demand asks, what the speaker will do is promised, a wrong laid to
somebody else accuses, and the same wrong negated denies. The words are of the language, none of a topic or a person.
"""

from __future__ import annotations

import re
from functools import lru_cache

from twosource.records import Stance
from twosource.spans import Span
from twosource.speech.cues import ACCUSING, ASKING, DENYING, PROMISING
from twosource.weights import lemma_of, verb_form

SURELY_VERB = 80
"""Of 100 uses of a form, how many must be as a verb for it to open a command. Set by hand."""
FIRST = 300
"""Characters of a content in which an idiom speaks for the whole."""
LONGEST = 4000
"""Characters of a content that are looked at: what comes later rarely changes what the whole does."""


def stance(content: str, source: tuple[Span, ...], cue: tuple[Span, ...], pieces: tuple[Span, ...]) -> Stance:
    """The stance of one attribution in ``content``, from its spans; any of them may be empty. Linear in their length.

    >>> stance("Ames has not commented on it.", (Span(0, 4),), (Span(5, 25),), (Span(26, 28),))
    'declines'
    """
    said, who = (_flat(content, spans).lower() for spans in (cue, source))
    what = _flat(content, pieces)[:LONGEST]
    return _of_cue(said, what) or _of_content(said, what, who) or "asserts"


def names_an_act(cue: str) -> bool:
    """Whether these words of a cue tell more than that something was said, so that a content shown without them may say
    something else.

    >>> names_an_act("denied"), names_an_act("did not say"), names_an_act("said on Monday")
    (True, True, False)
    """
    said = _said(cue)
    return _of_cue(said, "") is not None or _NEGATED.search(said) is not None


def turns(cue: str) -> bool:
    """Whether the content is what is *not* said under this cue: it is denied, declined or not said.

    >>> turns("has denied"), turns("did not say"), turns("promised")
    (True, True, False)
    """
    said = _said(cue)
    return _of_cue(said, "") in ("denies", "declines") or _NEGATED.search(said) is not None


def _said(cue: str) -> str:
    return " ".join(cue.split()).replace("’", "'").lower()


def _flat(content: str, spans: tuple[Span, ...]) -> str:
    """The words of the spans on one line, every apostrophe straight."""
    return " ".join(" ".join(content[s.start : s.end].split()) for s in spans).replace("’", "'")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@lru_cache(maxsize=4096)
def _bases(word: str) -> frozenset[str]:
    """What a small word may be a form of; the tables know the common verbs, the endings do for the rest."""
    out = {word, lemma_of(word) or word}
    for ending, added in (("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            out.add(word[: -len(ending)] + added)
    return frozenset(out)


# ---------------------------------------------------------------- the cue

_TELLING = (
    r"(?:comment|respond|reply|answer|elaborat|say|discuss|address|speak|talk|specif|disclos|explain|identif|provid|giv|releas|"
    r"confirm|nam|speculat|tak|be interviewed|be drawn|be named|return)"
)
_NOT = r"(?: not| never|not|n't| yet to)\b"
_MODIFIED = r"(?: (?:yet|even|further|\w{1,20}ly)){0,3}"
_SILENT = re.compile(
    rf"\b(?:did|do|does|had|has|have|would|will|could|can|wo){_NOT}{_MODIFIED}"
    r" (?:comment|respond|repl[iy]|answer|elaborat|return|discuss|speculat|disclos|specif|be (?:immediately )?reach)"
    rf"|\b(?:would|will|wo|could){_NOT}{_MODIFIED} (?:say|confirm|identify|name|provide|give|release)\b"
    r"|\bno (?:immediate |further )?(?:comment|response|reply|answer)\b|\bsilent\b|\bunavailable\b|\bnot available\b"
    r"|\bdeclin(?:e|es|ed|ing)\b"
    rf"|\brefus(?:e|es|ed|ing|al)\b(?=$| to$| (?:comment|request|interview)| to {_MODIFIED}{_TELLING})"
)
_REFUSED = re.compile(r"\brefus(?:e|es|ed|ing|al)(?: to)?$")
_ANSWER = re.compile(rf"(?:to )?(?:\w{{1,20}}ly )?{_TELLING}|(?:further )?(?:comment|interview|request|question)")
_REFUSAL = re.compile(r"(?:\b(?:not|never)|n't) (?:\w{1,20}ly )?(?:recogni[sz]e|accept)\b")
_NEGATED = re.compile(r"\b(?:not|never|neither|nor|cannot|hardly|no longer)\b|n't\b")

_CRITICISING = _words(
    "assail attack bash berate castigate chastise chide deride disparage excoriate fault hammer impugn insult lambast lambaste "
    "malign mock pan pillory rap rebuke reprimand reproach ridicule rip scold skewer smear taunt trash tweak upbraid vilify "
    "complaint criticism condemnation charge allegation accusation denunciation indictment"
)
_REJECTING = _words("contest contradict debunk denial disavow discount disown doubt rejection repudiate")
_HYPOTHETICAL = re.compile(r"\b(?:would|could|might|may|can|should|must)\b")
_BEGGING = _words(
    "beg beseech encourage entreat exhort implore invite lobby petition plead plea press prod push query recommendation seek want "
    "question exhortation proposal"
)
_ENGAGING = _words("commit commitment intend intention plan undertake volunteer")
_ACTS: tuple[tuple[frozenset[str], Stance], ...] = (
    (DENYING | _REJECTING, "denies"),
    (ACCUSING | _CRITICISING, "accuses"),
    (PROMISING - {"offer"} | _ENGAGING, "promises"),
    (ASKING | _BEGGING, "asks"),
    (_words("oppose opposition"), "other"),
)
_PHRASES: tuple[tuple[re.Pattern[str], Stance], ...] = (
    (re.compile(r"\brul(?:e|es|ed|ing) out\b"), "denies"),
    (re.compile(r"\b(?:push|pushes|pushed|pushing) back\b|\b(?:take|takes|took|taking) issue\b|\b(?:not|n't) buy\b|\bbrush(?:es|ed|ing)? (?:off|aside)\b"), "denies"),
    (re.compile(r"\bcall(?:s|ed|ing)? (?:for|on|upon)\b|\bcalls? to\b|\bpressure\b|\bchalleng(?:e|es|ed|ing) to\b|\bwarn(?:s|ed|ing)? not\b"), "asks"),
    (re.compile(r"\bopen(?:s|ed|ing)? to\b|\bdoor open\b|\b(?:ready|willing|prepared|agree[sd]?|offer(?:s|ed|ing)?) to\b"), "promises"),
    (re.compile(r"\b(?:swipes?|hits|shots?|aim) at\b|\bsp(?:eaks?|eaking|oke|oken) out against\b|\blash(?:es|ed|ing)? out\b|\bwent after\b"
                r"|\b(?:scorn|blame|contempt|abuse|ridicule|invective)\b|\bcr(?:y|ied|ies|ying) foul\b|\brail(?:s|ed|ing)? (?:at|against)\b"), "accuses"),
    (re.compile(r"\bexpress(?:es|ed|ing)? (?:\w+ )?(?:shock|sorrow|sympathy|condolences?|grief|sadness|gratitude|thanks)\b|\bmourn(?:s|ed|ing)?\b|\bthank(?:s|ed|ing)?\b|\bp(?:ay|ays|aid|aying) (?:\w+ )?tribute\b"), "other"),
    (re.compile(r"\bs(?:eek|eeks|ought|eeking) to\b|\bwant(?:s|ed|ing)? to\b"), "asserts"),
    (re.compile(r"\b(?:withdr[ae]w\w*) (?:\w+ )?support\b"), "other"),
)  # fmt: skip


def _of_cue(said: str, what: str) -> Stance | None:
    """The act that the cue names; None where it only tells that something was said."""
    if _SILENT.search(said):
        return "denies" if _REFUSED.search(said) and what and not _ANSWER.match(what) else "declines"
    if _REFUSAL.search(said):
        return "denies"
    named = _named(said, what)
    if named == "accuses" and _DEPLORING.search(said) and _CALAMITY.match(what.strip(_QUOTES)):
        return "other"
    if named == "denies" and _HYPOTHETICAL.search(said):
        return "asserts"
    return "asserts" if named not in (None, "other") and _NEGATED.search(said) else named


_DEPLORING = re.compile(r"\b(?:condemn|deplor|denounc)(?:e|es|s|ed|ing)\b")
_CALAMITY = re.compile(
    r"(?:the |a |an |this |these |all |any |such )?(?:[\w-]+ ){0,3}?(?:violence|attacks?|killings?|murders?|murderous act|bombings?|shootings?|massacre|"
    r"bloodshed|terrorism|explosions?|stabbings?)(?! (?:by|of|on)\b)[\w ]{0,40}$"
)
"""What is condemned without a word of whose it is lays no blame on anybody."""


def _named(said: str, what: str) -> Stance | None:
    """The preposition of "call for" may stand in the content."""
    head = re.match(r"(?:for|on|upon|to|not|at|against)\b", what)
    phrase = f"{said} {head[0]}" if head else said
    for pattern, named in _PHRASES:
        if pattern.search(phrase):
            return named
    for word in reversed(re.findall(r"[a-z]+", _ATTRIBUTE.sub(" ", said))):
        bases = _bases(word)
        for words, named in _ACTS:
            if bases & words:
                return named
    return None


_ATTRIBUTE = re.compile(r"\b(?:\w+-|the )(?:disputed|denied|refuted|rejected|contested|criticized|criticised)(?= \w)")
"""What was said of a thing by others is no act: "edited the much-disputed note"."""


# ---------------------------------------------------------------- the content

_QUOTES = "\"“”„«»‘’' "
_ADVERB = r"(?:(?:also|now|still|soon|then|always|just|so|\w{1,20}ly) ){0,3}"
_SELF = r"(?:that )?(?:(?:i|we) have and )?(?P<who>i|we|he|she|they|it)"
"""A content that opens with a pronoun mostly speaks of its speaker."""
_DOING = re.compile(
    rf"{_SELF} ?{_ADVERB}(?:'ll|will(?:, of course,)?|would|(?:is|are|was|were|am|'re|'m) (?:now )?(?:going|ready|prepared|committed|determined) to"
    r"|(?:plan|intend|vow|pledge|promise)(?:s|d|ed|ned)? to|(?:is|are|was|were|am|'re|'m)(?= sending| offering))"
    rf" {_ADVERB}(?:continue to )?(?P<verb>\w+)",
    re.IGNORECASE,
)
_OWN_SIDE = re.compile(
    rf"(?:that )?(?P<side>(?:[\w.'-]+ ){{1,6}}?)(?:will|would|(?:is|are|was|were) (?:going|planning|ready|prepared) to) {_ADVERB}(?P<verb>\w+)",
    re.IGNORECASE,
)
_IDLE = _words(
    "be have like love not prefer need get see hear find seem think say know rather want never take let depend mean affect contribute"
)
"""Behind "will" and "would" these tell what comes, or what is wished, and bind nobody."""
_UNDONE = re.compile(
    rf"{_SELF} ?{_ADVERB}(?:(?:did|had|was|were|will|would|could|can)(?: not|n't)|cannot|won't|had neither|(?:ha[sd]|have|'ve)? ?never)"
    rf"(?: and will not)? {_ADVERB}(?P<verb>\w+)",
    re.IGNORECASE,
)
_MINDED = _words(
    "believe know think give want see understand remember expect expecting recall hear mind care like feel sure certain need yet agree "
    "share be have able satisfied familiar concerned happy pleased interested comfortable impressed convinced afraid too all that so very "
    "really appear matter go look support endorse favor favour vote mention surprised wonder worry enough the a an only taken seems seem ends envision imagine "
    "recommend recommending advise advising propose proposing"
)
"""Negated, these tell a state of mind and no denial."""
_FALSE = _words("false untrue baseless unfounded groundless nonsense fake inaccurate incorrect fabricated unreliable")
_PLAIN = re.compile(
    rf"(?:that )?(?:[\w.,'-]+ ){{0,4}}?(?:{'|'.join(sorted(_FALSE))}|lies)\b(?: [\w-]+){{0,5}}[.,!]*", re.IGNORECASE
)
"""A quotation of a few words that says false, and hardly more."""
_CONTRARY = re.compile(
    r"(?:(?<!\bdid )(?<!\bdo )(?<!\bdoes )(?<!\bcould )(?<!\bwould )(?<!\bwill )\bnot|(?<!did)(?<!do)(?<!does)(?<!could)(?<!would)(?<!wo)(?<!ca)n't) (?:(?:an?|the) )?[\"“‘'](?=\w)(?!(?:t|s|re|ve|ll|d|m)\b)"
    r"|\A(?:that )?(?:i|we|he|she|it|they) (?:\w+ly |also |have |has ){0,3}(?:deny|denies|denied|reject|rejects|rejected|refute|refutes|refuted|dispute|disputes|disputed)\b"
    r"|\bunlikely (?:to have|that)\b|\bneither\b.{1,60}\bnor\b"
    r"|\A(?=.*\b(?:position|stance|policy|views?|opinion|plans?|mind|line|stand|approach|commitment|opposition|support)\b)"
    r".*?(?:\b(?:has|have|had)(?: not|n't) (?:changed|wavered|budged)\b|\bremain(?:s|ed)? unchanged\b)"
    r"|\b(?:was|were) (?:not|never)(?: in any way| at all)? (?:at play|behind|involved|a factor|responsible|to blame|part of|related|linked|connected|aware|trying to|"
    r"looking to|seeking to|attempting to|meant to|intended to|aimed at|motivated)\b"
    r"|\bmore like a\b.{1,40}\bthan a\b",
    re.IGNORECASE,
)
"""The words of others are negated in their marks ("it was not “a raid”"), or a change that is told is said not to be one."""
_UNDID = re.compile(
    rf"(?:that )?(?!(?:i|we|you|it|this|what|if|when|because)\b)(?:(?!(?:that|because|although|if|and|but|what|knowing|saying) )[\w.,'-]+ ){{1,14}}?(?:did not|didn't|had no part in|played no part in) {_ADVERB}(?P<verb>\w+)",
    re.IGNORECASE,
)
"""Of somebody else it is said that he did not do a thing: nobody says so where nobody has said the contrary."""
_DENIAL = re.compile(
    r"(?:that )?(?:there (?:is|was|were|are|has been|had been)|there's|(?:\w+ ){1,4}(?:had|has|have|found|saw|see)) (?:absolutely )?no (?:\w+ )?"
    r"(?:evidence|truth|proof|basis|plans?|intention|role|involvement|connection|links?|risk|wrongdoing|sign|indication|reason)\b"
    r"|.{0,120}?(?:\bnothing (?:to do with|wrong|improper|illegal)|(?:\bnot|n't|\bnever) (?:\w+ )?(?:true|happen\w*|accurate|correct|the case))\b"
    rf"|.{{0,120}}?\b(?:is|are|was|were) {_ADVERB}[\"“']?(?:{'|'.join(sorted(_FALSE))}|a lie|without merit)\b"
    r"|(?:it|this|that)(?:'s| is) not (?:an?|about|the)\b(?!.{1,60}?(?:,|but|;) (?:it's|it is|an?)\b)",
    re.IGNORECASE,
)
_LIES = _words("lie lies fiction fabrication hoax rubbish invention fantasy garbage smear")
_CLAIMS = _words(
    "claim claims allegation allegations accusation accusations account report reports suggestion suggestions evidence charge charges "
    "article articles story stories rumour rumours rumor rumors argument theory characterization characterisation finding findings lawsuit assertion"
)
"""What is said to be wrong of these is said of words: it denies them."""
_CALLING = _words("call label brand rate deem describe portray characterize characterise term depict")
_WRONGS = _words(
    "abuse betray bribe cheat deceive demonize demonise discriminate distort endanger exploit fabricate flout harass hijack ignore "
    "intimidate lied manipulate mislead mistreat murder obstruct plunder raid rape rig rob ruin sabotage smear steal threaten torture "
    "undermine violate alienate peddle assault stab kidnap vandalize vandalise loot wreck politicize politicise pander scapegoat"
)
_LEAVING = _words("fail refuse neglect")
_AIMING = _words("point aim throw hurl fire lob")
_BAD = _words(
    "dishonest hypocritical hypocrite reckless irresponsible corrupt crooked cruel cynical cowardly deceitful disgraceful disgusting "
    "divisive guilty illegal immoral incompetent inconsistent insensitive liar misguided misleading negligent offensive outrageous "
    "pathetic racist sexist misogynistic homophobic antisemitic bigoted biased clueless careless callous feckless frivolous responsible ridiculous shameful shameless unacceptable unconstitutional unfair unfit unlawful vicious weak wrong "
    "disgrace disaster failure fraud inaccurate absurd unpatriotic liars hypocrites extremist scam"
)
_LINKS = _words("is are was were be been being as 's 're am")
_REPROACH = re.compile(
    r"\b(?:should(?: not|n't) have|ought not to have|(?:did not|didn't) (?:need|have) to) \w+"
    r"|\b(?:turn(?:s|ed|ing)?|play(?:s|ed|ing)?) (?:\w+ ){0,2}(?:deaf ear|blind eye|politics|games|hands of)\b"
    r"|\b(?:out of (?:touch|bounds|line|control)|to blame|at fault|have it both ways|both ways|(?:taken|took) \w+ (?:\w+ )?(?:\w+ )?out of context)\b"
    r"|\b(?:it is|it's|that is|that's) (?:\w+ly |so |very |really |just ){0,2}(?:tragic|troubling|disturbing|disappointing|regrettable|deplorable|appalling|"
    r"disconcerting|disgraceful|shocking|a disgrace|a shame|a scandal) (?:that|to see|how|when)\b"
    r"|\b(?:has|have|had) (?:badly |again |repeatedly )?failed (?:the|our|its|his|her|their|us|them|to)\b"
    r"|\b(?:pointed|pulled|pulling|drew|drawn|aimed|brandish\w+|wield\w+|swung) (?:[\w.-]+ ){0,4}(?:gun|handgun|pistol|revolver|rifle|knife|weapon|machete|axe)\b"
    r"|\b(?:far|all|much|way) too (?:\w+ )?(?:much|many|late|little|generous|slow|soft|lenient|flexib\w+)\b",
    re.IGNORECASE,
)
"""What ought not to have been, idioms of blame, and a weapon drawn."""
_OPEN = _words(
    "if to could might may should would be been being is are was were get got not of for from against by in on about and who the a an or "
    "when"
)
"""Before a wrong these make it a passive, a purpose, a supposition or a noun."""
_PASSED = _words(
    "a an the so very too all simply just also now both quite dead still truly his her their its more most"
)
_MUST = re.compile(
    r"(?:that )?(?!(?:it|there|this|i|what|these|if|when|about)\b)(?:[\w'.-]+ ){1,7}?(?:must|should|ought to|needs? to|has to)(?: now| also| still)? "
    r"[\"“‘']?(?!not\b|never\b)(?P<verb>\w+)"
    r"|we (?:all )?need\b|it(?:'s| is) time (?:for|to)\b|(?:he|she|they|it|i|we)(?: would|'d) like (?!to\b)\w+(?: \w+)? to\b",
    re.IGNORECASE,
)
_STATIVE = _words(
    "be have remain allow come win mean depend get see know make help seem become feel last continue consider"
)
"""Behind "must" and "should" these say what ought to be, or what is to be expected, and urge nobody."""


def _of_content(said: str, what: str, who: str) -> Stance | None:
    """What a plain cue leaves to the content."""
    bare = what.strip(_QUOTES)
    if not bare:
        return None
    words = _content_words(bare)
    if _calls(said):
        return _called(words) if (_FALSE | _BAD | _LIES) & set(words) else None
    if _denies(bare, words, what[:1] in _QUOTES):
        return "denies"
    if _asks(what, bare):
        return "asks"
    return _blames(words) or _reproaches(bare, words) or ("promises" if _promises(bare, who) else None)


_REPROACHING = _words(
    "should ought did turn turns turned turning play plays played playing out blame fault both ways context tragic troubling disturbing "
    "disappointing regrettable deplorable appalling disconcerting disgraceful shocking disgrace shame scandal failed gun handgun pistol "
    "revolver rifle knife weapon machete axe too"
)
"""One of these stands in every idiom of blame."""


def _content_words(bare: str) -> list[str]:
    """Small, with "n't" as a word of its own."""
    return re.findall(r"n't\b|'(?:s|re)\b|[a-z]+?(?=n't\b)|[a-z]+", bare.lower())


def _reproaches(bare: str, words: list[str]) -> Stance | None:
    """Blame in an idiom; of oneself it is none. ``words``: those of ``bare``."""
    if _REPROACHING.isdisjoint(words):
        return None
    found = _REPROACH.search(bare[:FIRST])
    return "accuses" if found and not re.match(r"(?:that )?(?:i|we|my|our)\b", bare, re.IGNORECASE) else None


def _calls(said: str) -> bool:
    return any(_bases(w) & _CALLING for w in re.findall(r"[a-z]+(?! out\b)", said))


def _called(words: list[str]) -> Stance:
    """Words are called false, people are called frauds."""
    return "denies" if (_CLAIMS | _words("ad ads advertisement it that this them")) & set(words) else "accuses"


def _judged(words: list[str]) -> Stance:
    return "denies" if (_FALSE | _CLAIMS) & set(words) else "accuses"


_NEGATING = _FALSE | _words(
    "not nothing cannot n't never neither no deny denies denied reject rejects rejected refute refutes refuted dispute disputes disputed "
    "unlikely unchanged more lie lies merit"
)
"""One of these stands in every denial: most contents have none, and no pattern is tried on them."""


_UNINFORMED = re.compile(
    r"(?:that )?[\w.' -]{1,40}?\b(?:not|n't|never) (?:been )?(?:aware|told|informed|briefed) (?:of|about|on) (?:the |any |all )?(?:\w+ )?"
    r"(?:particulars|details|specifics|circumstances)\b",
    re.IGNORECASE,
)
"""Who does not have the particulars denies nothing."""


def _denies(bare: str, words: list[str], quoted: bool) -> bool:
    """``words``: those of ``bare``."""
    if _NEGATING.isdisjoint(words) or _UNINFORMED.match(bare):
        return False
    undone, undid = _UNDONE.match(bare), _UNDID.match(bare)
    if undone is not None and not _bases(undone["verb"].lower()) & _MINDED:
        return True
    if undid is not None and (
        undid["verb"].lower() not in _MINDED or re.match(r"have (?:an?|the|any)\b", bare[undid.start("verb") :])
    ):
        return True
    contrary = _CONTRARY.search(bare[:FIRST])
    return _DENIAL.match(bare) is not None or contrary is not None or (quoted and _PLAIN.fullmatch(bare) is not None)


def _blames(words: list[str]) -> Stance | None:
    """The first wrong done, or bad thing said of somebody, in the content; negated it is denied."""
    if words[:1] in (["i"], ["my"]) or words[:2] in (["that", "i"], ["that", "my"]):
        return None
    for i, word in enumerate(words):
        if word not in _BAD and not _bases(word) & _DEEDS:
            continue
        lead = [w for w in words[max(0, i - 6) : i] if w not in _PASSED and not w.endswith("ly")]
        negated = any(w in ("not", "n't", "never") for w in lead[-2:])
        lead = [w for w in lead if w not in ("not", "n't", "never")]
        if lead and lead[-1] in _LINKS and word in _BAD and not negated:
            return _judged(lead)
        if _is_wrong(words, i, lead):
            return "denies" if negated else "accuses"
    return None


_DEEDS = _LEAVING | _AIMING | _WRONGS


def _is_wrong(words: list[str], i: int, lead: list[str]) -> bool:
    bases, after = _bases(words[i]), words[i + 1 : i + 9]
    if bases & _LEAVING:
        done = after[:1] == ["to"]
    elif bases & _AIMING:
        done = "at" in after
    else:
        done = bool(bases & _WRONGS)
    progressive = words[i].endswith("ing") and bool(lead) and lead[-1] in _LINKS
    return done and bool(lead) and (progressive or lead[-1] not in _OPEN)


def _names(text: str) -> frozenset[str]:
    """Words that may name a side: no small words, no titles."""
    return frozenset(w for w in re.findall(r"[a-z]{4,}", text.lower())) - _words(
        "that this they their said will would spokesman spokeswoman president"
    )


def _asks(what: str, bare: str) -> bool:
    if what.rstrip(_QUOTES + ",").endswith("?") and not bare.lower().startswith("that "):
        return True
    if re.match(r"(?:please|let's|let us|don't|do not)\b", bare, re.IGNORECASE):
        return True
    if what[:1] in _QUOTES and _commands(bare):
        return True
    must = _MUST.match(bare)
    return must is not None and (must["verb"] or "").lower() not in _STATIVE


def _commands(bare: str) -> bool:
    """A quotation of one sentence that opens with the bare form of a verb, no comma behind it ("Look, …" asks nothing)."""
    if re.search(r"[.!?…] ", bare):
        return False
    first = re.match(r"([A-Z][a-z]+)(?: (?=[a-z])|, \1)", bare, re.IGNORECASE)
    form = verb_form(first[1].lower()) if first else None
    return (
        form is not None
        and form.kind == "base"
        and form.share >= SURELY_VERB
        and form.lemma not in ("think", "thank", "let")
    )


def _promises(bare: str, who: str) -> bool:
    """ "It" is no person: after "he said" it is the weather or the bill. A body may be named: "the mill said the mill would …"."""
    if re.match(r"(?:that )?plans? to\b", bare, re.IGNORECASE):
        return True
    own = _OWN_SIDE.match(bare)
    if own is not None and own["verb"].lower() not in _IDLE and _names(own["side"]) & _names(who):
        return True
    doing = _DOING.match(bare)
    if doing is None or doing["verb"].lower() in _IDLE:
        return False
    return doing["who"].lower() != "it" or who not in ("he", "she", "they", "i", "we")
