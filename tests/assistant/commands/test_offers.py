"""The command `offers`, as a person or a script calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.__main__ import main
from tests.ingestion.catalogue.shelves import write_shelf


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("REPERES_CORPUS", str(write_shelf(tmp_path / "corpus")))
    return str(tmp_path / "index")


def test_search_prints_one_json_object(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["offers", "search", "montage, à distance", "--json", "--index", index]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["filters"] == {"mode": "distance"}
    assert found["results"][0]["offer"]["id"] == "montage-ia"
    assert found["results"][0]["unmatched"] == []
    assert "certification" in found["results"][0]["offer"]["unknown"]


def test_search_tells_in_french_what_it_understood(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["offers", "search", "étaloneur en moins de 3 jours", "--index", index]) == 0
    text = capsys.readouterr().out
    assert "« etaloneur » lu « etalonneur »" in text
    assert "moins de 3 jours" in text
    assert "etalonnage · L’IA pour les étalonneuses · École B · 2 jours · à distance · inconnu" in text


def test_show_says_what_is_unknown(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["offers", "show", "montage-muet", "--index", index]) == 0
    assert "Prix : inconnu" in capsys.readouterr().out


def test_compare_marks_what_differs(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["offers", "compare", "montage-ia", "montage-long", "--index", index]) == 0
    text = capsys.readouterr().out
    assert "≠ Heures : 14 | 210" in text
    assert "= Organisme : École A | École A" in text
    assert main(["offers", "compare", "montage-ia", "montage-long", "--json", "--index", index]) == 0
    found = json.loads(capsys.readouterr().out)
    assert "hours" in found["differs"]
    assert "provider" not in found["differs"]


def test_an_unknown_offer_is_one_french_line(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["offers", "show", "nulle", "--index", index]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "Aucune offre" in told.err


def test_import_reports_on_each_file(index: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "modele.csv"
    assert main(["offers", "template", str(table), "--index", index]) == 0
    table.write_text(
        table.read_text(encoding="utf-8-sig") + ";Prompter;École Z" + ";" * 30 + "\n;;\n", encoding="utf-8"
    )
    capsys.readouterr()
    assert main(["offers", "import", str(table), "--json", "--index", index]) == 0
    (report,) = json.loads(capsys.readouterr().out)["files"]
    assert (report["read"], report["kept"], report["merged"], report["rejected"]) == (1, 1, 0, [])
    assert main(["offers", "search", "prompter", "--json", "--index", index]) == 0
    assert json.loads(capsys.readouterr().out)["results"][0]["offer"]["provider"] == "École Z"


def test_import_of_something_else_is_one_french_line(
    index: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.csv").write_text("a,b\n")
    assert main(["offers", "import", str(tmp_path / "x.csv"), "--index", index]) == 1
    assert "colonnes non reconnues" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["lheo", "jsonld", "csv", "xlsx"])
def test_export_writes_every_offer(index: str, tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / f"export.{kind}"
    assert main(["offers", "export", "--format", kind, "--out", str(out), "--json", "--index", index]) == 0
    assert json.loads(capsys.readouterr().out)["offers"] == 6
    assert out.stat().st_size > 0
