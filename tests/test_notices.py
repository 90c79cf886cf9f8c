"""Notices: what a page says about the report itself, and what only sounds like it. All wording is invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from twosource.article.linked import documents_of
from twosource.article.notices import Wall, behind, notices_in, role_of_notice, wall_of
from twosource.records import Line, Notice, Role
from twosource.spans import Span, lines_of

BODY = (
    "Water stood in the streets of Tamrin on Tuesday after a gate of the Halmet dam gave way.",
    "Mayor Ines Tarvo said the company had ignored three written warnings from its own engineers.",
)


def page(*lines: str, roles: dict[int, Role] | None = None) -> tuple[str, tuple[Line, ...]]:
    """A text of these lines, paragraphs but for ``roles``."""
    content = "\n\n".join(lines)
    spans = tuple(lines_of(content))
    assert len(spans) == len(lines)
    named = roles or {}
    made = (Line(span=s, role=named.get(n, "paragraph"), article=True) for n, s in enumerate(spans))
    return content, tuple(made)


def told(language: str, *lines: str, roles: dict[int, Role] | None = None) -> list[tuple[str, str]]:
    content, made = page(*lines, roles=roles)
    found = notices_in(content, made, language)
    for n in found:
        assert n.span is not None
        assert content[n.span.start : n.span.end] == n.text
        assert n.basis
    return [(n.kind, n.text) for n in found]


WHOLE_LINES = [
    ("en", "correction", "CORRECTION: An earlier version of this article gave the wrong year for the dam."),
    ("en", "correction", "Correction, Nov. 3, 2031: The mayor of Tamrin is Ines Tarvo, not Ilse Tarvo."),
    ("en", "correction", "• This article was amended on 4 May 2031 to give the right height of the gate."),
    ("en", "correction", "An earlier version of this story misstated the number of gates."),
    ("en", "correction", "Clarification: The gate was made in Ostrava and fitted at Halmet."),
    ("en", "correction", "Editor's note: A caption in a previous version named the wrong engineer."),
    ("en", "update", "This story has been updated to add comment from the operator."),
    ("en", "update", "Update (3 p.m.): The road to Tamrin is open again."),
    ("en", "update", "Last updated: 3 November 2031, 14:05 GMT"),
    ("en", "update", "(Updates with the mayor's statement, adds background)"),
    ("en", "update", "(Adds quotes, details from paragraph 4)"),
    ("en", "correction", "(Corrects spelling of Tarvo in second paragraph)"),
    ("en", "embargo", "EMBARGOED until 00:01 GMT Friday 4 May"),
    ("en", "embargo", "STRICTLY EMBARGOED: 0600 Thursday"),
    ("en", "embargo", "NOT FOR PUBLICATION BEFORE 10 p.m. on Sunday"),
    ("en", "kill", "KILL"),
    ("en", "kill", "ADVISORY: please withhold the story slugged Halmet-Dam"),
    ("en", "kill", "Please disregard the earlier story headlined Gate gives way; it was sent by mistake."),
    ("en", "kill", "This article has been retracted."),
    ("en", "kill", "STORY REMOVED: The report about the Halmet dam was withdrawn."),
    ("en", "paywall", "Subscribe to continue reading"),
    ("en", "paywall", "Already a subscriber? Log in"),
    ("en", "paywall", "This article is for subscribers only"),
    ("en", "paywall", "You have reached your limit of free articles this month."),
    ("en", "machine-translation", "This article was machine translated and may contain errors."),
    ("en", "live", "This live blog is now closed."),
    ("de", "correction", "Berichtigung: Die Talsperre hat drei Tore, nicht vier."),
    ("de", "correction", "In einer früheren Version dieses Artikels hieß es, die Sperre habe vier Tore."),
    ("de", "correction", "Anmerkung der Redaktion: Wir haben eine fehlerhafte Zahl berichtigt."),
    ("de", "update", "Aktualisiert am 3. November 2031, 14.05 Uhr"),
    ("de", "embargo", "Sperrfrist: Freitag, 4. Mai, 12.00 Uhr"),
    ("de", "kill", "Bitte nicht verwenden: Meldung über die Talsperre"),
    ("de", "paywall", "Jetzt weiterlesen mit TZ+"),
    ("de", "paywall", "Dieser Artikel ist nur für Abonnenten verfügbar"),
    ("de", "machine-translation", "Dieser Text wurde maschinell übersetzt."),
    ("fr", "correction", "Rectificatif : le barrage compte trois vannes et non quatre."),
    ("fr", "update", "Mis à jour le 3 novembre 2031 à 14h05"),
    ("fr", "update", "Cet article a été mis à jour avec la réaction de l'exploitant."),
    ("fr", "embargo", "Sous embargo jusqu'au 4 mai à 6h00"),
    ("fr", "kill", "Cet article a été retiré à la demande de son auteur."),
    ("fr", "paywall", "Réservé aux abonnés"),
    ("fr", "paywall", "Il vous reste 71 % de cet article à lire."),
    ("es", "correction", "Fe de errores: la presa tiene tres compuertas y no cuatro."),
    ("es", "update", "Actualizado el 3 de noviembre de 2031 a las 14:05"),
    ("es", "embargo", "Embargado hasta el 4 de mayo a las 06.00"),
    ("es", "kill", "ANULACIÓN: rogamos anulen la noticia sobre la presa"),
    ("es", "paywall", "Para seguir leyendo, suscríbete"),
    ("it", "correction", "Errata corrige: la diga ha tre paratoie e non quattro."),
    ("it", "update", "Questo articolo è stato aggiornato con le parole della sindaca."),
    ("it", "embargo", "Embargo fino alle 6 del 4 maggio"),
    ("it", "paywall", "Contenuto riservato agli abbonati"),
    ("pt", "correction", "Correção: a barragem tem três comportas, não quatro."),
    ("pt", "update", "Atualizado em 3 de novembro de 2031 às 14h05"),
    ("pt", "paywall", "Conteúdo exclusivo para assinantes"),
    ("nl", "correction", "Rectificatie: de dam heeft drie sluizen en niet vier."),
    ("nl", "embargo", "Onder embargo tot vrijdag 4 mei 06.00 uur"),
    ("nl", "paywall", "Dit artikel is exclusief voor abonnees"),
    ("sv", "correction", "Rättelse: Dammen har tre luckor, inte fyra."),
    ("sv", "paywall", "För att läsa vidare behöver du en prenumeration"),
    ("da", "correction", "Rettelse: Dæmningen har tre porte, ikke fire."),
    ("da", "paywall", "Artiklen er forbeholdt abonnenter"),
    ("no", "correction", "Presisering: Dammen har tre luker."),
    ("no", "paywall", "Denne saken er for abonnenter"),
    ("pl", "correction", "Sprostowanie: zapora ma trzy wrota, nie cztery."),
    ("pl", "paywall", "Pozostało 80% tekstu"),
    ("cs", "correction", "Oprava: hráz má tři vrata, ne čtyři."),
    ("cs", "paywall", "Jen pro předplatitele"),
    ("ru", "correction", "Исправление: у плотины три затвора, а не четыре."),
    ("ru", "embargo", "Эмбарго до 06:00 4 мая"),
    ("ru", "machine-translation", "Машинный перевод"),
    ("uk", "correction", "Виправлення: у греблі три затвори, а не чотири."),
    ("uk", "update", "Оновлено: 3 листопада, 14:05"),
    ("id", "correction", "Ralat: bendungan itu memiliki tiga pintu."),
    ("tr", "correction", "Düzeltme: Barajın üç kapağı var."),
    ("vi", "correction", "Đính chính: đập có ba cửa."),
]


@pytest.mark.parametrize(("language", "kind", "line"), WHOLE_LINES)
def test_a_line_that_is_a_notice(language: str, kind: str, line: str) -> None:
    assert told(language, *BODY, line) == [(kind, line)]
    assert told("und", *BODY, line) == [(kind, line)]
    assert role_of_notice(line) in ("notice", "translation-notice", "date")


SENTENCES = [
    ("en", "The embargo on oil exports until 2031 was lifted on Monday, the minister said."),
    ("en", "Embargo on grain: what the ban means for Tamrin"),
    ("en", "Police corrected the toll to 11 after two people were found alive."),
    ("en", "The correction of the figures took the company three years."),
    ("en", "Kill switch failed at Halmet dam, engineers say."),
    ("en", "The company retracted its statement on Tuesday."),
    ("en", "The article was retracted by the journal in March, Kolvart said."),
    ("en", "Subscribers of the town's paper were told by letter."),
    ("en", "Already a subscriber to the theory that the gate was weak, Kolvart wrote to the ministry."),
    ("en", "“Please withdraw the story,” the spokesman told the paper."),
    ("en", "Updated plans for the dam will be shown in June."),
    ("en", "Editor's note: Joric Sandrel is a former mayor of Tamrin and writes about rivers."),
    ("en", "Machine translation services are used by the ministry."),
    ("en", "The report was updated on Monday to reflect the new toll."),
    ("en", "An earlier version of the report, seen by the paper, blamed the operator."),
    ("en", "Updated rules for 2031 say that every gate must have two motors."),
    ("en", "Live music returned to Tamrin on Saturday."),
    ("en", "She wants to read the rest of the report before the vote."),
    ("de", "Die Meldung wurde zurückgezogen, sagte die Sprecherin."),
    ("no", "Saken er trukket, sier advokaten."),
    ("de", "Die Korrektur der Zahlen dauerte drei Jahre."),
    ("de", "Das Embargo gegen Karvonien gilt bis 2031."),
    ("de", "Sie wollen weiterlesen, sagte die Lehrerin über die Kinder."),
    ("fr", "La correction des chiffres a pris trois ans."),
    ("fr", "L'embargo sur le pétrole court jusqu'au 4 mai 2031, selon la ministre."),
    ("es", "La corrección de las cifras llevó tres años."),
    ("es", "El embargo al petróleo sigue hasta mayo de 2031."),
    ("it", "La rettifica dei dati ha richiesto tre anni."),
    ("pt", "O embargo ao petróleo vai até maio de 2031."),
    ("ru", "Исправление ошибок заняло у компании три года."),
    ("pl", "Aktualizacja planów zapory potrwa do 2031 roku."),
]


@pytest.mark.parametrize(("language", "line"), SENTENCES)
def test_a_sentence_of_the_report_is_no_notice(language: str, line: str) -> None:
    assert told(language, BODY[0], line, BODY[1]) == []


@pytest.mark.parametrize(
    ("language", "title", "kind", "mark"),
    [
        ("en", "UPDATE 2-Dam gate gives way above Tamrin", "update", "UPDATE 2"),
        ("en", "CORRECTED-Dam gate gives way above Tamrin", "correction", "CORRECTED"),
        ("en", "Correction: Tamrin-Dam story", "correction", "Correction"),
        ("en", "KILL - Dam gate gives way above Tamrin", "kill", "KILL"),
        ("en", "Live updates: Dam gate gives way above Tamrin", "live", "Live updates"),
        ("fr", "EN DIRECT - La rupture du barrage de Halmet", "live", "EN DIRECT"),
        ("es", "AMPLIACIÓN: Cede una compuerta de la presa", "update", "AMPLIACIÓN"),
    ],
)
def test_the_mark_before_a_headline(language: str, title: str, kind: str, mark: str) -> None:
    assert told(language, title, *BODY, roles={0: "title"}) == [(kind, mark)]
    assert told(language, title.lower(), *BODY, roles={0: "title"}) == []


def test_a_headline_about_a_correction_is_none() -> None:
    for title in (
        "Correction: why the market fell",
        "Update on the dam: three gates are closed",
        "Kill the bill: Tamrin marches",
    ):
        assert told("en", title, *BODY, roles={0: "title"}) == []


def test_a_bracket_before_the_report_is_a_notice_and_the_line_stays_the_report() -> None:
    line = "(Adds mayor's comment) TAMRIN, May 4 (Tarnwire) - A gate of the Halmet dam gave way on Monday."
    assert told("en", line, BODY[1]) == [("update", "(Adds mayor's comment)")]
    assert role_of_notice(line) is None
    assert role_of_notice("(Adds mayor's comment)") == "notice"


def test_a_slug_that_kills_is_told_without_the_name_of_the_story() -> None:
    assert told("en", "MANDATORY KILL: Tamrin dam", *BODY) == [("kill", "MANDATORY KILL")]


def test_words_for_subscribers_count_beside_the_text_only() -> None:
    far = [f"Another report of the day, number {n}" for n in range(20)]
    roles: dict[int, Role] = dict.fromkeys(range(2, 22), "related-link") | {22: "boilerplate"}
    assert told("en", *BODY, *far, "Subscriber only", roles=roles) == []
    assert told("en", *BODY, "Subscriber only", roles={2: "boilerplate"}) == [("paywall", "Subscriber only")]


def test_a_language_is_read_with_its_own_words_and_with_english() -> None:
    german = "Berichtigung: Die Talsperre hat drei Tore, nicht vier."
    assert told("en", *BODY, german) == []
    assert told("ja", *BODY, "Correction: The dam has three gates.") != []


def test_a_translation_notice_is_told_by_who_translated() -> None:
    roles: dict[int, Role] = {2: "translation-notice"}
    assert told("en", *BODY, "The article is in Vietnamese", roles=roles)[0][0] == "translation"
    assert told("en", *BODY, "Translated from Karvonian by Google", roles=roles)[0][0] == "machine-translation"


def test_the_same_words_are_told_once() -> None:
    line = "This story has been updated to add comment."
    assert len(told("en", line, *BODY, line)) == 1


def test_nothing_from_nothing() -> None:
    assert notices_in("", (), "en") == ()
    assert role_of_notice("") is None


@given(st.text(max_size=200), st.sampled_from(["en", "de", "ru", "und", "xx"]))
def test_any_text_is_looked_at(text: str, language: str) -> None:
    spans = tuple(lines_of(text))
    made = tuple(Line(span=s, role="paragraph", article=True) for s in spans)
    for n in notices_in(text, made, language):
        assert n.span is not None
        assert text[n.span.start : n.span.end] == n.text != ""
        assert any(n.span in s for s in spans)


@pytest.mark.parametrize(
    "unit", ["Correction (", "(Adds ", "subscribe to ", "updated 3 ", "a ", "KILL ", "embargo: ", "[", "-", "\u00a0"]
)
def test_a_giant_line_takes_linear_time(unit: str) -> None:
    line = (unit * (400_000 // len(unit))).strip() or "x"
    content = f"{BODY[0]}\n{line}"
    made = tuple(Line(span=s, role="paragraph", article=True) for s in lines_of(content))
    began = time.process_time()
    notices_in(content, made, "und")
    role_of_notice(line)
    assert time.process_time() - began < 1


# ---------------------------------------------------------------- markup


def wall(head: str, body: str = "<p>One.</p>") -> Wall:
    root = html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    return wall_of(root, documents_of(root))


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    "text",
    [
        '{"@type": "NewsArticle", "isAccessibleForFree": false}',
        '{"@type": "NewsArticle", "isAccessibleForFree": "False"}',
        '{"@type": ["ReportageNewsArticle"], "isAccessibleForFree": "http://schema.org/False"}',
        '{"@graph": [{"@type": "Person"}, {"@type": "Article", "isAccessibleForFree": "no"}]}',
        '[{"@type": "BlogPosting", "isAccessibleForFree": false}]',
    ],
)
def test_json_ld_that_says_not_free(text: str) -> None:
    found = wall(ld(text)).declared
    assert found is not None
    assert (found.kind, found.span, found.basis) == ("paywall", None, "JSON-LD isAccessibleForFree")


@pytest.mark.parametrize(
    "text",
    [
        '{"@type": "NewsArticle", "isAccessibleForFree": true}',
        '{"@type": "NewsArticle", "isAccessibleForFree": "True", "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": false}}',
        '{"@type": "Event", "isAccessibleForFree": false}',
        '{"isAccessibleForFree": false',
        "[" * 100_000 + '"isAccessibleForFree"',
        '{"@type": "Article", "isAccessibleForFree": null}',
        "",
    ],
)
def test_json_ld_that_does_not(text: str) -> None:
    assert wall(ld(text)) == Wall()


def test_a_tier_in_the_head() -> None:
    assert wall('<meta property="article:content_tier" content="locked">').declared is not None
    assert wall('<meta property="article:content_tier" content="metered">').declared is not None
    assert wall('<meta property="article:content_tier" content="free">') == Wall()


def test_a_class_counts_for_a_short_article_only() -> None:
    signs = wall("", '<div class="article paywall locked"><p>One.</p></div>')
    assert signs.declared is None
    assert signs.classed is not None
    assert behind("p.html", signs, (), 400) == ((), ())
    added, problems = behind("p.html", signs, (), 60)
    assert [n.kind for n in added] == ["paywall"]
    assert [p.code for p in problems] == ["paywalled-stub"]
    assert "60 words" in problems[0].message
    for name in ("no-paywall", "paywall-free", "firewall", "article"):
        assert wall("", f'<div class="{name}"><p>One.</p></div>') == Wall()


def test_a_stub_is_told_by_page_or_by_words() -> None:
    said = Notice(
        kind="paywall",
        span=Span(3, 9),
        text="Subscribe to continue reading",
        basis="a line that keeps the rest for subscribers",
    )
    other = Notice(kind="update", span=None, text="x", basis="y")
    assert behind("p", Wall(), (said,), 80)[1][0].span == Span(3, 9)
    assert behind("p", Wall(), (said,), 800) == ((), ())
    assert behind("p", Wall(), (other,), 80) == ((), ())
    declared = wall(ld('{"@type": "Article", "isAccessibleForFree": false}'))
    assert behind("p", declared, (), 800) == ((declared.declared,), ())
    assert behind("p", declared, (), 80)[1] != ()
