"""Format: names, front matter, order of headings, slugs, and text that no passage holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingestion.checks import messages
from ingestion.checks.material import Material, PassageFile, Remark, slug_of
from ingestion.corpus import PASSAGE_HEADING

LONGEST_SLUG = 40
FRONT_KEYS = ("source", "part", "territory", "period")
_FILE_NAME = re.compile(r"\d\d-[a-z0-9]+(?:-[a-z0-9]+)*\.md")


def check_format(material: Material) -> Iterator[Remark]:
    """Yield what is wrong with the form of each file of passages."""
    for file in material.files:
        for slug, message in (*_file_faults(file), *_heading_faults(file.body), *_passage_faults(file)):
            yield Remark(file=file.name, passage=slug, message=message)
    for questions in sorted(material.folder.glob("*/**/*.questions.yaml")):
        if not questions.with_name(questions.name.replace(".questions.yaml", ".md")).exists():
            name = questions.relative_to(material.folder).as_posix()
            yield Remark(file=name, message=messages.NO_FILE_OF_PASSAGES)


def _file_faults(file: PassageFile) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a file's name, folder and front matter."""
    if not _FILE_NAME.fullmatch(file.path.name):
        yield "", messages.FILE_NAME
    if missing := [key for key in FRONT_KEYS if not file.front.get(key)]:
        yield "", messages.front_matter_lacks(missing)
    if file.name.startswith("studies/") and file.path.parent.name != file.front.get("source"):
        yield "", messages.other_folder(str(file.front.get("source")), file.path.parent.name)
    if not file.passages:
        yield "", messages.NO_PASSAGE


def _heading_faults(body: str) -> Iterator[tuple[str, str]]:
    """Yield headings out of order, headings without a usable slug, and text that stands in no passage."""
    slug, level = "", 0
    for line in body.split("\n"):
        heading = re.match(r"(#+) +", line)
        if heading is None:
            if level in (1, 2) and line.strip():
                yield slug, messages.text_outside(line.strip())
                level = 3
            continue
        depth = len(heading[1])
        passage = PASSAGE_HEADING.match(line)
        if depth > 3:
            yield slug, messages.too_deep(line)
        elif depth == 3 and passage is None:
            yield slug, messages.bad_slug(line)
        elif (depth == 1) != (level == 0):
            yield slug, messages.heading_order(line)
        slug, level = (passage["slug"], 3) if passage else ("", min(depth, 3))


def _passage_faults(file: PassageFile) -> Iterator[tuple[str, str]]:
    """Yield slugs that are too long, empty passages, and marks that were not understood."""
    for passage in file.passages:
        slug = slug_of(passage)
        if len(slug) > LONGEST_SLUG:
            yield slug, messages.long_slug(len(slug), LONGEST_SLUG)
        if not passage.text.strip():
            yield slug, messages.EMPTY_PASSAGE
        if brace := re.search(r"\{[^}\n]*\}?|\}", passage.text):
            yield slug, messages.stray_mark(brace.group())
