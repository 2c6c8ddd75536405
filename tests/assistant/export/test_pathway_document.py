"""The document of a pathway: what it must hold, whatever the format."""

from __future__ import annotations

import itertools

import pytest

from assistant.advice.models import Pathway, Profile, Step
from assistant.export.blocks import Heading, Picture, References, Table, texts
from tests.assistant.export.pathways import DAY, document, nothing_fits, pathway, step


def said(*arguments: object, **fields: object) -> str:
    return texts(document(*arguments, **fields).blocks)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "expected",
    [
        "Parcours conseillé",
        "14\u00a0h en tout",
        "Format très court (étape 1). «\u00a0Deux jours ne suffisent pas.\u00a0»",
        "monteuse",
        "utiliser des outils",
        "Étape 1\u00a0: Monter avec l’IA",
        "École Delta",
        "à distance",
        "prix non indiqué",
        "1er octobre 2025",
        "Maîtrise technique +\u00a01",
        "«\u00a0La pratique manque aux monteurs.\u00a0»",
        "non rempli",
        "à vérifier",
        "Étalonner avec l’IA – 7 h au lieu de 14 h",
        "Quel est le prix, outils et abonnements compris ?",
        "Niveau 2 visé en fondamentaux de l’IA : aucune étape n’y mène de façon connue.",
        "Repères ne donne pas d’avis juridique",
        "Alpha, 2024, L'IA dans les ateliers, Enquête › Formats, p.\u00a012",
    ],
)
def test_a_document_holds_everything_that_was_advised(expected: str) -> None:
    assert expected in said()


def test_it_is_dated_and_names_the_version_of_the_corpus() -> None:
    made = document()
    lead = "".join(run.text for run in made.lead)
    assert made.created == DAY
    assert lead == "Établi le 12 janvier 2026 par Repères, d’après le corpus 2026-11."


def test_warnings_come_before_the_steps_and_sources_last() -> None:
    headings = [block.runs[0].text for block in document().blocks if isinstance(block, Heading) and block.level == 1]
    assert headings.index("À savoir avant de choisir") < headings.index("Les étapes")
    assert headings[-1] == "Sources"


def test_no_level_of_heading_is_skipped() -> None:
    levels = [block.level for block in document().blocks if isinstance(block, Heading)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_every_note_leads_to_a_source_and_every_source_is_noted() -> None:
    # GIVEN a document with reasons and warnings
    given_document = document()
    # WHEN its notes and sources are gathered
    actual_notes = {
        n
        for block in given_document.blocks
        for runs in (getattr(block, "items", []) if block.kind == "bullets" else [getattr(block, "runs", [])])
        for run in runs
        for n in run.notes
    }
    actual_sources = [one for block in given_document.blocks if isinstance(block, References) for one in block.items]
    # THEN they are the same, each source with its quote
    assert actual_notes == {one.n for one in actual_sources} == {1, 2, 3}
    assert all(one.quotes for one in actual_sources)


def test_two_quotes_of_one_passage_stand_under_one_source() -> None:
    one = step()
    one.why[1].citations[0].n = 1
    sources = next(block for block in document(pathway(steps=[one])).blocks if isinstance(block, References)).items
    assert [source.n for source in sources] == [1, 3]
    assert len(sources[0].quotes) == 2


def test_the_radar_is_told_in_words_and_its_figures_stand_in_a_table() -> None:
    blocks = document().blocks
    picture = next(block for block in blocks if isinstance(block, Picture))
    assert "Maîtrise technique\u00a0: aujourd’hui 1, visé 2, après le parcours 2" in picture.alternative
    table = next(block for block in blocks if isinstance(block, Table) and block.title == "Les niveaux")
    assert [cell[0].text for cell in table.rows[0]] == ["Maîtrise technique", "1", "2", "2"]
    assert [cell[0].text for cell in table.rows[1]][1:] == ["non évalué", "2", "non évalué"]


def test_what_was_not_said_is_named() -> None:
    assert "Non précisé\u00a0: secteur, statut" in said()


def test_a_pathway_where_nothing_fits_says_what_would_open_choices() -> None:
    text = said(nothing_fits())
    assert "Aucune offre du catalogue ne convient" in text
    assert "En renonçant à : modalité, 1 offre. S’ouvriraient\u00a0: «\u00a0Monter avec l’IA\u00a0»." in text
    assert "Quel métier ?" in text


def test_an_activity_has_neither_provider_nor_other_choice() -> None:
    way = Step(activity="veille", title="Tenir une veille")
    text = said(pathway(steps=[way], hours=None, warnings=[]))
    assert "autre façon d’apprendre, sans organisme" in text
    assert "à votre rythme" in text
    assert "Autre choix" not in text
    assert "La source ne dit pas à quel niveau elle mène." in text


def test_an_empty_profile_gives_a_document_with_its_questions_and_no_radar() -> None:
    empty = Pathway(status="need_more", profile=Profile(), questions=["Quel est votre métier ?"])
    made = document(empty)
    assert "Quel est votre métier ?" in texts(made.blocks)
    assert not [block for block in made.blocks if isinstance(block, Picture)]
    assert "".join(run.text for run in made.lead) == "Établi le 12 janvier 2026 par Repères."


def test_in_english_the_words_of_the_corpus_are_marked_as_french() -> None:
    made = document(language="en")
    assert "Recommended pathway" in texts(made.blocks)
    runs = [
        run for block in made.blocks for item in getattr(block, "items", []) if block.kind == "bullets" for run in item
    ]
    assert next(run for run in runs if "La pratique manque" in run.text).language == "fr"
