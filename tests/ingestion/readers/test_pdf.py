"""Tests of the PDF reader, on PDFs made here and on the five real studies where they are present."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from ingestion.models import BlockKind, Document, Source, UnreadableDocument
from ingestion.passages import passages_of
from ingestion.readers import reader_for
from tests.ingestion import documents
from tests.ingestion.documents import PARAGRAPH, SHARED_SOURCES, Run, column, framed, pdf, two_columns

JOINED = " ".join(PARAGRAPH)


def read(path: Path) -> Document:
    """Read a PDF as ingestion does."""
    return reader_for(path).read(path)


def texts(document: Document, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    """Return the texts of the blocks of one kind."""
    return [block.text for block in document.blocks if block.kind is kind]


def test_the_lines_of_a_paragraph_become_one_paragraph(tmp_path: Path) -> None:
    given_path = pdf(tmp_path / "a.pdf", [column([*PARAGRAPH, "", "Un second paragraphe commence ici."])])

    assert texts(read(given_path)) == [JOINED, "Un second paragraphe commence ici."]


def test_lines_that_all_stand_apart_are_joined_where_the_sentence_goes_on(tmp_path: Path) -> None:
    given_path = pdf(tmp_path / "a.pdf", [column(PARAGRAPH, leading=30)])

    assert texts(read(given_path)) == [JOINED]


def test_headers_footers_and_page_numbers_are_dropped(tmp_path: Path) -> None:
    body = [
        column([f"La page {number} dit une chose qui lui est propre."]) for number in ("une", "deux", "trois", "quatre")
    ]
    framed_pages = [
        framed(page, number, 4, header="Étude sur l’IA", footer="Un éditeur, 2025")
        for number, page in enumerate(body, 1)
    ]

    document = read(pdf(tmp_path / "a.pdf", framed_pages))

    assert texts(document) == [runs[0].text for runs in body]


def test_headers_that_alternate_between_left_and_right_pages_are_dropped(tmp_path: Path) -> None:
    pages = [
        [Run("Titre du livre" if number % 2 else "Titre du chapitre", y=810, size=8), *column(PARAGRAPH)]
        for number in range(1, 9)
    ]

    assert all("Titre" not in block.text for block in read(pdf(tmp_path / "a.pdf", pages)).blocks)


def test_the_running_title_of_a_chapter_is_dropped_in_a_long_document(tmp_path: Path) -> None:
    pages = [
        [Run(f"Chapitre {'ABCDE'[number // 4]} du livre", y=810, size=8), *column(PARAGRAPH)] for number in range(20)
    ]

    assert all("Chapitre" not in block.text for block in read(pdf(tmp_path / "a.pdf", pages)).blocks)


def test_a_page_number_alone_is_dropped_even_from_a_single_page(tmp_path: Path) -> None:
    given_path = pdf(tmp_path / "a.pdf", [[*column(PARAGRAPH), Run("- 1 -", 290, 30)]])

    assert texts(read(given_path)) == [JOINED]


def test_slides_lose_their_frame_and_keep_their_own_words(tmp_path: Path) -> None:
    pages = [
        framed(
            [Run(f"Enseignement {name}", 72, 500, 28), Run("• une offre qui se spécialise", 72, 420, 16)],
            number,
            5,
            header="CONFIDENTIEL",
            footer="Un cabinet, 2024",
        )
        for number, name in enumerate(["alpha", "bêta", "gamma", "delta", "zêta"], 1)
    ]

    document = read(pdf(tmp_path / "a.pdf", pages, slides=True))

    assert texts(document, BlockKind.HEADING) == [
        f"Enseignement {n}" for n in ("alpha", "bêta", "gamma", "delta", "zêta")
    ]
    assert texts(document, BlockKind.LIST_ITEM) == ["une offre qui se spécialise"] * 5
    assert texts(document) == []


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = ["Les studios forment leurs équipes aux", "outils depuis deux ans et les jour-"]
    right = ["nées de formation restent courtes selon", "les responsables interrogés en région."]

    document = read(pdf(tmp_path / "a.pdf", [two_columns(left, right)]))

    assert texts(document) == [
        "Les studios forment leurs équipes aux outils depuis deux ans et les journées de formation restent courtes "
        "selon les responsables interrogés en région."
    ]


@pytest.mark.parametrize("hyphen", ["-", "\u00ad"])
def test_a_word_cut_at_a_line_end_is_whole_again(tmp_path: Path, hyphen: str) -> None:
    lines = [
        f"Les acteurs de la forma{hyphen}",
        "tion s’interrogent sur le sous-titrage et le sous-",
        "titrage assisté.",
    ]

    document = read(pdf(tmp_path / "a.pdf", [column(lines)]))

    assert texts(document) == [
        "Les acteurs de la formation s’interrogent sur le sous-titrage et le sous-titrage assisté."
    ]


def test_a_sentence_over_a_page_break_is_whole_and_stands_on_the_page_where_it_begins(tmp_path: Path) -> None:
    first = ["Les formations sont courtes. La plupart des apprenants demandent"]
    second = ["davantage de pratique en studio. Ils veulent aussi un suivi."]

    blocks = read(pdf(tmp_path / "a.pdf", [column(first), column(second)])).blocks

    assert [(block.page, block.text) for block in blocks] == [
        (1, "Les formations sont courtes. La plupart des apprenants demandent davantage de pratique en studio."),
        (2, "Ils veulent aussi un suivi."),
    ]


def test_a_footnote_does_not_stand_in_the_way_of_a_sentence_over_a_page_break(tmp_path: Path) -> None:
    first = [Run("La plupart des apprenants demandent", y=700), Run("1 Source : une enquête en ligne.", y=60, size=8)]
    second = [Run("davantage de pratique en studio.", y=700)]

    assert texts(read(pdf(tmp_path / "a.pdf", [first, second])))[0] == (
        "La plupart des apprenants demandent davantage de pratique en studio."
    )


def test_headings_are_told_by_their_type_and_their_number(tmp_path: Path) -> None:
    page = [
        Run("Les besoins en formation", y=720, size=20),
        Run("Une demande forte", y=680, size=14),
        *column(PARAGRAPH, top=650),
        Run("Des formats courts", y=570, font="Helvetica-Bold"),
        *column(PARAGRAPH, top=550),
        Run("1.2 Le suivi", y=470),
        *column(PARAGRAPH, top=440),
    ]

    headings = [block for block in read(pdf(tmp_path / "a.pdf", [page])).blocks if block.kind is BlockKind.HEADING]

    assert [(block.level, block.text) for block in headings] == [
        (1, "Les besoins en formation"),
        (2, "Une demande forte"),
        (3, "Des formats courts"),
        (4, "1.2 Le suivi"),
    ]


def test_bookmarks_name_headings_that_nothing_else_shows(tmp_path: Path) -> None:
    page = [Run("Le point de vue de ceux qui apprennent.", y=760), *column(PARAGRAPH, top=720)]

    document = read(pdf(tmp_path / "a.pdf", [page], bookmarks=[("Le point de vue de ceux qui apprennent.", 1)]))

    assert document.blocks[-1].text == JOINED
    assert passages_of(document, Source(id="a", title="A", short="A"))[0].text.endswith(JOINED)


def test_a_table_of_contents_gives_headings_and_no_text(tmp_path: Path) -> None:
    contents = column(["Sommaire", "Les besoins ........ 2", "Les offres ......... 3", "Les suites ......... 4"])
    pages = [contents, *[column([title, *PARAGRAPH]) for title in ("Les besoins", "Les offres", "Les suites")]]

    document = read(pdf(tmp_path / "a.pdf", pages))

    assert texts(document, BlockKind.HEADING) == ["Les besoins", "Les offres", "Les suites"]
    assert texts(document) == [JOINED] * 3


@pytest.mark.parametrize("mark", ["•", "-", "–", ">"])
def test_bullets_become_list_items(tmp_path: Path, mark: str) -> None:
    lines = ["Les besoins sont :", f"{mark} des formations pratiques ;", f"{mark} un suivi."]

    document = read(pdf(tmp_path / "a.pdf", [column(lines, leading=24)]))

    assert texts(document, BlockKind.LIST_ITEM) == ["des formations pratiques ;", "un suivi."]


def test_bullets_that_a_slide_draws_apart_go_back_to_their_lines(tmp_path: Path) -> None:
    bullets = [Run("•", 72, 500), Run("•", 72, 470)]
    words = [Run("Former les équipes", 90, 500), Run("Outiller les studios", 90, 470)]

    document = read(pdf(tmp_path / "a.pdf", [[*bullets, *words]], slides=True))

    assert texts(document, BlockKind.LIST_ITEM) == ["Former les équipes", "Outiller les studios"]


def test_each_block_carries_its_page_and_its_printed_label(tmp_path: Path) -> None:
    blocks = read(documents.labelled(tmp_path / "a.pdf", 5, preface=2)).blocks

    assert [(block.page, block.page_label) for block in blocks] == [(1, "i"), (2, "ii"), (3, "1"), (4, "2"), (5, "3")]


def test_an_encrypted_file_without_password_is_read(tmp_path: Path) -> None:
    assert texts(read(documents.encrypted(tmp_path / "a.pdf", ""))) == [JOINED]


def test_files_that_cannot_be_read_say_why_in_one_french_sentence(tmp_path: Path) -> None:
    (tmp_path / "vide.pdf").write_bytes(b"")
    (tmp_path / "faux.pdf").write_bytes(b"ceci n'est pas un PDF" * 50)
    given = {
        "mot de passe": documents.encrypted(tmp_path / "secret.pdf", "sésame"),
        "vide": tmp_path / "vide.pdf",
        "endommagé": tmp_path / "faux.pdf",
        "aucune page": documents.without_pages(tmp_path / "sans-page.pdf"),
        "numérisé": documents.image_only(tmp_path / "scan.pdf", 3),
        "n’existe pas": tmp_path / "absent.pdf",
    }

    for expected, path in given.items():
        with pytest.raises(UnreadableDocument) as refusal:
            read(path)
        assert expected in str(refusal.value)
        assert re.fullmatch(r"[A-ZÀ-Þ][^\n]+\.", str(refusal.value))


def test_a_truncated_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="endommagé"):
        read(documents.truncated(tmp_path / "a.pdf"))


def test_a_damaged_page_is_a_warning_and_the_others_are_read(tmp_path: Path) -> None:
    document = read(documents.one_page_damaged(tmp_path / "a.pdf"))

    assert {block.page for block in document.blocks} == {1, 3}
    assert document.warnings == ["1 page sur 3 n’a pas pu être lue\u00a0: p.\u00a02."]


def test_pages_without_text_are_counted_and_told(tmp_path: Path) -> None:
    document = read(documents.image_only(tmp_path / "a.pdf", 6, text_pages=[1, 3]))

    assert document.pages_read == 6
    assert document.pages_empty == [2, 4, 5, 6]
    assert document.warnings == [
        "4 pages sur 6 ne contiennent aucun texte lisible (image ou page blanche)\u00a0: p.\u00a02, 4–6."
    ]


def test_five_hundred_pages_are_read_to_the_last(tmp_path: Path) -> None:
    pages = [
        framed(column([*PARAGRAPH, f"Fin du relevé {number}."]), number, 500, header="Rapport", footer="Éditeur")
        for number in range(1, 501)
    ]

    document = read(pdf(tmp_path / "a.pdf", pages))

    assert (document.pages_read, document.warnings) == (500, [])
    assert {block.page for block in document.blocks} == set(range(1, 501))
    assert all("Rapport" not in block.text for block in document.blocks)


def test_the_title_is_that_of_the_properties(tmp_path: Path) -> None:
    assert read(pdf(tmp_path / "a.pdf", [column(PARAGRAPH)], title="L’étude")).title == "L’étude"


@pytest.mark.parametrize("title", ["", "Sans titre", "Microsoft Word - rapport final v3.docx", "rapport.indd"])
def test_a_title_that_a_program_made_up_is_none(tmp_path: Path, title: str) -> None:
    assert read(pdf(tmp_path / "mon-étude.pdf", [column(PARAGRAPH)], title=title)).title == "mon-étude"


def test_a_file_of_figures_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="aucun texte"):
        read(pdf(tmp_path / "a.pdf", [column(["12", "34", "56"])]))


STUDIES = sorted(SHARED_SOURCES.glob("*.pdf")) if SHARED_SOURCES.exists() else []


@cache
def study_document(path: Path) -> Document:
    """Read a real study once for all tests."""
    return read(path)


def sentences_of_text(path: Path) -> list[str]:
    """Return the sentences of a study's text that surely are sentences: they begin in mid-line where another one ends.

    They are given as letters and figures only, because the typeset study cuts words at line ends.
    """
    text = re.sub(r"\s*\n\s*", "\n", path.read_text(encoding="utf-8"))
    found = re.findall(r"(?<=[a-zé»)][.!?] )[A-ZÀ-Þ][^.!?•●˃>]{50,400}[a-zé»)][.!?](?=[ \n])", text)
    return [letters_of(sentence) for sentence in found]


def letters_of(text: str) -> str:
    """Return the letters and figures of a text, folded: what hyphens, spaces and accents do not change."""
    folded = unicodedata.normalize("NFKD", text.replace("ʼ", "").casefold())
    return "".join(char for char in folded if char.isalnum())


@pytest.mark.skipif(not STUDIES, reason="the five studies are not here")
@pytest.mark.parametrize("study", STUDIES, ids=lambda path: path.stem)
def test_the_sentences_of_a_real_study_stand_whole_in_one_passage(study: Path) -> None:
    passages = passages_of(study_document(study), Source(id=study.stem, title=study.stem, short=study.stem))
    texts_of_passages = [letters_of(passage.text) for passage in passages]

    sentences = sentences_of_text(study.with_suffix(".txt"))
    lost = [sentence for sentence in sentences if not any(sentence in text for text in texts_of_passages)]

    assert sentences
    assert len(lost) <= 0.05 * len(sentences), lost[:5]
    assert all(passage.page for passage in passages)


@pytest.mark.skipif(not STUDIES, reason="the five studies are not here")
@pytest.mark.parametrize("study", STUDIES, ids=lambda path: path.stem)
def test_no_page_furniture_of_a_real_study_is_left(study: Path) -> None:
    document = study_document(study)

    footers = re.compile(rf"\d+ / {document.pages_read}\b")
    assert not [block.text for block in document.blocks if footers.search(block.text)]
    assert not any("\u00ad" in block.text or "\u2010" in block.text for block in document.blocks)
