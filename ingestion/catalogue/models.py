"""A training offer, in the fields of the study's course analysis grid; what no source says is None, never a guess."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from ingestion.models import Strict

#: The six expectations of the CNC–Afdas study, in its order.
Expectation = Literal["technique", "creativite", "fondamentaux", "transverses", "hybridation", "organisation"]
EXPECTATIONS: tuple[Expectation, ...] = (
    "technique",
    "creativite",
    "fondamentaux",
    "transverses",
    "hybridation",
    "organisation",
)
Aim = Literal["acculturation", "usage", "integration"]
Mode = Literal["presentiel", "distance", "mixte"]
Training = Literal["initiale", "continue"]
#: The six steps of entry requirements of the CNC–Afdas study, the least demanding first.
Entry = Literal["non-specifie", "aucun", "bases-informatique", "elementaire", "intermediaire", "approfondie"]


class Level(Strict):
    """How far an offer leads on one expectation, on the study's scale of 1 to 3, and who says so."""

    level: int = Field(ge=0, le=3, description="0: the offer does not touch it")
    by: Literal["source", "reading"] = Field(
        description="`source`: the study says it; `reading`: our reading of its description"
    )
    why: str = Field(default="", description="What in the description speaks for it, in French")


class Prerequisites(Strict):
    """What an offer asks for at the entry; None where the source does not say."""

    text: str = ""
    entry: Entry | None = None
    years_experience: float | None = Field(default=None, ge=0, description="Years in the trade or the sector")
    education: int | None = Field(default=None, ge=0, le=8, description="Years after the baccalauréat (« bac + n »)")
    offers: tuple[str, ...] = Field(default=(), description="Ids of offers that must come before")


class Certification(Strict):
    """What an offer certifies; `none` is said by the source, None in `Offer.certification` means that nobody says."""

    kind: Literal["rncp", "rs", "diplome", "attestation", "none"]
    code: str = ""
    level: int | None = Field(default=None, ge=3, le=8, description="Level of the RNCP")


class Offer(Strict):
    """A training offer, a programme, or a need for which a study found no course."""

    id: str
    title: str
    kind: Literal["course", "programme", "gap"] = "course"
    provider: str = ""
    provider_status: str | None = Field(default=None, description="public, private, association…, as the source says")
    training: Training | None = None
    aims: tuple[Aim, ...] = ()
    levels: dict[Expectation, Level] = Field(default_factory=dict, description="A missing expectation is unknown")
    hours: float | None = Field(default=None, gt=0)
    months: float | None = Field(default=None, gt=0)
    duration_text: str = Field(default="", description="As the source says it: « 2 jours », « 2 ans »")
    mode: Mode | None = None
    modes: tuple[Mode, ...] = Field(
        default=(), description="Ways that a person may choose between, where there is a choice"
    )
    place: str = ""
    territory: str | None = Field(default=None, description="A key of `territories` in topics.yaml")
    department: str = Field(default="", description="Code of a French département, where an import gives it")
    prerequisites: Prerequisites = Field(default_factory=Prerequisites)
    trades: tuple[str, ...] = Field(default=(), description="Trades it is meant for, everyday names")
    rome: tuple[str, ...] = Field(default=(), description="ROME codes of those trades")
    sectors: tuple[str, ...] = Field(
        default=(), description="cinema, audiovisuel, animation, jeu-video, vfx, spectacle-vivant, edition…"
    )
    statuses: tuple[str, ...] = Field(
        default=(),
        description="salarie, intermittent, auteur, independant, etudiant, demandeur-emploi, dirigeant…; empty: unknown",
    )
    for_team: bool | None = Field(
        default=None, description="Whether it is given to the team of an organisation, not to one person"
    )
    tools: tuple[str, ...] = ()
    generative: bool | None = Field(default=None, description="Whether it makes one use generative tools")
    practice: bool | None = None
    active_trainers: bool | None = Field(default=None, description="Whether trainers are professionals in activity")
    law_ethics: bool | None = None
    open_source: bool | None = None
    content: str = ""
    assessment: str = ""
    trainers: str = ""
    certification: Certification | None = None
    price: float | None = Field(default=None, ge=0)
    currency: str = "EUR"
    price_text: str = ""
    financing: tuple[str, ...] = Field(default=(), description="CPF, Afdas, France Travail…, as the source says")
    outcomes: tuple[str, ...] = ()
    language: str = "fr"
    opens: date | None = Field(default=None, description="First day it can be followed; None: open, or not said")
    starts: tuple[date, ...] = Field(default=(), description="Known session dates")
    url: str = ""
    evidence: tuple[str, ...] = Field(default=(), description="Passages of the corpus that describe it")
    source: str = Field(default="corpus", description="corpus, lheo, cpf, rncp or template")
    source_ref: str = Field(default="", description="File and row or element that it was read from")
    checked_on: date | None = None
    note: str = ""

    @property
    def first_day(self) -> date | None:
        """The first day on which it can be followed: that of a session once it is open; None where nobody says."""
        if self.opens and self.starts:
            return min((day for day in self.starts if day >= self.opens), default=self.opens)
        return self.opens or min(self.starts, default=None)

    @property
    def unknown(self) -> list[str]:
        """The fields that a person would ask about and that no source tells."""
        asked = ("hours", "mode", "place", "price", "certification", "opens", "provider_status")
        return [name for name in asked if getattr(self, name) in (None, "", ())]
