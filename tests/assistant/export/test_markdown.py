"""A conversation as Markdown: sentences, markers, sources, and nothing that a document could smuggle in."""

from __future__ import annotations

from datetime import date

import pytest
from markdown_it import MarkdownIt

from assistant.export.markdown import WORDS, answer_text, conversation_markdown, escape, long_date, reference
from assistant.words import catalogue
from tests.assistant.web.hostile import IMAGE, SCRIPT
from tests.assistant.web.shelves import TEXT, SmallShelf, answer, citation, sentence, source

DAY = date(2026, 1, 12)
FIRST = TEXT.split(". ")[0] + "."


def exported(*answers) -> str:  # type: ignore[no-untyped-def]
    return conversation_markdown(answers, SmallShelf(sources=[source(url="https://example.org/etude.pdf")]), "fr", DAY)


def test_a_conversation_names_its_date_its_corpus_and_every_source() -> None:
    text = exported(answer(sentence(FIRST)))
    assert text.startswith("# Conversation avec Repères\n\nExportée le 12 janvier 2026. Corpus 2026-11+abc.")
    assert "## Quelle part des monteurs est satisfaite ?" in text
    assert f"{FIRST} \\[1\\]" in text or f"{FIRST} [1]" in text
    assert "1. Alpha, 2024, L'IA dans les ateliers, Enquête › Satisfaction https://example.org/etude.pdf" in text
    assert f"«\u00a0{FIRST}\u00a0»" in text


def test_what_introduces_an_answer_comes_before_it() -> None:
    text = exported(answer(sentence(FIRST), introduction="From the French sources:"))
    assert text.index("From the French sources:") < text.index(FIRST)


def test_list_items_stay_a_list() -> None:
    html = MarkdownIt().render(
        exported(answer(sentence("Deux outils :"), sentence("- Runway ;"), sentence("- Whisper.")))
    )
    assert html.count("<li>") == 3  # two items and one source


def test_an_unsupported_sentence_is_struck_and_says_so() -> None:
    assert "~~38 % sont satisfaits.~~ (phrase non vérifiée)" in exported(
        answer(sentence("38 % sont satisfaits.", "unsupported"))
    )


def test_a_refusal_keeps_its_reason() -> None:
    text = exported(answer(status="refused", reason="Le corpus ne contient rien sur cette question."))
    assert "Le corpus ne contient rien sur cette question." in text
    assert "Sources" not in text.split("satisfaite ?")[1].split("Chaque phrase")[0]


def test_text_of_a_document_stays_text() -> None:
    hostile = f"{SCRIPT} {IMAGE} [lien](javascript:alert(1)) # titre | *gras*"
    given = answer(sentence(hostile), question=f"# {hostile}", reason=hostile)
    html = MarkdownIt("commonmark", {"html": True}).render(exported(given))
    assert "<script>" not in html
    assert "<img" not in html
    assert "<a href" not in html.replace('<a href="https://example.org', "")
    assert html.count("<h1>") == 1


def test_a_copied_answer_is_plain_text_with_its_sources() -> None:
    text = answer_text(answer(sentence("Une *note* [2024].")), SmallShelf(), "fr")
    assert "Une *note* [2024]. [1]" in text
    assert "Alpha, 2024" in text


def test_the_page_is_named_once() -> None:
    words = catalogue("fr", WORDS)
    cited = citation(page=12)
    assert reference(cited, SmallShelf(), words).endswith("p.\u00a012")
    placed = cited.model_copy(update={"locator": "p.\u00a012 › Résultats"})
    assert reference(placed, SmallShelf(), words).count("12") == 1


@pytest.mark.parametrize(
    ("day", "language", "expected"),
    [
        (DAY, "fr", "12 janvier 2026"),
        (date(2026, 8, 1), "fr", "1er août 2026"),
        (date(2026, 8, 1), "en", "1 August 2026"),
    ],
)
def test_dates_are_written_out(day: date, language: str, expected: str) -> None:
    assert long_date(day, catalogue(language, WORDS)) == expected


def test_escaped_text_reads_the_same() -> None:
    text = r"a*b_c [1] <i> `x` | ~~y~~ # z \ w"
    assert MarkdownIt().renderInline(escape(text)) == text.replace("<", "&lt;").replace(">", "&gt;")
