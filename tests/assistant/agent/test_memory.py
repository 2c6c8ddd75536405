"""Where conversations are kept."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from langgraph.checkpoint.memory import InMemorySaver

from assistant.agent.memory import IN_MEMORY, make_checkpointer
from assistant.service import Assistant
from assistant.settings import Settings

QUESTION = "Combien de monteurs ont répondu à l'enquête Alpha ?"


def test_memory_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert isinstance(make_checkpointer(IN_MEMORY), InMemorySaver)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_made_with_the_folders_it_needs(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "sessions.sqlite"
    make_checkpointer(str(path))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    assert "checkpoints" in tables


def test_a_conversation_goes_on_after_a_restart(index_folder: Path, tmp_path: Path) -> None:
    settings = Settings(index=index_folder, sessions=str(tmp_path / "s.sqlite"))
    Assistant(settings).ask("Où se déroule le stage de l'école Galilée ?", "fil")
    later = Assistant(settings)
    assert "21 heures" in later.ask("et combien de temps ?", "fil").text
    assert [role for role, _ in later.history("fil")] == ["human", "ai"] * 2


def test_forgetting_one_conversation_leaves_nothing_of_it_and_all_of_the_others(
    index_folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "s.sqlite"
    assistant = Assistant(Settings(index=index_folder, sessions=str(path)))
    assistant.ask(QUESTION, "un")
    assistant.ask(QUESTION, "deux")
    assistant.forget("un")
    with closing(sqlite3.connect(path)) as connection:
        for table in ("checkpoints", "writes"):
            assert {thread for (thread,) in connection.execute(f"SELECT thread_id FROM {table}")} == {"deux"}
    assert assistant.history("deux")


def test_a_question_of_no_conversation_is_kept_nowhere(index_folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    assistant = Assistant(Settings(index=index_folder, sessions=str(path)))
    assistant.ask(QUESTION)
    assistant.ask(QUESTION, "fil")
    with closing(sqlite3.connect(path)) as connection:
        assert {thread for (thread,) in connection.execute("SELECT thread_id FROM checkpoints")} == {"fil"}


def test_several_conversations_may_be_held_at_once(index_folder: Path, tmp_path: Path) -> None:
    assistant = Assistant(Settings(index=index_folder, sessions=str(tmp_path / "s.sqlite")))
    threads = [f"fil-{number}" for number in range(6)]
    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(lambda thread: assistant.ask(QUESTION, thread), threads))
    assert all("312" in answer.text for answer in answers)
    assert [len(assistant.history(thread)) for thread in threads] == [2] * 6
