"""Makes the word tables in src/twosource/weights/data from WordNet 3.0 and a folder of news.

    python training/word_tables.py /usr/share/wordnet ../shared/data

WordNet is Debian's package ``wordnet-base``. Four tables come out, each sorted and reproducible:

``forms_en.tsv``   verb form, lemma, kind of form (base, s, past, ing), and in how many of 100 uses it is a verb
                   (sense counts of SemCor, which come with WordNet; add-half smoothing).
``families_en.tsv`` noun and the verb that it is made of: allegation, allege.
``senses_en.tsv``  word, part of speech, and the numbers of its commonest synsets and of their direct hypernyms.
``spread_en.tsv``  stem and the number of 1,000 news reports that use it, at least 2 reports; no names.
"""

from __future__ import annotations

import collections
import json
import pathlib
import re
import sys

from twosource.weights.stems import stem
from twosource.words import tokens

POS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
SENSES_KEPT = {"n": 3, "v": 4, "a": 2, "r": 2}  # rarer senses relate words that no newspaper relates


def counts(wordnet: pathlib.Path) -> dict[tuple[str, str], int]:
    """Uses of (lemma, part of speech) in SemCor."""
    out: collections.Counter[tuple[str, str]] = collections.Counter()
    kind = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
    for line in (wordnet / "cntlist.rev").read_text("latin-1").splitlines():
        key, _, n = line.split()
        lemma, rest = key.rsplit("%", 1)
        out[lemma, kind[rest[0]]] += int(n)
    return dict(out)


def index(wordnet: pathlib.Path, name: str) -> dict[str, list[str]]:
    """Lemma to synset offsets, commonest first."""
    out = {}
    for line in (wordnet / f"index.{name}").read_text("latin-1").splitlines():
        if not line.startswith(" "):
            part = line.split()
            n = int(part[2])
            out[part[0]] = part[-n:]
    return out


def hypernyms(wordnet: pathlib.Path, name: str) -> dict[str, list[str]]:
    out = {}
    for line in (wordnet / f"data.{name}").read_text("latin-1").splitlines():
        if not line.startswith(" "):
            part = line.split(" | ")[0].split()
            out[part[0]] = [part[i + 1] for i in range(4, len(part) - 1) if part[i] in ("@", "&")]
    return out


def irregular(wordnet: pathlib.Path) -> dict[str, list[str]]:
    out = collections.defaultdict(list)
    for line in (wordnet / "verb.exc").read_text("latin-1").splitlines():
        form, *lemmas = line.split()
        for lemma in lemmas:
            out[lemma].append(form)
    return out


def forms(lemma: str, odd: list[str]) -> dict[str, str]:
    """Form to kind of form, regular spelling rules plus the exceptions list."""
    out = {lemma: "base"}
    es = re.search(r"(?:[sxz]|[cs]h|[^aeiou]o)$", lemma)
    y = re.search(r"[^aeiou]y$", lemma)
    doubled = [f for f in odd if f.startswith(lemma + lemma[-1])]
    out[lemma + "es" if es else lemma[:-1] + "ies" if y else lemma + "s"] = "s"
    bare = lemma[:-1] if lemma.endswith("e") else lemma
    if not any(f.endswith("ing") for f in odd):
        out[("ly" + "ing") if lemma == "lie" else (lemma if lemma.endswith("ee") else bare) + "ing"] = "ing"
    if not any(not f.endswith("ing") for f in odd):
        out[lemma[:-1] + "ied" if y else bare + "ed"] = "past"
    for f in odd + doubled:
        out[f] = "ing" if f.endswith("ing") else "s" if f.endswith("s") and f[:-1] == lemma else "past"
    return out


def verb_forms(wordnet: pathlib.Path) -> list[str]:
    used, odd, rows = counts(wordnet), irregular(wordnet), {}
    for lemma in index(wordnet, "verb"):
        v = used.get((lemma, "v"), 0)
        if v < 1 or not re.fullmatch(r"[a-z]+", lemma) or len(lemma) < 2:
            continue
        for form, kind in forms(lemma, odd.get(lemma, [])).items():
            noun = used.get((form, "n"), 0) + (used.get((lemma, "n"), 0) if kind == "s" else 0)
            adj = used.get((form, "a"), 0) + used.get((form, "r"), 0)
            share = round(100 * (v + 0.5) / (v + noun + adj + 1))
            if share > rows.get(form, ("", "", 0))[2]:
                rows[form] = (lemma, kind, share)
    return [f"{form}\t{lemma}\t{kind}\t{share}" for form, (lemma, kind, share) in sorted(rows.items())]


