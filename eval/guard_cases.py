"""The cases that the guard is measured on: sentences, the passages that they cite, and whether it must let them pass."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

PARAPHRASES = Path(__file__).parent / "suites" / "guard" / "paraphrases.jsonl"
#: True sentences as a language model answers, each with damaged versions written by hand.
MODEL_ANSWERS = PARAPHRASES.with_name("model_answers.jsonl")
Part = Literal["dev", "held"]
#: What a reader is shown for each kind and part.
NAMES = {
    "unaltered": "phrase telle quelle",
    "paraphrase": "reformulation fidèle",
    "model answer": "réponse fidèle d’un modèle",
    "figure": "chiffre changé",
    "unit": "unité changée",
    "year": "année changée",
    "name": "nom changé",
    "negation added": "négation ajoutée",
    "negation removed": "négation ôtée",
    "modality": "modalité changée",
    "restriction": "restriction ôtée ou retournée",
    "swapped labels": "étiquettes échangées",
    "truncated quote": "citation tronquée",
    "merged quote": "citations collées",
    "swapped citation": "autre passage, même étude",
    "other passage": "autre étude",
    "range": "bornes changées",
    "share": "fraction changée",
    "bound": "« plus de », « près de » échangés",
    "quantifier": "« tous », « la plupart », « peu » échangés",
    "superlative": "superlatif changé",
    "comparison": "comparaison retournée",
    "order": "avant et après échangés",
    "opposite": "mot contraire",
    "actors": "acteurs échangés",
    "invented cause": "cause inventée",
    "wording": "autre mot",
}
PARTS: dict[Part, str] = {"dev": "mise au point", "held": "à part"}
REWORDED, BY_HAND = ", reworded", ", by hand"


class Case(BaseModel):
    """A sentence, the passages it cites, and whether the guard must let it pass."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    kind: str = Field(description="A kind of damage, or `unaltered` or `paraphrase`")
    part: Part
    true: bool
    sentence: str
    passages: tuple[str, ...]


def part_of(name: str) -> Part:
    """Return the part that an id belongs to: a third stays aside, by hash."""
    return "held" if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0 else "dev"


def paraphrases(path: Path = PARAPHRASES) -> list[Case]:
    """Return the rewordings written by hand, each true for the text beside it."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Case(
            id=row["id"],
            kind="paraphrase",
            part=part_of(row["id"]),
            true=True,
            sentence=row["sentence"],
            passages=(row["text"],),
        )
        for row in rows
    ]


def model_answers(path: Path = MODEL_ANSWERS) -> list[Case]:
    """Return sentences as a language model answers, and their versions damaged by hand."""
    cases = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        part = part_of(row["id"])
        cases.append(
            Case(
                id=row["id"],
                kind="model answer",
                part=part,
                true=True,
                sentence=row["sentence"],
                passages=(row["text"],),
            )
        )
        cases += [
            damage_case(f"{row['id']}.{number}", f"{damage['kind']}{BY_HAND}", part, damage["sentence"], row["text"])
            for number, damage in enumerate(row["damaged"], 1)
        ]
    return cases


def damage_case(name: str, kind: str, part: Part, sentence: str, passage: str) -> Case:
    """Return a case that the guard must refuse."""
    return Case(id=f"{name}:{kind}", kind=kind, part=part, true=False, sentence=sentence, passages=(passage,))


def shown_kind(kind: str) -> str:
    """Return the French name of a kind."""
    plain = kind.removesuffix(REWORDED).removesuffix(BY_HAND)
    if plain == kind:
        return NAMES[plain]
    return f"{NAMES[plain]} ({'à la main' if kind.endswith(BY_HAND) else 'sur reformulation'})"
