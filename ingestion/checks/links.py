"""Dead links: relative links and anchors in the Markdown files of a corpus. The network is never asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ingestion.checks import messages
from ingestion.checks.material import Material, Remark
from ingestion.corpus import PASSAGE_HEADING

_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_LINK = re.compile(r"\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def check_links(material: Material) -> Iterator[Remark]:
    """Yield the relative links that lead to no file, or to no passage of a file."""
    for path in sorted(material.folder.rglob("*.md")):
        name = path.relative_to(material.folder).as_posix()
        slug = ""
        for line in _CODE.sub("", path.read_text(encoding="utf-8", errors="replace")).split("\n"):
            if heading := PASSAGE_HEADING.match(line):
                slug = heading["slug"]
            for target in _LINK.findall(line):
                if not _ADDRESS.match(target) and not leads_somewhere(path, target):
                    yield Remark(file=name, passage=slug, message=messages.dead_link(target))


def leads_somewhere(path: Path, target: str) -> bool:
    """Tell whether a relative link in the file at `path` finds its file and, after « # », a passage or a heading."""
    file, _, anchor = target.partition("#")
    aimed = (path.parent / file).resolve() if file else path
    if not aimed.exists():
        return False
    if not anchor or aimed.suffix != ".md":
        return True
    text = aimed.read_text(encoding="utf-8", errors="replace")
    headings = {re.sub(r"[^\w -]", "", line.lstrip("# ")).strip().lower().replace(" ", "-") for line in _titles(text)}
    return f"{{#{anchor}}}" in text or anchor.lower() in headings


def _titles(text: str) -> list[str]:
    """Return the heading lines of a Markdown text."""
    return [line for line in text.split("\n") if line.startswith("#")]
