"""Builds the documents that the tests read: PDF with reportlab and pypdf, DOCX with python-docx, and HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.constants import PageLabelStyle
from pypdf.generic import NameObject, StreamObject
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

SHARED_SOURCES = Path(__file__).parents[2] / ".." / "shared" / "sources"

PARAGRAPH = [
    "Les studios d’animation de la région forment leurs équipes à",
    "l’intelligence artificielle depuis deux ans. La plupart des",
    "formations durent moins de trois jours. Les apprenants demandent",
    "davantage de pratique et un suivi après la formation.",
]


@dataclass(frozen=True)
class Run:
    """A line of text to print: its place in points from the lower left of the page, and its type."""

    text: str
    x: float = 72
    y: float = 700
    size: float = 11
    font: str = "Helvetica"


Page = Sequence[Run]


def column(
    lines: Iterable[str],
    x: float = 72,
    top: float = 700,
    leading: float = 14,
    size: float = 11,
    font: str = "Helvetica",
) -> list[Run]:
    """Return lines one under another; an empty line leaves a gap."""
    return [Run(line, x, top - leading * row, size, font) for row, line in enumerate(lines) if line]


def pdf(
    path: Path,
    pages: Sequence[Page],
    *,
    slides: bool = False,
    title: str = "",
    bookmarks: Iterable[tuple[str, int]] = (),
) -> Path:
    """Write a PDF; a bookmark is a title and the page it leads to, from 1."""
    canvas = Canvas(str(path), pagesize=landscape(A4) if slides else A4)
    if title:
        canvas.setTitle(title)
    marks = list(bookmarks)
    for number, runs in enumerate(pages, start=1):
        for run in runs:
            canvas.setFont(run.font, run.size)
            canvas.drawString(run.x, run.y, run.text)
        for name in (name for name, page in marks if page == number):
            canvas.bookmarkPage(name)
            canvas.addOutlineEntry(name, name, 0)
        canvas.showPage()
    canvas.save()
    return path


def framed(body: Page, number: int, total: int, *, header: str, footer: str) -> list[Run]:
    """Return a page with a running header, a running footer and its number."""
    return [
        *body,
        Run(header, 72, 800, 8),
        Run(footer, 72, 40, 8),
        Run(f"{number} / {total}", 500, 40, 8),
    ]


def two_columns(left: Sequence[str], right: Sequence[str]) -> list[Run]:
    """Return a page set in two columns, in the order in which they are read."""
    return [*column(left, x=60), *column(right, x=320)]


def without_pages(path: Path) -> Path:
    """Write a PDF that has no page."""
    PdfWriter().write(path)
    return path


def labelled(path: Path, count: int, preface: int) -> Path:
    """Write a PDF whose first `preface` pages are labelled i, ii, … and whose others begin again at 1."""
    pdf(path, [column([f"La page physique {page} parle de formation."]) for page in range(1, count + 1)])
    writer = PdfWriter(clone_from=path)
    writer.set_page_label(0, preface - 1, style=PageLabelStyle.LOWERCASE_ROMAN)
    writer.set_page_label(preface, count - 1, style=PageLabelStyle.DECIMAL)
    writer.write(path)
    return path


def encrypted(path: Path, user_password: str) -> Path:
    """Write a PDF that asks for `user_password`, or for none where it is empty."""
    pdf(path, [column(PARAGRAPH)])
    writer = PdfWriter(clone_from=path)
    writer.encrypt(user_password, owner_password="propriétaire", algorithm="AES-256")
    writer.write(path)
    return path


def image_only(path: Path, pages: int, text_pages: Iterable[int] = ()) -> Path:
    """Write a PDF of pictures, as a scanner does; `text_pages`, from 1, hold text instead."""
    picture = BytesIO()
    Image.new("L", (60, 80), 128).save(picture, "PNG")
    canvas = Canvas(str(path), pagesize=A4)
    for number in range(1, pages + 1):
        if number in set(text_pages):
            canvas.drawString(72, 700, "Cette page contient une phrase entière sur la formation.")
        else:
            canvas.drawImage(ImageReader(BytesIO(picture.getvalue())), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return path


def truncated(path: Path) -> Path:
    """Write the first third of a PDF."""
    whole = pdf(path, [column(PARAGRAPH)] * 3).read_bytes()
    path.write_bytes(whole[: len(whole) // 3])
    return path


def one_page_damaged(path: Path) -> Path:
    """Write a PDF of three pages, the second of which is compressed in a way that nobody knows."""
    pdf(path, [column(PARAGRAPH)] * 3)
    writer = PdfWriter(clone_from=PdfReader(path))
    content = StreamObject()
    content[NameObject("/Filter")] = NameObject("/Inconnu")
    content.set_data(b"BT (texte) Tj ET")
    writer.pages[1][NameObject("/Contents")] = writer._add_object(content)
    writer.write(path)
    return path


def word(path: Path, *parts: tuple[str, Any], title: str = "") -> Path:
    """Write a DOCX from (style, text) pairs; a part « table » takes its rows instead of a text."""
    document = docx.Document()
    document.core_properties.title = title
    for style, content in parts:
        if style == "table":
            table = document.add_table(rows=0, cols=len(content[0]))
            for row in content:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        else:
            document.add_paragraph(content, style=style)
    document.save(str(path))
    return path


def page(path: Path, body: str, *, encoding: str = "utf-8", title: str = "Une page") -> Path:
    """Write an HTML page with a menu, a script and a footer around `body`."""
    html = (
        f'<!doctype html><html lang="fr"><head><meta charset="{encoding}"><title>{title}</title>'
        "<style>p { color: red }</style></head><body><nav><ul><li>Accueil</li><li>Contact</li></ul></nav>"
        f"<script>alert('bonjour')</script><main>{body}</main><aside>Publicité</aside>"
        "<footer>Mentions légales</footer></body></html>"
    )
    path.write_bytes(html.encode(encoding))
    return path
