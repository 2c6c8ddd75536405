"""What an index is made of: a corpus or a folder of documents, and the documents added to it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ingestion.build import Material
from ingestion.corpus import CorpusError
from ingestion.material import (
    StoredDocument,
    added_documents,
    corpus_fingerprint,
    document_files,
    gather,
    read_document,
    remove_documents,
    slug,
    source_of,
    store,
)
from ingestion.report import IngestionReport
from ingestion.store import IndexFolder
from tests.corpora import write_corpus

DELTA = "Le studio Delta forme ses animateurs à Blender pendant deux jours."
EPSILON = "Le studio Epsilon forme ses étalonneurs au son pendant une semaine."


@pytest.fixture
def folder(tmp_path: Path) -> IndexFolder:
    return IndexFolder(tmp_path / "index")


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    (tmp_path / "documents").mkdir()
    return tmp_path / "documents"


def note(path: Path, text: str = DELTA) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def gathered(corpus: Path, folder: IndexFolder) -> tuple[Material, IngestionReport]:
    report = IngestionReport()
    return gather(corpus, folder, report), report


def read(path: Path, folder: IndexFolder) -> StoredDocument:
    document = read_document(path, folder, IngestionReport())
    assert document is not None
    return document


def test_a_corpus_gives_its_passages_the_studies_in_use_and_its_version(tmp_path: Path, folder: IndexFolder) -> None:
    material, report = gathered(write_corpus(tmp_path), folder)
    assert (len(material.passages), material.documents) == (8, 2)
    assert set(material.sources) == {"alpha-2024", "beta-2025"}
    assert material.corpus_version == f"essai+{material.fingerprint[:8]}"
    assert report.files == []


def test_the_glossary_of_a_corpus_becomes_synonyms(tmp_path: Path, folder: IndexFolder) -> None:
    write_corpus(tmp_path)
    assert "boulot" not in gathered(tmp_path, folder)[0].synonyms["fr"]
    (tmp_path / "lexicon.yaml").write_text('- fr: ["emploi", "boulot"]\n', encoding="utf-8")
    assert "boulot" in gathered(tmp_path, folder)[0].synonyms["fr"]


def test_a_folder_of_documents_is_a_source_a_file_and_each_file_a_line_of_the_report(
    documents: Path, folder: IndexFolder
) -> None:
    note(documents / "Note interne.txt")
    note(documents / "sous" / "autre.md", f"# Un titre\n\n{EPSILON}")
    material, report = gathered(documents, folder)
    assert set(material.sources) == {"note-interne", "autre"}
    assert material.sources["note-interne"].kind == "document"
    assert material.documents == 2
    assert [entry.status for entry in report.files] == ["read", "read"]
    assert material.corpus_version.startswith("documents+")


def test_an_unchanged_file_is_taken_from_the_cache_and_a_changed_one_is_read_again(
    documents: Path, folder: IndexFolder
) -> None:
    path = note(documents / "note.txt")
    first, _ = gathered(documents, folder)
    again, report = gathered(documents, folder)
    assert [entry.status for entry in report.files] == ["unchanged"]
    assert again.fingerprint == first.fingerprint
    note(path, EPSILON)
    changed, report = gathered(documents, folder)
    assert [entry.status for entry in report.files] == ["read"]
    assert changed.fingerprint != first.fingerprint
    assert "Epsilon" in changed.passages[0].text


def test_a_cache_that_was_cut_short_is_read_again(documents: Path, folder: IndexFolder) -> None:
    note(documents / "note.txt")
    gathered(documents, folder)
    for kept in folder.cache.iterdir():
        kept.write_text('{"file": "note', encoding="utf-8")
    material, report = gathered(documents, folder)
    assert [entry.status for entry in report.files] == ["read"]
    assert len(material.passages) == 1


def test_a_file_that_cannot_be_read_is_refused_with_a_reason_and_the_rest_kept(
    documents: Path, folder: IndexFolder
) -> None:
    note(documents / "bon.txt")
    (documents / "abime.pdf").write_bytes(b"%PDF-1.4 rien")
    material, report = gathered(documents, folder)
    assert [entry.name for entry in report.refused] == ["abime.pdf"]
    assert report.refused[0].warnings
    assert set(material.sources) == {"bon"}


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_refused(documents: Path, folder: IndexFolder) -> None:
    path = note(documents / "secret.txt")
    path.chmod(0)
    assert read_document(path, folder, report := IngestionReport()) is None
    assert report.refused[0].name == "secret.txt"


def test_the_same_passage_in_two_files_is_kept_once_and_counted(documents: Path, folder: IndexFolder) -> None:
    note(documents / "a.txt")
    note(documents / "b.txt", DELTA.replace("Le studio", "LE  STUDIO"))
    material, report = gathered(documents, folder)
    assert [passage.source for passage in material.passages] == ["a"]
    assert [(entry.passages, entry.duplicates) for entry in report.files] == [(1, 0), (0, 1)]


def test_two_files_of_one_name_share_a_source_and_no_id(documents: Path, folder: IndexFolder) -> None:
    note(documents / "2023" / "note.txt")
    note(documents / "2024" / "note.txt", EPSILON)
    material, _ = gathered(documents, folder)
    assert len({passage.id for passage in material.passages}) == len(material.passages) == 2
    assert material.documents == 1


def test_only_readable_kinds_of_files_are_listed_hidden_and_temporary_ones_left_out(documents: Path) -> None:
    for name in ("b.txt", "a.MD", "sous/c.html", ".cache.txt", "~verrou.docx", "film.mp4"):
        note(documents / name)
    assert [path.name for path in document_files(documents)] == ["a.MD", "b.txt", "c.html"]


def test_a_folder_that_is_not_there_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="absent"):
        document_files(tmp_path / "absent")


def test_an_added_document_stands_beside_the_corpus_until_it_is_removed(tmp_path: Path, folder: IndexFolder) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    write_corpus(corpus)
    before, _ = gathered(corpus, folder)
    store(read(note(tmp_path / "note.txt"), folder), folder)
    added, _ = gathered(corpus, folder)
    assert [passage.source for passage in added.passages[len(before.passages) :]] == ["note"]
    assert added.fingerprint != before.fingerprint
    assert (remove_documents("note", folder), remove_documents("note", folder)) == (1, 0)
    assert gathered(corpus, folder)[0].fingerprint == before.fingerprint


def test_a_document_added_again_under_its_name_takes_the_place_of_the_first(
    tmp_path: Path, folder: IndexFolder
) -> None:
    path = note(tmp_path / "note.txt")
    store(read(path, folder), folder)
    store(read(note(path, EPSILON), folder), folder)
    assert [document.passages[0].text for document in added_documents(folder)] == [EPSILON]


def test_a_record_of_another_version_is_passed_over(folder: IndexFolder) -> None:
    folder.documents.mkdir(parents=True)
    (folder.documents / "vieux.json").write_text('{"file": "vieux.txt"}', encoding="utf-8")
    assert list(added_documents(folder)) == []


def test_the_fingerprint_of_the_files_changes_with_any_content_and_not_with_dates(
    documents: Path, folder: IndexFolder
) -> None:
    path = note(documents / "note.txt")
    first = corpus_fingerprint(documents, folder)
    os.utime(path, (0, 0))
    assert corpus_fingerprint(documents, folder) == first
    note(path, EPSILON)
    second = corpus_fingerprint(documents, folder)
    assert second != first
    store(read(path, folder), folder)
    assert corpus_fingerprint(documents, folder) not in {first, second}


def test_a_document_named_like_a_study_belongs_to_it() -> None:
    assert source_of(Path("CNC-Afdas 2026.pdf")).kind == "study"
    assert source_of(Path("Mon étude.pdf")).id == "mon-etude"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Étude n° 3 (finale)", "etude-n-3-finale"),
        ("cœur", "coeur"),
        ("---", "document"),
        ("日本", "document"),
        ("../a", "a"),
    ],
)
def test_an_id_is_made_of_plain_words(name: str, expected: str) -> None:
    assert slug(name) == expected
