"""Tests of the cutting of documents into passages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.french import sentences
from ingestion.models import Block, BlockKind, Document, Passage, Source
from ingestion.packing import FEWEST, MOST, MOST_OF_A_LIST
from ingestion.passages import LONGEST_SENTENCE, passages_of

SOURCE = Source(id="etude", title="Une étude", short="Éditeur, 2025", territory="france", period="2025")


def sentence(words: int, end: str = ".") -> str:
    """Return a sentence of so many words."""
    return " ".join(["Alors", *["mot"] * (words - 2), "fin"]) + end


def heading(text: str, level: int = 1, page: int | None = None) -> Block:
    """Return a heading."""
    return Block(kind=BlockKind.HEADING, text=text, level=level, page=page)


def paragraph(text: str, page: int | None = None, label: str | None = None) -> Block:
    """Return a paragraph."""
    return Block(kind=BlockKind.PARAGRAPH, text=text, page=page, page_label=label)


def item(text: str, level: int = 1, page: int | None = None) -> Block:
    """Return a list item."""
    return Block(kind=BlockKind.LIST_ITEM, text=text, level=level, page=page)


def row(text: str) -> Block:
    """Return a table row."""
    return Block(kind=BlockKind.TABLE_ROW, text=text)


def cut(*blocks: Block, title: str = "") -> list[Passage]:
    """Return the passages of a document made of `blocks`."""
    return passages_of(Document(path=Path("etude.pdf"), title=title, blocks=list(blocks)), SOURCE)


def words(passage: Passage) -> int:
    """Return the length of a passage in words."""
    return len(passage.text.split())


def test_a_long_paragraph_is_cut_between_sentences_into_even_passages() -> None:
    passages = cut(paragraph(" ".join([sentence(20)] * 15)))

    assert len(passages) > 1
    assert all(FEWEST <= words(passage) <= MOST for passage in passages)
    assert all(part == sentence(20) for passage in passages for part in sentences(passage.text))


def test_short_paragraphs_under_one_heading_are_put_together() -> None:
    passages = cut(heading("Besoins"), *[paragraph(sentence(15))] * 4)

    assert [passage.text for passage in passages] == ["\n\n".join([sentence(15)] * 4)]


def test_text_under_two_headings_is_never_put_together_unless_it_is_a_line_or_two() -> None:
    apart = cut(heading("A"), paragraph(sentence(30)), heading("B"), paragraph(sentence(30)))
    together = cut(heading("T", 1), heading("A", 2), paragraph(sentence(8)), heading("B", 2), paragraph(sentence(30)))

    assert [passage.title for passage in apart] == ["A", "B"]
    assert [passage.title for passage in together] == ["T"]
    assert together[0].text == f"A\n\n{sentence(8)}\n\nB\n\n{sentence(30)}"


def test_the_heading_path_is_carried_and_closed() -> None:
    passages = cut(
        heading("Partie"),
        heading("Chapitre", 2),
        paragraph(sentence(40)),
        heading("Autre chapitre", 2),
        paragraph(sentence(40)),
        heading("", 1),
        paragraph(sentence(40)),
    )

    assert [(passage.section, passage.title) for passage in passages] == [
        (("Partie",), "Chapitre"),
        (("Partie",), "Autre chapitre"),
        ((), ""),
    ]


def test_the_title_of_the_document_is_no_part_of_the_path() -> None:
    passages = cut(heading("L’Étude"), heading("Besoins", 2), paragraph(sentence(40)), title="L’étude")

    assert (passages[0].section, passages[0].title) == ((), "Besoins")


def test_headings_with_nothing_under_them_stay_as_text() -> None:
    bare = "Un constat que rien ne suit"

    passages = cut(heading(bare), heading("Besoins"), paragraph(sentence(40)), heading("La fin"))

    assert bare in passages[0].text
    assert passages[-1].text.endswith("La fin")


def test_a_heading_that_says_something_can_be_quoted_too() -> None:
    telling = "L’IA a dès aujourd’hui un impact indéniable sur le secteur"

    assert cut(heading(telling), paragraph(sentence(40)))[0].text == f"{telling}\n\n{sentence(40)}"
    assert cut(heading("L’impact de l’IA"), paragraph(sentence(40)))[0].text == sentence(40)


def test_a_list_stays_with_the_sentence_that_announces_it() -> None:
    passages = cut(paragraph(f"{sentence(100)} Il faut :"), *[item(sentence(18, " ;"))] * 4)

    assert passages[-1].text.startswith("Il faut :\n- Alors")
    assert passages[-1].text.count("\n- ") == 4


def test_a_list_a_little_too_long_stays_whole() -> None:
    passages = cut(paragraph("Il faut :"), *[item(sentence(20, " ;"))] * 8)

    assert len(passages) == 1
    assert MOST < words(passages[0]) <= MOST_OF_A_LIST


def test_a_list_that_must_be_cut_repeats_the_sentence_that_announces_it() -> None:
    passages = cut(paragraph("Les besoins sont :"), *[item(sentence(20, " ;"))] * 20)

    assert len(passages) > 1
    assert all(passage.text.startswith("Les besoins sont :\n- Alors") for passage in passages)
    assert all(words(passage) <= MOST_OF_A_LIST for passage in passages)


def test_items_show_their_depth_and_their_number() -> None:
    passages = cut(paragraph("Il faut :"), item("former ;"), item("en studio ;", 2), item("2. suivre."))

    assert passages[0].text == "Il faut :\n- former ;\n  - en studio ;\n2. suivre."


def test_table_rows_stand_one_a_line() -> None:
    passages = cut(row("Métier : monteur"), row("Métier : scripte"))

    assert passages[0].text == "- Métier : monteur\n- Métier : scripte"


def test_a_passage_stays_on_its_page_and_says_which() -> None:
    passages = cut(
        heading("Besoins", page=3),
        paragraph(sentence(15), 3, "iii"),
        paragraph(sentence(15), 4, "4"),
        paragraph(sentence(15), 5),
    )

    assert [(passage.id, passage.page, passage.page_label) for passage in passages] == [
        ("etude/p3-1", 3, "iii"),
        ("etude/p4-1", 4, "4"),
        ("etude/p5-1", 5, None),
    ]
    assert [passage.locator for passage in passages] == [
        "p.\u00a03 (numérotée iii) › Besoins",
        "p.\u00a04 › Besoins",
        "p.\u00a05 › Besoins",
    ]


def test_a_list_that_goes_on_over_a_page_is_announced_again() -> None:
    passages = cut(paragraph(f"{sentence(40)} Il faut :", 1), item("former ;", page=1), item("suivre.", page=2))

    assert passages[-1].page == 2
    assert passages[-1].text == "Il faut :\n- suivre."


def test_without_pages_the_locator_is_the_heading_path_or_the_number() -> None:
    passages = cut(paragraph(sentence(40)), heading("Partie"), heading("Chapitre", 2), paragraph(sentence(40)))

    assert [(passage.id, passage.locator) for passage in passages] == [
        ("etude/1", "passage\u00a01"),
        ("etude/2", "Partie › Chapitre"),
    ]


def test_a_very_long_heading_is_shortened_in_the_locator_only() -> None:
    long = "Un constat " * 20

    passage = cut(heading(long.strip()), paragraph(sentence(40)))[0]

    assert passage.title == long.strip()
    assert len(passage.locator) < 100
    assert passage.locator.endswith("\u00a0…")


def test_what_the_source_says_of_itself_is_passed_on() -> None:
    passage = cut(paragraph(sentence(40)))[0]

    assert (passage.source, passage.territory, passage.period) == ("etude", "france", "2025")
    assert passage.origin == "document"


def test_data_without_full_stops_is_cut_all_the_same() -> None:
    passages = cut(paragraph(" ".join(["donnée"] * 2_000)))

    assert all(words(passage) <= LONGEST_SENTENCE for passage in passages)
    assert sum(words(passage) for passage in passages) == 2_000


def test_a_word_of_thousands_of_letters_is_cut_all_the_same() -> None:
    assert all(len(passage.text) < 200_000 for passage in cut(paragraph("a" * 1_000_000)))


def test_a_document_without_text_has_no_passage() -> None:
    assert cut() == []


BLOCKS = st.lists(
    st.one_of(
        st.builds(heading, st.sampled_from(["Un", "Deux", "Trois mots ici"]), st.integers(1, 3), st.just(1)),
        st.builds(lambda sizes: paragraph(" ".join(map(sentence, sizes)), 1), st.lists(st.integers(3, 60), min_size=1)),
        st.builds(lambda size, level: item(sentence(size), level, 1), st.integers(3, 40), st.integers(1, 3)),
    ),
    max_size=25,
)


@settings(deadline=None)
@given(BLOCKS)
def test_no_sentence_is_lost_or_cut_and_ids_are_stable(blocks: list[Block]) -> None:
    passages = cut(*blocks)

    expected = [part for block in blocks if block.kind is not BlockKind.HEADING for part in sentences(block.text)]
    actual = [part.removeprefix("- ") for passage in passages for part in sentences(passage.text)]
    assert [part for part in actual if part.endswith(".")] == expected
    assert len({passage.id for passage in passages}) == len(passages)
    assert passages == cut(*blocks)


@pytest.mark.parametrize("count", [1, 2, 5, 50, 400])
def test_every_passage_is_of_a_good_length_where_the_text_allows_it(count: int) -> None:
    passages = cut(heading("Besoins"), *[paragraph(f"{sentence(25)} {sentence(12)}")] * count)

    assert all(words(passage) <= MOST for passage in passages)
    assert all(words(passage) >= FEWEST for passage in passages) or count == 1
