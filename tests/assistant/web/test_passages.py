"""A passage is shown as blocks, with exactly the quoted words marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.web.passages import Block, Span, blocks_of, excerpt_of

TEXT = (
    "Les monteurs citent deux outils :\n\n- Runway, le premier ;\n- Whisper.\n\n| Phase | Durée |\n| Essais | un an |"
)


def span(quote: str, text: str = TEXT, sentence: int = 1) -> Span:
    start = text.index(quote)
    return Span(start=start, end=start + len(quote), sentence=sentence)


def marked(blocks: list[Block]) -> list[str]:
    return [piece.text for block in blocks for row in block.rows for cell in row for piece in cell if piece.sentences]


def plain(blocks: list[Block]) -> str:
    return " ".join("".join(piece.text for piece in cell) for block in blocks for row in block.rows for cell in row)


def test_a_passage_is_cut_into_paragraph_list_and_table() -> None:
    blocks = blocks_of(TEXT)
    assert [block.shape for block in blocks] == ["paragraph", "list", "table"]
    assert len(blocks[1].rows) == 2
    assert [[cell[0].text for cell in row] for row in blocks[2].rows] == [["Phase", "Durée"], ["Essais", "un an"]]


def test_lines_of_one_paragraph_stand_together_and_an_empty_line_parts_two() -> None:
    blocks = blocks_of("Une phrase\nqui continue.\n\nUne autre.")
    assert [block.shape for block in blocks] == ["paragraph", "paragraph"]
    assert plain(blocks[:1]) == "Une phrase qui continue."


def test_numbered_lines_keep_their_numbers() -> None:
    blocks = blocks_of("1. Observer\n2. Essayer")
    assert [block.shape for block in blocks] == ["numbered"]
    assert plain(blocks) == "1. Observer 2. Essayer"


def test_only_the_quoted_words_are_marked() -> None:
    assert marked(blocks_of(TEXT, [span("deux outils")])) == ["deux outils"]


def test_a_quote_over_several_items_is_marked_in_each() -> None:
    assert marked(blocks_of(TEXT, [span("Runway, le premier ;\n- Whisper.")])) == ["Runway, le premier ;", "Whisper."]


def test_overlapping_quotes_name_all_their_sentences() -> None:
    blocks = blocks_of(TEXT, [span("citent deux outils", sentence=1), span("deux outils :", sentence=2)])
    pieces = [piece for piece in blocks[0].rows[0][0] if piece.sentences]
    assert [(piece.text, piece.sentences) for piece in pieces] == [
        ("citent ", (1,)),
        ("deux outils", (1, 2)),
        (" :", (2,)),
    ]


def test_an_excerpt_is_cut_between_words_around_the_quote() -> None:
    text = " ".join(f"mot{number}" for number in range(200))
    excerpt = excerpt_of(text, [span("mot100 mot101", text)])
    assert excerpt.cut_before
    assert excerpt.cut_after
    assert marked(excerpt.blocks) == ["mot100 mot101"]
    assert set(plain(excerpt.blocks).split()) < set(text.split())


def test_a_short_rest_is_not_cut_off() -> None:
    excerpt = excerpt_of(TEXT, [span("deux outils")])
    assert not excerpt.cut_before
    assert not excerpt.cut_after


def test_without_quote_the_whole_passage_is_shown() -> None:
    assert plain(excerpt_of(TEXT, []).blocks) == plain(blocks_of(TEXT))


@given(st.text(alphabet="ab|- \n.1", max_size=120), st.integers(0, 120), st.integers(0, 120))
def test_no_word_is_lost_whatever_the_text_and_the_quote(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    blocks = blocks_of(text, [Span(start=start, end=end, sentence=1)])
    letters = "".join(character for character in text if character in "ab")
    assert "".join(character for character in plain(blocks) if character in "ab") == letters
