"""`python -m ingestion check`: reads a corpus as its editors must leave it, and says what is wrong, a line a remark."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from rich.console import Console

from ingestion.checks import messages
from ingestion.checks.duplicates import check_duplicates
from ingestion.checks.evidence import check_evidence
from ingestion.checks.format import check_format
from ingestion.checks.ids import check_ids
from ingestion.checks.length import check_length
from ingestion.checks.links import check_links
from ingestion.checks.material import Material, Remark, read_material
from ingestion.checks.questions import check_questions
from ingestion.checks.references import check_references
from ingestion.checks.rewriting import set_corpus_typography
from ingestion.checks.spelling import check_spelling
from ingestion.checks.standalone import check_standalone
from ingestion.checks.typography import check_typography
from ingestion.checks.vocabularies import check_vocabularies
from ingestion.commands import told

#: What is checked, in the order in which remarks are shown: what breaks a build first, style last.
CHECKS: tuple[Callable[[Material], Iterable[Remark]], ...] = (
    check_format,
    check_ids,
    check_questions,
    check_vocabularies,
    check_evidence,
    check_references,
    check_links,
    check_length,
    check_standalone,
    check_duplicates,
    check_typography,
    check_spelling,
)


@told
def run_check(corpus: Path, console: Console, fix: bool) -> int:
    """Check a corpus, with `fix` after setting its typography; return 0 where there is no remark, else 1."""
    material, remarks = read_material(corpus)
    if fix and not remarks:
        console.print(messages.rewritten(len(set_corpus_typography(corpus))), markup=False)
        material, remarks = read_material(corpus)
    remarks += remarks_on(material)
    for remark in remarks:
        console.print(remark.line(), markup=False)
    console.print(messages.conclusion(len(material.passages), len(remarks)), markup=False)
    return 1 if remarks else 0


def remarks_on(material: Material) -> list[Remark]:
    """Return the remarks of every check, in the order of the checks."""
    return [remark for check in CHECKS for remark in check(material)]
