"""The opinion of a cross-encoder beside the guard's verdict."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from assistant.grounding.opinion import CrossEncoderAdviser, NoAdviser, columns, load_adviser, softmax

NAMES = {0: "contradiction", 1: "ENTAILMENT", 2: "Neutral"}


class Scripted:
    """A model that gives the scores it was told, one row a passage."""

    config = SimpleNamespace(id2label=NAMES)

    def __init__(self, rows: list[list[float]]) -> None:
        self.rows = rows

    def predict(self, pairs: list[tuple[str, str]], **options: Any) -> list[list[float]]:
        return self.rows[: len(pairs)]


def test_classes_are_found_by_their_names() -> None:
    assert columns(NAMES) == (1, 2, 0)


def test_a_model_with_other_classes_is_refused() -> None:
    with pytest.raises(NoAdviser, match="entailment"):
        columns({0: "relevant", 1: "other"})


def test_the_passage_that_speaks_most_for_the_sentence_decides() -> None:
    opinion = CrossEncoderAdviser(Scripted([[4.0, 0.0, 0.0], [0.0, 5.0, 0.0]])).opinion("Phrase.", ["un", "deux"])
    assert opinion is not None
    assert (opinion.label, opinion.passage) == ("entailment", 1)
    assert opinion.probability == pytest.approx(softmax([5.0, 0.0, 0.0])[0], abs=1e-4)


def test_without_a_passage_there_is_no_opinion() -> None:
    assert CrossEncoderAdviser(Scripted([])).opinion("Phrase.", []) is None


def test_shares_sum_to_one() -> None:
    assert sum(softmax([1000.0, -5.0, 3.0])) == pytest.approx(1)


def tiny_cross_encoder(folder: Path) -> None:
    """Save an untrained three-class cross-encoder of a few words into `folder`."""
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "la", "formation", "dure", "deux", "jours"]
    tokenizer = Tokenizer(models.WordLevel({word: row for row, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    special = {
        "pad_token": "[PAD]",
        "unk_token": "[UNK]",
        "cls_token": "[CLS]",
        "sep_token": "[SEP]",
        "mask_token": "[MASK]",
    }
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, model_max_length=32, **special).save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(words), hidden_size=8, num_hidden_layers=1, num_attention_heads=2, intermediate_size=8,
        max_position_embeddings=32, id2label=NAMES, label2id={name: row for row, name in NAMES.items()},
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder)


@pytest.mark.torch
def test_a_real_cross_encoder_has_an_opinion(tmp_path: Path) -> None:
    tiny_cross_encoder(tmp_path)
    opinion = load_adviser(str(tmp_path)).opinion("La formation dure deux jours.", ["La formation dure deux jours."])
    assert opinion is not None
    assert 1 / 3 <= opinion.probability <= 1


@pytest.mark.torch
def test_a_folder_without_a_model_is_named_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(NoAdviser, match="ne peut pas être ouvert"):
        load_adviser(str(tmp_path))
