"""The index in service, exchanged under a running library when a new build is published."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.knowledge import Library
from assistant.service import Assistant
from assistant.settings import Settings
from ingestion.build import BuildFailed, verify
from ingestion.index import NoIndex
from ingestion.store import IndexFolder
from tests.assistant.builders import index_of, passage

QUESTION = "Combien de monteurs ont été formés ?"


def told(figure: int) -> str:
    return f"L'étude Gamma compte {figure} monteurs formés à l'IA."


def published(folder: Path, figure: int) -> None:
    index_of(folder, [passage("gamma/formes", told(figure), QUESTION)])


def test_a_library_without_index_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(NoIndex, match="python -m ingestion build"):
        _ = Library(tmp_path).knowledge


def test_an_index_made_after_the_library_is_found_without_restarting(tmp_path: Path) -> None:
    library = Library(tmp_path)
    with pytest.raises(NoIndex):
        _ = library.knowledge
    published(tmp_path, 120)
    assert library.knowledge.index.passages[0].text == told(120)


def test_the_index_is_opened_once_while_nothing_is_published(tmp_path: Path) -> None:
    published(tmp_path, 120)
    library = Library(tmp_path)
    assert library.knowledge is library.knowledge


def test_a_new_build_is_picked_up_by_a_running_assistant(tmp_path: Path) -> None:
    published(tmp_path, 120)
    assistant = Assistant(Settings(index=tmp_path, sessions=":memory:"))
    assert "120 monteurs" in assistant.ask(QUESTION, "fil").text
    published(tmp_path, 340)
    answer = assistant.ask(QUESTION, "fil")
    assert "340 monteurs" in answer.text
    assert "120" not in answer.text


def test_a_reader_keeps_the_build_it_has_open_after_the_swap(tmp_path: Path) -> None:
    published(tmp_path, 120)
    library = Library(tmp_path)
    before = library.knowledge
    published(tmp_path, 340)
    after = library.knowledge
    assert before is not after
    assert before.retriever.search(QUESTION, 1)[0].passage.text == told(120)
    assert after.retriever.search(QUESTION, 1)[0].passage.text == told(340)


def test_a_build_that_fails_verification_leaves_the_old_one_in_service(tmp_path: Path) -> None:
    published(tmp_path, 120)
    library, folder = Library(tmp_path), IndexFolder(tmp_path)
    served = library.knowledge
    damaged = folder.begin()
    shutil.copytree(served.index.build, damaged, dirs_exist_ok=True)
    (damaged / "passages.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(BuildFailed):
        verify(damaged, None)
    assert library.knowledge is served


def test_a_pointer_that_was_lost_leaves_the_open_index_in_use(tmp_path: Path) -> None:
    published(tmp_path, 120)
    library = Library(tmp_path)
    served = library.knowledge
    (tmp_path / "current").unlink()
    assert library.knowledge is served


def test_threads_that_ask_at_once_share_one_index(tmp_path: Path) -> None:
    published(tmp_path, 120)
    library = Library(tmp_path)
    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda _: library.knowledge, range(12)))
    assert len({id(knowledge) for knowledge in opened}) == 1
