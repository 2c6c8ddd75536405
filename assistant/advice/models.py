"""A person's profile, and the pathway that is advised to them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, model_validator

from assistant.models import Citation, Record
from ingestion.catalogue.models import Aim, Expectation, Mode

Maturity = Literal["pionniere", "experimentatrice", "suiveuse", "refractaire"]
CriterionState = Literal["met", "unmet", "unknown"]
PathwayStatus = Literal["recommended", "no_fit", "need_more"]


class ProfilePrerequisites(Record):
    """What the person brings; None where it was not said."""

    years_experience: float | None = Field(default=None, ge=0)
    education: int | None = Field(default=None, ge=0, le=8, description="Years after the baccalauréat")


class Profile(Record):
    """What is known of a person or an organisation. Every field may be missing; nothing else is ever asked.

    Unknown keys are refused, so that age, health, gender and the like cannot slip in.
    """

    model_config = ConfigDict(extra="forbid")

    trade: str | None = None
    sector: str | None = None
    status: str | None = Field(
        default=None,
        description="salarie, intermittent, auteur, independant, etudiant, demandeur-emploi, dirigeant, formateur",
    )
    territory: str | None = Field(default=None, description="france, occitanie, quebec, or a place in words")
    levels: dict[Expectation, Annotated[int, Field(ge=0, le=3)]] = Field(
        default_factory=dict, description="0 to 3 on each expectation"
    )
    maturity: Maturity | None = Field(default=None, description="Of an organisation (Occitanie study)")
    hours_max: float | None = Field(default=None, gt=0, description="Hours that can be given in all")
    mode: Mode | None = None
    start_by: date | None = Field(default=None, description="Last day on which the first step may start")
    certification: bool | str | None = Field(
        default=None, description="True: any; `rncp` or `rs`: that one; None: not demanded"
    )
    prerequisites: ProfilePrerequisites = Field(default_factory=ProfilePrerequisites)
    goal: str | None = Field(default=None, description="In words, or an aim: acculturation, usage, integration")
    budget: float | None = Field(default=None, ge=0, description="Euros (dollars in Québec) that can be paid")
    language: str | None = None
    refuses: list[str] = Field(
        default_factory=list, description="ia-generative, distance, presentiel, a tool, a provider…"
    )

    @model_validator(mode="before")
    @classmethod
    def _missing_is_absent(cls, given: Any) -> Any:
        """Take a field that is given as null for one that is not given."""
        return {key: value for key, value in given.items() if value is not None} if isinstance(given, dict) else given


class Criterion(Record):
    """One criterion of one step, told in words."""

    name: str
    state: CriterionState
    detail: str = ""
    hard: bool = False


class Reason(Record):
    """Why a step is advised: a sentence and the passages or records that prove it."""

    text: str
    citations: list[Citation] = Field(default_factory=list)
    kind: str = Field(default="", description="`need`, `offer`, `way`, or which warning: format_court, generaliste…")
    title: str = Field(default="", description="What a warning is about, in a few words")
    steps: list[str] = Field(default_factory=list, description="Ids of the steps that a warning is about")


class Alternative(Record):
    """The next best choice for a step, and what differs."""

    offer: str
    title: str
    difference: str


class Step(Record):
    """One step of a pathway: an offer of the catalogue, or another way to learn that a study supports."""

    offer: str | None = None
    activity: str | None = None
    title: str
    hours: float | None = None
    duration: str = Field(default="", description="As the source says it, where it is not told in hours")
    adds: dict[Expectation, int] = Field(default_factory=dict, description="Levels gained, where known")
    aims: list[Aim] = Field(default_factory=list)
    criteria: list[Criterion] = Field(default_factory=list)
    why: list[Reason] = Field(default_factory=list)
    alternative: Alternative | None = None
    ask_provider: list[str] = Field(default_factory=list)


class Relaxation(Record):
    """A constraint that, given up, would open offers."""

    constraints: list[str]
    opens: list[str] = Field(description="Ids of offers that would then fit")
    text: str


class Pathway(Record):
    """What is advised: ordered steps, what stays uncovered, warnings, and what to relax where nothing fits."""

    status: PathwayStatus
    profile: Profile
    steps: list[Step] = Field(default_factory=list)
    hours: float | None = Field(default=None, description="Sum of the known hours; None where one is unknown")
    warnings: list[Reason] = Field(default_factory=list)
    unmet: list[str] = Field(default_factory=list, description="Needs that no step covers")
    relax: list[Relaxation] = Field(default_factory=list)
    questions: list[str] = Field(default_factory=list, description="What to ask the person, at most three")
    needs: dict[Expectation, int] = Field(default_factory=dict, description="Target level minus present level")
    corpus_version: str = ""
