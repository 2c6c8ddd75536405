"""A pathway as a document to take away: what was understood, what is advised, why, and where that comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from assistant.advice.models import Pathway, Reason, Step
from assistant.export.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Picture,
    Reference,
    References,
    Run,
    Runs,
    Table,
    plain,
)
from assistant.export.figures import figures_of
from assistant.export.markdown import WORDS, Library, reference
from assistant.export.pathway_words import Words, day, hours_told, profile_facts, step_facts, words_of
from assistant.export.radar import radar_svg, radar_told, told
from assistant.models import Citation, Language
from assistant.words import catalogue
from ingestion.catalogue.models import EXPECTATIONS, Offer

#: Millimetres of the radar on a page.
RADAR = 105


def pathway_document(
    pathway: Pathway, offers: Mapping[str, Offer], library: Library, language: Language, on: date
) -> Document:
    """Return a pathway as a document, dated `on`; `offers` holds at least those of its steps and of what they open.

    The studies, the catalogue and the advice are in French; in a document in English, their words are marked so.
    """
    words = words_of(language)
    version = pathway.corpus_version.partition("+")[0]
    drawn = words["drawn" if version else "drawn_plain"].format(date=day(on, language), version=version)
    blocks = [
        *_brief(pathway, words),
        *_warnings(pathway, words),
        *_profile(pathway, language),
        *_steps(pathway, offers, language),
        *_levels(pathway, words),
        *_left(pathway, offers, words),
        *_limits(words),
        *_sources(pathway, library, language),
    ]
    return Document(
        title=words["title"],
        subject=words["subject"],
        language=language,
        region={"fr": "FR", "en": "GB"}[language],
        created=on,
        lead=plain(drawn),
        blocks=blocks,
    )


def title(text: str, level: int = 1) -> Heading:
    """Return a heading."""
    return Heading.model_validate({"level": level, "runs": plain(text)})


def french(text: str) -> Runs:
    """Return a text of the corpus or of the advice, which is in French."""
    return plain(text, "fr")


def _brief(pathway: Pathway, words: Words) -> Iterator[Block]:
    yield title(words["brief"])
    told_ = [words["status"][pathway.status]]
    if pathway.steps:
        count = len(pathway.steps)
        told_ += [words["steps_count"]["one" if count < 2 else "other"].format(n=count), hours_told(pathway, words)]
    yield Bullets(items=[plain(text) for text in told_])


def _warnings(pathway: Pathway, words: Words) -> Iterator[Block]:
    if pathway.warnings:
        yield title(words["warnings"])
        yield Bullets(
            items=[
                [
                    Run(text=warning.title, language="fr", strong=True),
                    Run(text=f" ({about(warning, pathway, words)}). "),
                    *_reason(warning),
                ]
                for warning in pathway.warnings
            ]
        )


def about(warning: Reason, pathway: Pathway, words: Words) -> str:
    """Return which steps a warning is about: « étapes 1, 2 »."""
    rows = [str(row) for row, step in enumerate(pathway.steps, 1) if {step.offer, step.activity} & set(warning.steps)]
    return str(words["about_step" if len(rows) < 2 else "about_steps"]).format(steps=", ".join(rows))


def _profile(pathway: Pathway, language: Language) -> Iterator[Block]:
    words = words_of(language)
    facts = profile_facts(pathway.profile, language)
    known = [fact for fact in facts if fact.value]
    yield title(words["profile"])
    if known:
        rows = [[plain(fact.label), plain(fact.value, "fr" if fact.french else None)] for fact in known]
        yield Table(
            title=words["profile"], header=[plain(words["field"]), plain(words["value"])], rows=rows, widths=[2, 3]
        )
    missing = ", ".join(fact.label[:1].lower() + fact.label[1:] for fact in facts if not fact.value)
    if missing:
        yield Paragraph(runs=plain(words["not_said"].format(fields=missing)), aside=True)


def _steps(pathway: Pathway, offers: Mapping[str, Offer], language: Language) -> Iterator[Block]:
    if pathway.steps:
        yield title(words_of(language)["steps"])
    for row, step in enumerate(pathway.steps, 1):
        yield from _step(row, step, offers.get(step.offer or ""), language)


def _step(row: int, step: Step, offer: Offer | None, language: Language) -> Iterator[Block]:
    words = words_of(language)
    before, _, after = words["step"].format(n=row, title="\0").partition("\0")
    yield Heading(level=2, runs=[Run(text=before), Run(text=step.title + after, language="fr")])
    facts = [
        [plain(fact.label), plain(fact.value, "fr" if fact.french else None)]
        for fact in step_facts(step, offer, language)
    ]
    yield Table(title=words["facts"], header=[plain(words["fact"]), plain(words["told"])], rows=facts, widths=[1, 4])
    yield title(words["adds"], 3)
    yield Bullets(items=[plain(text) for text in gains(step, words)])
    yield title(words["why"], 3)
    yield (
        Bullets(items=[_reason(reason) for reason in step.why])
        if step.why
        else Paragraph(runs=plain(words["why_none"]))
    )
    yield from _criteria(step, words)
    if step.offer:
        yield title(words["alternative"], 3)
        choice = step.alternative
        yield Paragraph(
            runs=[
                Run(text=choice.title, language="fr", strong=True),
                Run(text=f" – {choice.difference}", language="fr"),
            ]
            if choice
            else plain(words["alternative_none"])
        )
    if step.ask_provider:
        yield title(words["ask"], 3)
        yield Bullets(items=[french(text) for text in step.ask_provider])


def gains(step: Step, words: Words) -> list[str]:
    """Return the levels that a step adds, in words."""
    found = [
        words["adds_level"].format(expectation=words["expectations"][key], n=step.adds[key])
        for key in EXPECTATIONS
        if step.adds.get(key)
    ]
    return found or [str(words["adds_unknown"])]


def _criteria(step: Step, words: Words) -> Iterator[Block]:
    if step.criteria:
        yield title(words["criteria_title"], 3)
        yield Table(
            title=words["criteria_title"],
            header=[plain(words["criterion"]), plain(words["state"]), plain(words["detail"])],
            rows=[
                [
                    plain(words["criteria"].get(found.name, found.name)),
                    plain(words["states"][found.state]),
                    french(found.detail),
                ]
                for found in step.criteria
            ],
            widths=[3, 2, 6],
        )


def _reason(reason: Reason) -> Runs:
    """Return a sentence of the corpus between quotation marks, with the numbers of its sources."""
    return [
        Run(text=f"«\u00a0{reason.text}\u00a0»", language="fr", notes=[citation.n for citation in reason.citations])
    ]


def _levels(pathway: Pathway, words: Words) -> Iterator[Block]:
    figures = figures_of(pathway)
    if not any(figure.goal or figure.now for figure in figures):
        return
    yield title(words["levels"])
    yield Paragraph(runs=plain(words["levels_lead"]), aside=True)
    yield Picture(
        svg=radar_svg(figures, words, alone=True, after=bool(pathway.steps)),
        alternative=radar_told(figures, words),
        width=RADAR,
    )
    columns = ("expectation", "now", "goal", "after")
    yield Table(
        title=words["levels"],
        header=[plain(words[name]) for name in columns],
        rows=[[plain(told(figure, words)[name]) for name in columns] for figure in figures],
        widths=[5, 2, 2, 3],
    )


def _left(pathway: Pathway, offers: Mapping[str, Offer], words: Words) -> Iterator[Block]:
    yield title(words["unmet"])
    if pathway.unmet:
        yield Bullets(items=[french(text) for text in pathway.unmet])
    else:
        yield Paragraph(runs=plain(words["unmet_none"]))
    if pathway.relax:
        yield title(words["relax"])
        yield Bullets(
            items=[
                [*french(choice.text), *plain(" " + words["opens"].format(titles=titles(choice.opens, offers)))]
                for choice in pathway.relax
            ]
        )
    if pathway.questions:
        yield title(words["questions"])
        yield Bullets(items=[french(text) for text in pathway.questions])


def titles(identifiers: Iterable[str], offers: Mapping[str, Offer]) -> str:
    """Return the titles of offers, one after the other; the id of one that the catalogue no longer holds."""
    return ", ".join(f"«\u00a0{offers[one].title}\u00a0»" if one in offers else one for one in identifiers)


def _limits(words: Words) -> Iterator[Block]:
    yield title(words["limits"])
    yield Bullets(items=[plain(text) for text in words["limit_points"]])


def _sources(pathway: Pathway, library: Library, language: Language) -> Iterator[Block]:
    cited: dict[int, list[Citation]] = {}
    for reason in (*pathway.warnings, *(reason for step in pathway.steps for reason in step.why)):
        for citation in reason.citations:
            cited.setdefault(citation.n, []).append(citation)
    if cited:
        yield title(words_of(language)["sources"])
        yield References(items=[_source(n, cited[n], library, language) for n in sorted(cited)])


def _source(n: int, citations: list[Citation], library: Library, language: Language) -> Reference:
    """Return one source with each of the quotes that rest on it, once."""
    words = catalogue(language, WORDS)
    source = library.source(citations[0].source)
    quotes = dict.fromkeys(" ".join(citation.quote.split()) for citation in citations)
    return Reference(
        n=n,
        runs=french(reference(citations[0], library, words)),
        quotes=[french(f"«\u00a0{quote}\u00a0»") for quote in quotes],
        url=(source.url or "") if source else "",
    )
