"""The sentences that bear the facts of an offer, and those that do not."""

from __future__ import annotations

from assistant.web.catalogue_facts import Fact
from assistant.web.catalogue_proof import Proof
from ingestion.catalogue.models import Offer
from ingestion.models import Passage

LIST = """L'étude nomme deux stages :

- École Galilée — Stage de montage ; Durée : 21 heures ;
- École Kepler — Stage de son ; Durée : 35 heures."""


def passage(text: str, title: str = "Les stages") -> Passage:
    return Passage(id=f"alpha/{len(text)}", source="alpha", title=title, section=(), locator="Partie 1", text=text)


def offer(**fields: object) -> Offer:
    return Offer.model_validate({"id": "o", "title": "Stage de montage assisté", "provider": "École Galilée", **fields})


def quote(fact: Fact, given: Offer, *passages: Passage) -> str:
    """Return the words that bear a fact; nothing where none do."""
    (sentence,) = Proof(given, passages).sentences_of(fact)
    assert bool(sentence.citations) == bool(sentence.quoted)
    return "".join(passages[q.n - 1].text[q.start : q.end] for q in sentence.quoted)


def duration(text: str) -> Fact:
    return Fact(name="duration", label="Durée", value=text, parts=[text])


def test_the_sentence_that_says_a_fact_is_found() -> None:
    given = passage("Le stage de l'école Galilée se tient à Lille. Le stage de l'école Galilée dure 21 heures.")
    assert quote(duration("21\u00a0h"), offer(), given) == "Le stage de l'école Galilée dure 21 heures."


def test_a_line_about_another_offer_proves_nothing() -> None:
    assert "Galilée" in quote(duration("21\u00a0h"), offer(), passage(LIST))
    assert quote(duration("35\u00a0h"), offer(), passage(LIST)) == ""


def test_another_figure_is_another_fact() -> None:
    given = passage("Le stage de l'école Galilée dure 21 heures.")
    assert quote(duration("2\u00a0h"), offer(), given) == ""


def test_a_passage_that_bears_the_name_of_the_offer_speaks_of_it_throughout() -> None:
    given = passage("Le stage dure 21 heures.", title="Le stage de montage assisté de l'école Galilée")
    assert quote(duration("21\u00a0h"), offer(), given) == "Le stage dure 21 heures."
    assert quote(duration("21\u00a0h"), offer(), passage("Le stage dure 21 heures.")) == ""


def test_a_code_is_found_by_the_words_of_the_study() -> None:
    mode = Fact(name="mode", label="Modalité", value="À distance", parts=["À distance"])
    given = passage("Le stage de l'école Galilée se suit en ligne.")
    assert quote(mode, offer(mode="distance"), given) != ""
    assert quote(mode, offer(mode="presentiel"), given) == ""


def test_items_that_rest_on_the_same_words_are_told_together() -> None:
    tools = Fact(name="tools", label="Outils", value="Runway, Topaz, Blender", parts=["Runway", "Topaz", "Blender"])
    given = passage("L'école Galilée enseigne Runway et Topaz.")
    told = Proof(offer(), [given]).sentences_of(tools)
    assert [sentence.text for sentence in told] == ["Runway, Topaz", "Blender"]
    assert [bool(sentence.citations) for sentence in told] == [True, False]


def test_a_remark_of_ours_is_never_given_as_a_quotation() -> None:
    note = Fact(name="note", label="Remarque", value="Le stage de l'école Galilée dure 21 heures.", parts=["…"])
    assert quote(note, offer(), passage("Le stage de l'école Galilée dure 21 heures.")) == ""


def test_every_passage_of_the_record_is_cited_even_one_that_bears_no_fact() -> None:
    passages = [passage("Le stage de l'école Galilée dure 21 heures."), passage("Un tout autre sujet.")]
    answer = Proof(offer(), passages).answer([duration("21\u00a0h")])
    assert [(citation.n, citation.quote) for citation in answer.citations] == [(1, passages[0].text), (2, "")]
