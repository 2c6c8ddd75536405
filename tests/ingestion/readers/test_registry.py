"""Tests of the choice of a reader and of what is refused before any is tried."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.models import UnreadableDocument
from ingestion.readers import READERS, SUFFIXES, files, messages, reader_for


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_suffix_has_one_reader_whatever_its_case(suffix: str) -> None:
    assert reader_for(Path(f"étude{suffix.upper()}")) in READERS
    assert sum(suffix in reader.suffixes for reader in READERS) == 1


@pytest.mark.parametrize("name", ["étude.odt", "étude", "étude.pptx"])
def test_another_suffix_is_refused_with_the_formats_that_are_read(name: str) -> None:
    with pytest.raises(UnreadableDocument, match=r"\.pdf, \.docx, \.html, \.md ou \.txt\.$"):
        reader_for(Path(name))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_empty_file_of_any_format_is_refused_in_one_sentence(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"vide{suffix}"
    path.write_bytes(b"")

    with pytest.raises(UnreadableDocument) as refusal:
        reader_for(path).read(path)

    assert str(refusal.value) == messages.EMPTY


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_above_the_limit_is_refused_before_it_is_read(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 2_000_000)
    path = tmp_path / f"gros{suffix}"
    with path.open("wb") as file:
        file.truncate(3_000_000)

    with pytest.raises(UnreadableDocument, match=r"pèse 3\s?Mo, la limite est de 2\s?Mo"):
        reader_for(path).read(path)


def test_a_folder_named_like_a_document_is_refused(tmp_path: Path) -> None:
    (tmp_path / "dossier.pdf").mkdir()

    with pytest.raises(UnreadableDocument, match="pas un fichier"):
        reader_for(tmp_path / "dossier.pdf").read(tmp_path / "dossier.pdf")


@pytest.mark.parametrize(("pages", "expected"), [([3], "3"), ([1, 2, 3], "1–3"), ([9, 1, 2, 5], "1–2, 5, 9"), ([], "")])
def test_page_numbers_are_told_as_ranges(pages: list[int], expected: str) -> None:
    assert messages.page_ranges(pages) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("été".encode(), "été"),
        ("été".encode("utf-8-sig"), "été"),
        ("été à 54 € ».".encode("cp1252"), "été à 54 € »."),
        ("été".encode("utf-16"), "été"),
        (b"\xfe\xff" + "été".encode("utf-16-be"), "été"),
    ],
)
def test_the_encoding_of_a_text_is_found(data: bytes, expected: str) -> None:
    assert files.decode(data) == expected


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(UnreadableDocument, match="n’est pas un fichier texte"):
        files.decode(b"\x7fELF\x00\x01")
