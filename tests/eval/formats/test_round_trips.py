"""Every format: what is written is read back, and written again comes to the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.formats.base import Context, Format, Sample
from eval.formats.registry import FORMATS, guess

ALPHA = Context(
    id="alpha/a",
    source="alpha",
    title="Alpha",
    text="En France, 312 monteurs ont répondu à l’enquête Alpha de mars 2024.",
    score=0.9,
)
BETA = Context(
    id="beta/d", source="beta", title="Béta", text="Au Québec, 81 % des équipes de Béta sont satisfaites.", score=0.4
)
ANSWERED = Sample(
    id="q-1", question="Combien de monteurs ?", kind="figure", reference="312 monteurs", accepted=[["312"]], relevant=[ALPHA],
    response="En France, 312 monteurs ont répondu à l’enquête Alpha de mars 2024. [1]", cited=[ALPHA], retrieved=[ALPHA, BETA],
)  # fmt: skip
REFUSED = Sample(
    id="q-2", question="Et en Bretagne ?", kind="outside", answerable=False, response="", refused=True, retrieved=[BETA]
)

#: What of a sample each format keeps.
KEPT = {
    "suite": {"id", "question", "kind", "reference", "accepted", "answerable"},
    "run": {"id", "question", "kind", "reference", "accepted", "answerable", "refused", "response", "retrieved"},
    "ragas": {"question", "reference", "response", "retrieved"},
    "deepeval": {"id", "question", "kind", "reference", "response", "retrieved", "relevant"},
    "ragchecker": {"id", "question", "reference", "response", "retrieved"},
    "alce": {"id", "question", "reference", "accepted", "response", "retrieved"},
    "squad2": {"id", "question", "answerable", "accepted", "response"},
    "beir": {"id", "question", "answerable", "accepted", "relevant"},
    "trec": {"id", "question", "answerable", "retrieved", "relevant"},
}
#: Formats that are folders.
FOLDERS = {"run", "beir", "trec"}


def samples_for(entry: Format) -> list[Sample]:
    """Return the samples, for BEIR without what was found: its corpus comes back only as far as it answers something."""
    found = {"retrieved": [], "cited": []}
    return [sample.model_copy(update=found) if entry.name == "beir" else sample for sample in (ANSWERED, REFUSED)]


def kept(sample: Sample, fields: set[str]) -> dict[str, object]:
    """Return what a format keeps of a sample; of texts, what it is that they say, or who they are where nothing is said."""
    content: dict[str, object] = {}
    for name in sorted(fields):
        value = getattr(sample, name)
        content[name] = (
            [context.text or context.id for context in value] if name in {"retrieved", "relevant"} else value
        )
    return content


@pytest.mark.parametrize("entry", FORMATS.values(), ids=FORMATS)
def test_what_is_written_is_read_back(entry: Format, tmp_path: Path) -> None:
    entry.write([ANSWERED, REFUSED], tmp_path / "file.json")
    read = entry.read(tmp_path / "file.json")
    assert len(read) == 2
    expected = [ANSWERED, REFUSED]
    if entry.name == "trec":
        bare = {
            name: [Context(id=context.id) for context in getattr(ANSWERED, name)] for name in ("retrieved", "relevant")
        }
        expected = [ANSWERED.model_copy(update=bare), REFUSED.model_copy(update={"retrieved": [Context(id="beta/d")]})]
    if entry.name == "run":
        expected = [ANSWERED.model_copy(update={"response": ANSWERED.response}), REFUSED]
    assert [kept(sample, KEPT[entry.name]) for sample in read] == [
        kept(sample, KEPT[entry.name]) for sample in expected
    ]


@pytest.mark.parametrize("entry", FORMATS.values(), ids=FORMATS)
def test_written_again_it_comes_to_the_same_bytes(entry: Format, tmp_path: Path) -> None:
    one, two = tmp_path / "one" / "file", tmp_path / "two" / "file"
    for path in (one, two):
        path.parent.mkdir()
    entry.write(samples_for(entry), one)
    entry.write(entry.read(one), two)
    files = [file.relative_to(one.parent) for file in sorted(one.parent.rglob("*")) if file.is_file()]
    assert files == [file.relative_to(two.parent) for file in sorted(two.parent.rglob("*")) if file.is_file()]
    assert [name for name in files if (one.parent / name).read_bytes() != (two.parent / name).read_bytes()] == []


def test_the_formats_of_folders_are_told_from_what_they_hold(tmp_path: Path) -> None:
    for name in FOLDERS:
        FORMATS[name].write([ANSWERED], tmp_path / name)
        assert guess(tmp_path / name) is FORMATS[name]
    assert guess(tmp_path / "file.json") is None
    assert guess(tmp_path / "file.yaml") is FORMATS["suite"]
