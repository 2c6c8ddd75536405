"""The form in which a label is corrected or a question added, and what becomes of what was typed into it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from assistant.web.evaluation_bench import Bench, folder_of
from assistant.web.evaluation_views import Query, Screen
from eval.cases import Case, SuiteError, load_suite
from eval.editing import CORRECTIONS, corrections, keep, make_case, new_id, own_suites, suite_file

if TYPE_CHECKING:
    from ingestion.index import Index

#: What stands between the ways of saying one fact, and proofs that the form has room for.
OR, PROOFS = " / ", 3
#: The longest text that a field takes: people type here, programs have the files.
LONGEST = 4_000
Typed = Mapping[str, str]


def editor_view(screen: Screen, query: Query, typed: Typed | None = None, wrong: str = "") -> str:
    """Return the form for a question of a run, of a suite, or a new one; what was typed stays where it was wrong."""
    case = asked_for(screen.bench, query)
    mode = "add" if case is None else "correct" if "run" in query or query.get("suite") == CORRECTIONS else "edit"
    index = screen.frame.desk.assistant.index
    default = query.get("suite") or screen.said["editor"]["suite_default"]
    fields = {**fields_of(case or Case(id="?", question="?")), **({} if case else {"question": ""})}
    return screen.fill(
        "editor",
        query,
        mode=mode,
        case=case,
        fields={"suite": default, **fields, **(typed or {})},
        wrong=wrong,
        sources={source.id: source.short for source in index.sources.values()},
        suites=[path.stem for path in own_suites(screen.bench.kept.suites)],
        proofs=PROOFS,
        back={key: query[key] for key in ("run", "question", "suite") if key in query and query[key] != "?"},
    )


def asked_for(bench: Bench, query: Query) -> Case | None:
    """Return the question that a form is about, as it was last corrected; None for a new one."""
    name = query.get("question", "")
    if "add" in query or not name:
        return None
    if "run" in query:
        known = {row.case.id: row.case for row in bench.open(query["run"]).rows}
        return next((case for case in corrections(bench.kept.suites) if case.id == name), known.get(name))
    cases = load_suite(suite_file(query["suite"], bench.kept.suites))
    return next((case for case in cases if case.id == name), None)


def fields_of(case: Case) -> dict[str, str]:
    """Return a question as the fields of the form, one text each."""
    fields = {
        "question": case.question,
        "history": "\n".join(case.history),
        "kind": case.kind,
        "study": case.study,
        "answerable": "yes" if case.answerable else "no",
        "miss": case.miss,
        "must": "\n".join(OR.join(group) for group in case.must),
        "must_not": "\n".join(case.must_not),
        "reference": case.reference,
        "note": case.note,
    }
    for number in range(PROOFS):
        piece = case.evidence[number] if number < len(case.evidence) else None
        fields[f"source-{number}"] = piece.source if piece else ""
        fields[f"quote-{number}"] = piece.quote if piece else ""
        fields[f"facts-{number}"] = "\n".join(piece.facts) if piece else ""
    return fields


def case_of(typed: Typed, name: str, before: Case | None) -> Case:
    """Return the question that was typed; `before` keeps its words where it is corrected. Raise `SuiteError`."""
    evidence = [
        {"source": source, "quote": text(typed, f"quote-{number}"), "facts": lines(typed, f"facts-{number}")}
        for number in range(PROOFS)
        if (source := text(typed, f"source-{number}"))
    ]
    kept = before.model_dump(include={"question", "history", "language", "near"}) if before else {}
    return make_case(
        {
            "id": name,
            "question": text(typed, "question"),
            "history": lines(typed, "history"),
            "kind": text(typed, "kind"),
            "study": text(typed, "study"),
            "answerable": typed.get("answerable") == "yes",
            "miss": text(typed, "miss"),
            "must": [[way.strip() for way in line.split(OR) if way.strip()] for line in lines(typed, "must")],
            "must_not": lines(typed, "must_not"),
            "evidence": evidence,
            "reference": text(typed, "reference"),
            "note": text(typed, "note"),
            **kept,
        }
    )


def save(screen: Screen, query: Query, typed: Typed) -> str:
    """Keep what was typed and return what is shown next: the question, or the form with what is wrong."""
    folder = screen.bench.kept.suites
    before = asked_for(screen.bench, query)
    correcting = before is not None and ("run" in query or query.get("suite") == CORRECTIONS)
    try:
        file = suite_file(CORRECTIONS if correcting else query.get("suite") or text(typed, "suite"), folder)
        if not correcting and file.stem == CORRECTIONS:
            raise SuiteError(screen.said["editor"]["suite_taken"])
        name = (
            before.id
            if before
            else new_id(file.stem, [case.id for path in own_suites(folder) for case in load_suite(path)])
        )
        case = case_of(typed, name, before if correcting else None)
        keep(case, file)
    except SuiteError as error:
        return editor_view(screen, query, typed, str(error))
    notice = screen.said["editor"]["saved"].format(file=folder_of(file))
    warning = review(case, screen.frame.desk.assistant.index, screen.said)
    if "run" in query and before is not None:
        return screen.question({"run": query["run"], "question": name}, notice, warning)
    return screen.suite({"suite": file.stem}, notice, warning)


def review(case: Case, index: Index, said: dict[str, Any]) -> str:
    """Return what of a label does not hold in the index in service; nothing where it all does."""
    from eval.audit import broken

    found = [
        str(said["troubles"][trouble.trouble]).format(detail=trouble.detail)
        for trouble in (broken(case, index) if case.answerable else ())
    ]
    return str(said["editor"]["review"]).format(what="\u00a0; ".join(found)) if found else ""


def text(typed: Typed, name: str) -> str:
    """Return what was typed into a field, without the space around it."""
    return str(typed.get(name) or "")[:LONGEST].replace("\r\n", "\n").strip()


def lines(typed: Typed, name: str) -> list[str]:
    """Return the lines of a field that hold something."""
    return [line.strip() for line in text(typed, name).split("\n") if line.strip()]
