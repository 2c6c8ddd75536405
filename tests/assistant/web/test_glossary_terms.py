"""Terms marked in texts: once a scope, whole words only, and nothing but text in them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from assistant.web.glossary_terms import Glosser, glossed, glossing, terms_of
from assistant.web.markup import fill, words_of
from assistant.web.turns import turn_of
from ingestion.glossary import Term
from tests.assistant.web.hostile import IMAGE, SCRIPT
from tests.assistant.web.shelves import TEXT, SmallShelf, answer, passage, sentence

TERMS = [
    Term(term="RS", meaning="Répertoire spécifique."),
    Term(term="LoRA", meaning="Un réglage."),
    Term(term="bloc de compétences", meaning="Une partie."),
    Term(term="métier augmenté", meaning="Un métier."),
    Term(term="gouvernance de l'IA", meaning=f"Qui décide {SCRIPT}."),
    Term(term="IA", meaning="Intelligence artificielle.", english="AI"),
    Term(term="attendu", meaning="Une attente."),
]


def marked(text: str) -> list[str]:
    found = BeautifulSoup(Glosser(TERMS).gloss(text, set()), "html.parser")
    assert found.get_text() == text
    return [term.get_text() for term in found.select("dfn.term")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le RS et le LoRA.", ["RS", "LoRA"]),
        ("LES ours et les rs, lora", []),
        ("Deux blocs de\u00a0compétences", ["blocs de\u00a0compétences"]),
        ("Des métiers augmentés", ["métiers augmentés"]),
        ("la gouvernance de l’IA", ["gouvernance de l’IA"]),
        ("l’IA, puis l’IA", ["IA"]),
        ("DIAG, IA-X et MEDIA", []),
        ("Ils sont attendus.", []),
        ("", []),
        (f"{SCRIPT} {IMAGE} & IA", ["IA"]),
    ],
)
def test_terms_are_marked_as_whole_words_in_whatever_form(text: str, expected: list[str]) -> None:
    assert marked(text) == expected


def test_hostile_text_and_meanings_stay_text() -> None:
    found = BeautifulSoup(Glosser(TERMS).gloss(f"{SCRIPT} la gouvernance de l'IA {IMAGE}", set()), "html.parser")
    assert found.select("script, img") == []
    assert found.select_one("dfn")["data-meaning"] == f"Qui décide {SCRIPT}."  # type: ignore[index]


def corpus_of(folder: Path, text: str) -> Path:
    (folder / "glossary.yaml").write_text(text, encoding="utf-8")
    return folder


def test_only_the_first_occurrence_of_a_scope_is_marked(tmp_path: Path) -> None:
    with glossing(corpus_of(tmp_path, "- {term: studio, meaning: Un lieu.}\n")):
        assert "<dfn" in glossed("Un studio", "t1")
        assert "<dfn" not in glossed("Un autre studio", "t1")
        assert "<dfn" in glossed("Un studio", "t2")


def test_without_a_glossary_text_is_only_escaped(tmp_path: Path) -> None:
    assert glossed("<b> studio") == "&lt;b&gt; studio"
    with glossing(tmp_path):
        assert glossed("<b> studio") == "&lt;b&gt; studio"


def test_a_glossary_is_in_order_read_again_when_it_changes_and_left_out_when_broken(tmp_path: Path) -> None:
    corpus_of(tmp_path, "- {term: OPCO, meaning: X.}\n- {term: Écart, meaning: X.}\n- {term: ADN, meaning: X.}\n")
    assert [term.term for term in terms_of(tmp_path)] == ["ADN", "Écart", "OPCO"]
    corpus_of(tmp_path, "- {nom: OPCO}\n")
    os.utime(tmp_path / "glossary.yaml", ns=(1, 1))
    assert terms_of(tmp_path) == ()


def test_an_answer_has_its_terms_marked_and_its_quotes_untouched(tmp_path: Path) -> None:
    # GIVEN a passage of which one sentence is quoted, and a glossary with words of both sentences
    corpus = corpus_of(tmp_path, "- {term: monteur, meaning: Une personne.}\n- {term: formation, meaning: Un cours.}\n")
    shelf = SmallShelf([passage()])
    turn = turn_of(answer(sentence()), 1, shelf, words_of("fr"), "fr")
    # WHEN the answer is shown
    page = BeautifulSoup(fill("conversation.html", "fr", corpus, turns=[turn], latest=True), "html.parser")
    # THEN the sentence has its term, the quoted words stay whole, and the rest of the passage has its own
    assert [term.get_text() for term in page.select(".answer .term")] == ["monteurs"]
    marks = page.select(".excerpt mark")
    assert marks[0].get_text() == TEXT.split(". ")[0] + "."
    assert marks[0].select(".term") == []
    assert [term.get_text() for term in page.select(".excerpt .term")] == ["formation"]
