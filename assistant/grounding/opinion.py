"""A cross-encoder's opinion on a sentence, shown beside the guard's verdict and never merged into it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field

Label = Literal["entailment", "neutral", "contradiction"]
_LABELS: tuple[Label, ...] = ("entailment", "neutral", "contradiction")


class Opinion(BaseModel):
    """What a model for natural language inference thinks of a sentence, given a passage."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    label: Label
    probability: float = Field(ge=0, le=1, description="Share that the model gives to `label`")
    passage: int = Field(description="Which of the given texts the opinion rests on")


class Adviser(Protocol):
    """Anything that has an opinion on a sentence and its passages."""

    def opinion(self, sentence: str, passages: Sequence[str]) -> Opinion | None:
        """Return an opinion; None where there is no passage."""
        ...


class NoAdviser(Exception):
    """The configured cross-encoder cannot be used; the message is one French sentence."""


class CrossEncoderAdviser:
    """Asks a cross-encoder with the three classes of natural language inference."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._columns = columns(dict(model.config.id2label))

    def opinion(self, sentence: str, passages: Sequence[str]) -> Opinion | None:
        """Return the opinion of the passage that speaks most for the sentence, else of the one most against it."""
        if not passages:
            return None
        rows = self._model.predict([(passage, sentence) for passage in passages], show_progress_bar=False)
        shares = [softmax([float(row[column]) for column in self._columns]) for row in rows]
        best = max(range(len(passages)), key=lambda row: (shares[row][0], shares[row][2]))
        label = max(range(len(_LABELS)), key=lambda column: shares[best][column])
        return Opinion(label=_LABELS[label], probability=round(shares[best][label], 4), passage=best)


def columns(names: dict[int, str]) -> tuple[int, int, int]:
    """Return the columns of entailment, neutral and contradiction by the model's names of its classes.

    Raises:
        NoAdviser: the model has other classes.
    """
    found = {label: column for column, name in names.items() for label in _LABELS if name.lower().startswith(label[:7])}
    if len(found) != len(_LABELS):
        raise NoAdviser(
            "Ce modèle ne convient pas : ses classes doivent être « entailment », « neutral » et « contradiction »."
        )
    return found["entailment"], found["neutral"], found["contradiction"]


def softmax(scores: Sequence[float]) -> list[float]:
    """Return scores as shares that sum to 1."""
    highest = max(scores)
    weights = [math.exp(score - highest) for score in scores]
    return [weight / sum(weights) for weight in weights]


@lru_cache(maxsize=1)
def load_adviser(name: str) -> CrossEncoderAdviser:
    """Return the adviser of a cross-encoder's name or folder; PyTorch is imported only here.

    Raises:
        NoAdviser: the model cannot be opened, or is none for natural language inference.
    """
    from sentence_transformers import CrossEncoder

    try:
        return CrossEncoderAdviser(CrossEncoder(name))
    except NoAdviser:
        raise
    except Exception as error:  # the libraries below raise their own errors for a folder that is none of theirs
        raise NoAdviser(
            f"Le modèle « {name} » ne peut pas être ouvert ({type(error).__name__}) : vérifiez son nom ou son dossier."
        ) from error