MADE_OF_VERBS = re.compile(r"(?:ion|ment|al|ance|ence|ancy|ency|ure|ing|y)$")


def families(wordnet: pathlib.Path) -> list[str]:
    """Nouns that WordNet links to a verb of the same origin, by the endings that make a noun of the act itself."""
    verbs = {}
    for line in (wordnet / "data.verb").read_text("latin-1").splitlines():
        if not line.startswith(" "):
            part = line.split(" | ")[0].split()
            verbs[part[0]] = [w for w in part[4 : 4 + 2 * int(part[3], 16) : 2] if "_" not in w]
    rows = {}
    for line in (wordnet / "data.noun").read_text("latin-1").splitlines():
        if line.startswith(" "):
            continue
        part = line.split(" | ")[0].split()
        words = [w for w in part[4 : 4 + 2 * int(part[3], 16) : 2] if re.fullmatch("[a-z]+", w)]
        linked = {
            w for i in range(4, len(part) - 2) if part[i] == "+" and part[i + 2] == "v" for w in verbs[part[i + 1]]
        }
        for noun in words:
            kin = [v for v in linked if noun != v and noun[: max(3, len(v) - 2)] == v[: max(3, len(v) - 2)]]
            if kin and MADE_OF_VERBS.search(noun):
                rows.setdefault(noun, max(kin, key=lambda v: (len(v), v)))
    return [f"{noun}\t{verb}" for noun, verb in sorted(rows.items())]


def senses(wordnet: pathlib.Path) -> list[str]:
    used, rows = counts(wordnet), []
    for name, pos in POS.items():
        up = hypernyms(wordnet, name)
        for lemma, offsets in index(wordnet, name).items():
            if used.get((lemma, pos), 0) < 2 or not re.fullmatch(r"[a-z]+(?:-[a-z]+)*", lemma) or len(lemma) < 3:
                continue
            own = offsets[: SENSES_KEPT[pos]]
            above = [u for o in own[:2] for u in up.get(o, ())] if pos in "nv" else []
            rows.append(f"{lemma}\t{pos}\t{_short(own)}\t{_short(above)}")
    return sorted(rows)


def _short(offsets: list[str]) -> str:
    return " ".join(format(int(o), "x") for o in offsets)


def spread(data: pathlib.Path) -> list[str]:
    """Document frequency of stems that are written small at least as often as with a capital."""
    seen: collections.Counter[str] = collections.Counter()
    small: collections.Counter[str] = collections.Counter()
    capital: collections.Counter[str] = collections.Counter()
    total = 0
    files = (("stories/stream_dev.jsonl", "text"), ("statements/polnear_train.jsonl", "text"))
    for file, field in files:
        for line in (data / file).open(encoding="utf-8"):
            text = json.loads(line)[field]
            here = set()
            for t in tokens(text):
                if not t.text.isascii() or not t.text[0].isalpha():
                    continue
                key = stem(t.text)
                (small if t.text.islower() else capital)[key] += 1
                here.add(key)
            seen.update(here)
            total += 1
    rows = [
        f"{key}\t{max(1, round(1000 * n / total))}" for key, n in seen.items() if n >= 5 and small[key] >= capital[key]
    ]
    return sorted(rows)


def main(wordnet: str, data: str) -> None:
    out = pathlib.Path(__file__).parent.parent / "src/twosource/weights/data"
    out.mkdir(exist_ok=True)
    for name, rows in (
        ("forms_en", verb_forms(pathlib.Path(wordnet))),
        ("families_en", families(pathlib.Path(wordnet))),
        ("senses_en", senses(pathlib.Path(wordnet))),
        ("spread_en", spread(pathlib.Path(data))),
    ):
        (out / f"{name}.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
        print(name, len(rows), "rows")


if __name__ == "__main__":
    main(*sys.argv[1:])
