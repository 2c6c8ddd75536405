"""The ingestion commands as a user runs them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.__main__ import main
from ingestion.index import Index
from tests.corpora import write_corpus


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    return write_corpus(folder)


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def test_build_says_documents_passages_and_seconds(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build", "--corpus", corpus, "--index", tmp_path / "i") == 0
    told = capsys.readouterr()
    assert "2 documents, 8 passages" in told.err
    assert told.out == ""


def test_a_fresh_index_is_not_built_again(corpus: Path, tmp_path: Path) -> None:
    index = tmp_path / "i"
    assert run("build", "--corpus", corpus, "--index", index) == 0
    made = Index.open(index).build
    assert run("build", "--if-stale", "--corpus", corpus, "--index", index) == 0
    assert Index.open(index).build == made
    path = corpus / "studies/beta-2025/01-plan.md"
    path.write_text(path.read_text(encoding="utf-8").replace("gratuit", "payant"), encoding="utf-8")
    assert run("build", "--if-stale", "--corpus", corpus, "--index", index) == 0
    assert Index.open(index).build != made


def test_an_added_document_is_found_beside_the_corpus_until_it_is_removed(corpus: Path, tmp_path: Path) -> None:
    index, note = tmp_path / "i", tmp_path / "note-interne.txt"
    note.write_text("Le studio Delta forme ses animateurs à Blender pendant deux jours.\n", encoding="utf-8")
    assert run("build", "--corpus", corpus, "--index", index) == 0
    assert run("add", note, "--corpus", corpus, "--index", index) == 0
    assert any("studio Delta" in passage.text for passage in Index.open(index).passages)
    assert run("build", "--corpus", corpus, "--index", index) == 0
    assert "note-interne" in Index.open(index).sources
    assert run("remove", "note-interne", "--corpus", corpus, "--index", index) == 0
    assert "note-interne" not in Index.open(index).sources


def test_a_document_named_like_a_study_shares_its_source(corpus: Path, tmp_path: Path) -> None:
    index, original = tmp_path / "i", tmp_path / "cnc-afdas-2026.txt"
    original.write_text("Un extrait de l'étude originale, avec ses propres mots.\n", encoding="utf-8")
    assert run("add", original, "--corpus", corpus, "--index", index) == 0
    added = next(passage for passage in Index.open(index).passages if passage.origin == "document")
    assert added.source == "cnc-afdas-2026"
    assert Index.open(index).sources["cnc-afdas-2026"].year == 2026


def test_an_unreadable_file_never_stops_the_rest(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "abime.pdf").write_bytes(b"%PDF-1.4 rien")
    (folder / "bon.txt").write_text("Le studio Delta forme ses animateurs à Blender.\n", encoding="utf-8")
    assert run("add", folder, "--corpus", corpus, "--index", tmp_path / "i") == 0
    told = capsys.readouterr().err
    assert "abime.pdf" in told
    assert "Traceback" not in told
    assert "bon" in Index.open(tmp_path / "i").sources


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("build", "--corpus", "nulle-part"), "n'existe pas"),
        (("remove", "inconnu"), "inconnu"),
        (("status",), "python -m ingestion build"),
        (("add", "absent.pdf"), "absent.pdf"),
    ],
)
def test_every_failure_is_one_french_line_and_exit_1(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    extra = () if "--corpus" in arguments else ("--corpus", corpus)
    assert run(*arguments, *extra, "--index", tmp_path / "i") == 1
    told = capsys.readouterr().err
    assert words in told
    assert "Traceback" not in told


def test_unknown_options_are_a_usage_error() -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["build", "--nonsense"])
    assert stopped.value.code == 2
