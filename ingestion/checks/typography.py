"""Typography: what `--fix` would set, told once a file, and what only a reader can set, told where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingestion.checks import messages
from ingestion.checks.material import Material, PassageFile, Remark
from ingestion.checks.rewriting import FRONT_TEXTS, QUESTION_TEXTS
from ingestion.checks.rules import faults, left_to_a_reader
from ingestion.corpus import PASSAGE_HEADING

#: A text with the slug of the passage that it belongs to.
Placed = tuple[str, str]


def check_typography(material: Material) -> Iterator[Remark]:
    """Yield the files whose typography is not set, and the quotes that no rule can set."""
    for file in material.files:
        yield from _remarks(file.name, _markdown_texts(file))
        yield from _remarks(file.questions_name, _question_texts(file))
    yield from _remarks("glossary.yaml", [("", term.meaning) for term in material.terms])


def _remarks(name: str, texts: Iterable[Placed]) -> Iterator[Remark]:
    """Yield one remark for all that `--fix` can set in a file, and one for each straight quote it cannot."""
    names: dict[str, None] = {}
    slugs: list[str] = []
    for slug, text in texts:
        if broken := faults(text):
            names.update(dict.fromkeys(broken))
            slugs.append(slug)
        for place in left_to_a_reader(text):
            yield Remark(file=name, passage=slug, message=messages.straight_quote(place))
    if slugs:
        yield Remark(file=name, passage=slugs[0], message=messages.typography(list(names), len(slugs)))


def _markdown_texts(file: PassageFile) -> Iterator[Placed]:
    """Yield the front matter's texts, then each line of the body with the passage it stands in."""
    yield from (("", str(file.front[key])) for key in sorted(FRONT_TEXTS & set(file.front)))
    slug = ""
    for line in file.body.split("\n"):
        if heading := PASSAGE_HEADING.match(line):
            slug = heading["slug"]
        yield slug, line


def _question_texts(file: PassageFile) -> Iterator[Placed]:
    """Yield the French texts of the questions file."""
    for slug, entry in file.entries.items():
        for key in sorted(QUESTION_TEXTS & set(entry)):
            value = entry[key]
            yield from (
                (slug, item) for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)
            )
