"""`recommend --export`: a profile in, a document out."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as open_document
from pypdf import PdfReader

from assistant.__main__ import main


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "p.json"
    path.write_text(json.dumps({"trade": "monteuse", "territory": "france", "goal": "usage"}), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["parcours.pdf", "parcours.DOCX"])
def test_a_pathway_is_written_and_still_printed(
    profile: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / name
    asked = ["recommend", "--profile", str(profile), "--json", "--export", str(out), "--index", str(tmp_path / "ix")]
    assert main(asked) == 0
    title = json.loads(capsys.readouterr().out)["steps"][0]["title"]
    if name.endswith(".pdf"):
        text = "".join(page.extract_text() for page in PdfReader(BytesIO(out.read_bytes())).pages)
    else:
        text = "".join(paragraph.text for paragraph in open_document(str(out)).paragraphs)
    assert "".join(title.split()) in "".join(text.split())
    assert "CNC – Afdas, 2026".replace(" ", "") in "".join(text.split())


def test_another_format_is_refused_in_one_sentence_before_any_work(
    profile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "parcours.odt"
    assert main(["recommend", "--profile", str(profile), "--export", str(out)]) == 1
    assert capsys.readouterr() == ("", "parcours.odt\u00a0: le nom du fichier doit finir par .pdf ou .docx.\n")
    assert not out.exists()


def test_a_batch_is_not_exported(profile: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main(["recommend", "--batch", str(profile), "--out", str(tmp_path / "o"), "--export", str(tmp_path / "a.pdf")])
