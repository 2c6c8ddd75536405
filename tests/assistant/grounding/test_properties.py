"""What holds for any text: the guard neither fails nor points outside a passage, and a quotation is a quotation."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.grounding.guard import align, check
from assistant.grounding.reading import read
from ingestion.french import sentence_spans

PIECES = st.sampled_from(
    "la le les une formation l'IA ne pas aucun doit pourrait 54 % 22 heures deux sur trois un tiers 2024 CNC ISART selon "
    "l'étude , . ; : ( ) « » - \n \u00a0 e\u0301 ﬁ \u00ad <b> </b> &nbsp; plus de ou moins sauf 1 234,5 Md€ bac+3 ’ …".split(
        " "
    )
)
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES, max_size=40).map("".join)
)
#: Words that every typesetter leaves as they are.
PLAIN = st.lists(
    st.sampled_from("formation école studio montage image travail équipe outil méthode".split()),
    min_size=4,
    max_size=12,
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_any_sentence_over_any_passages_gets_a_verdict_inside_them(sentence: str, passages: list[str]) -> None:
    verdict = check(sentence, passages)
    assert (verdict.support == "unsupported") == bool(verdict.failed)
    if verdict.passage >= 0 and passages:
        assert passages[verdict.passage][verdict.start : verdict.end] == verdict.quote


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_any_alignment_lies_inside_the_text(sentence: str, text: str) -> None:
    start, end = align(sentence, text)
    assert 0 <= start <= end <= len(text)


@settings(max_examples=100, deadline=None)
@given(st.lists(PLAIN, min_size=1, max_size=4), st.data())
def test_every_sentence_of_a_passage_is_verbatim(sentences: list[list[str]], data: st.DataObject) -> None:
    passage = " ".join(f"{' '.join(words).capitalize()}." for words in sentences)
    start, end = data.draw(st.sampled_from(sentence_spans(passage)))
    verdict = check(passage[start:end], [passage])
    assert verdict.support == "verbatim"


@settings(max_examples=100, deadline=None)
@given(PLAIN, st.sampled_from(["\u00a0", "\u202f", "\n", "  ", "\t"]))
def test_spaces_and_line_breaks_change_nothing(words: list[str], space: str) -> None:
    passage = f"{space.join(words).capitalize()}."
    verdict = check(" ".join(words), [passage])
    assert (verdict.support, verdict.quote) == ("verbatim", passage[:-1])


@settings(max_examples=100, deadline=None)
@given(st.integers(2, 99), st.integers(2, 99))
def test_a_share_is_supported_by_the_same_share_only(told: int, true: int) -> None:
    passage = f"Dans l'enquête, {true} % des monteurs interrogés utilisent un logiciel libre."
    verdict = check(f"{told} % des monteurs utilisent un logiciel libre.", [passage])
    assert (verdict.support == "unsupported") == (told != true)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_places_of_the_cleaned_text_lead_back_in_order(text: str) -> None:
    reading = read(text)
    offsets = list(reading.offsets)
    assert offsets == sorted(offsets)
    assert len(offsets) == len(reading.text) + 1


SUBJECTS = ("Les monteurs", "Les écoles", "Les studios", "Les formateurs")
VERBS = ("utilisent", "proposent", "préfèrent", "recommandent")
OBJECTS = ("les outils libres", "les cours du soir", "les stages courts", "les projets d'équipe")


@st.composite
def statements(draw: st.DrawFn) -> tuple[str, int]:
    """A plain sentence with one share, and that share."""
    share = draw(st.integers(min_value=11, max_value=89))
    words = f"{draw(st.sampled_from(SUBJECTS))} {draw(st.sampled_from(VERBS))} {draw(st.sampled_from(OBJECTS))}"
    return f"{words} dans {share} % des cas observés.", share


@settings(max_examples=80, deadline=None)
@given(st.lists(statements(), min_size=1, max_size=4), st.integers(min_value=0, max_value=3), st.integers(11, 89))
def test_any_other_figure_in_a_sentence_is_refused(given_texts: list[tuple[str, int]], pick: int, other: int) -> None:
    sentence, share = given_texts[pick % len(given_texts)]
    passage = " ".join(text for text, _ in given_texts)
    if other in {number for _, number in given_texts}:
        return
    assert check(sentence, [passage]).support == "verbatim"
    assert check(sentence.replace(f"{share} %", f"{other} %"), [passage]).support == "unsupported"


@settings(max_examples=80, deadline=None)
@given(statements(), st.sampled_from(["pas", "plus", "jamais"]))
def test_a_denial_put_in_is_refused(statement: tuple[str, int], word: str) -> None:
    sentence, _ = statement
    verb = next(verb for verb in VERBS if verb in sentence)
    particle = "n'" if verb[0] in "aeiou" else "ne "
    assert check(sentence.replace(verb, f"{particle}{verb} {word}"), [sentence]).support == "unsupported"


@settings(max_examples=60, deadline=None)
@given(st.lists(statements(), min_size=2, max_size=4, unique=True), st.randoms(use_true_random=False), statements())
def test_the_order_of_the_passages_does_not_matter(
    given_texts: list[tuple[str, int]], shuffler: random.Random, asked: tuple[str, int]
) -> None:
    passages = [text for text, _ in given_texts]
    shuffled = list(passages)
    shuffler.shuffle(shuffled)
    assert check(asked[0], passages).support == check(asked[0], shuffled).support
    assert check(passages[0], shuffled).support == "verbatim"
