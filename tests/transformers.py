"""Tiny transformers with random weights, saved to a folder as sentence-transformers reads them: no download."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ingestion.french import words

DIMENSIONS = 32


def tiny_transformer(folder: Path, texts: Iterable[str]) -> Path:
    """Save a one-layer sentence-transformers model that knows the words of `texts` and return its folder."""
    from sentence_transformers import SentenceTransformer

    SentenceTransformer(str(_bert(folder / "bert", texts, classes=0))).save_pretrained(str(folder / "modèle"))
    return folder / "modèle"


def tiny_cross_encoder(folder: Path, texts: Iterable[str]) -> Path:
    """Save a one-layer cross-encoder that gives one score a pair and return its folder."""
    return _bert(folder / "croisé", texts, classes=1)


def _bert(folder: Path, texts: Iterable[str], classes: int) -> Path:
    """Save a BERT of one layer with its tokenizer; wide initial weights keep different texts apart."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertModel, BertTokenizerFast

    folder.mkdir(parents=True)
    known = sorted({word for text in texts for word in words(text)})
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *known]), encoding="utf-8")
    BertTokenizerFast(str(vocabulary), model_max_length=128).save_pretrained(folder)
    torch.manual_seed(3)
    config = BertConfig(
        vocab_size=len(known) + 5,
        hidden_size=DIMENSIONS,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=128,
        initializer_range=0.5,
        num_labels=max(1, classes),
    )
    (BertForSequenceClassification if classes else BertModel)(config).save_pretrained(folder)
    return folder
