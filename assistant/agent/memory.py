"""Where conversations are kept: SQLite by default, PostgreSQL by its URL, memory where asked for."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.checkpoint.memory import InMemorySaver

IN_MEMORY = ":memory:"


def make_checkpointer(sessions: str) -> BaseCheckpointSaver[Any]:
    """Return the keeper of conversations for a file, a `postgresql://` URL or `:memory:`."""
    if sessions == IN_MEMORY:
        return InMemorySaver()
    if sessions.startswith(("postgresql://", "postgres://")):
        return _postgres(sessions)
    from langgraph.checkpoint.sqlite import SqliteSaver

    Path(sessions).parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(sessions, check_same_thread=False, timeout=10)
    connection.execute("PRAGMA journal_mode=WAL")
    saver = SqliteSaver(connection)
    saver.setup()
    return saver


def _postgres(url: str) -> BaseCheckpointSaver[Any]:
    """Return a keeper in PostgreSQL; its package is the extra `postgres`."""
    from langgraph.checkpoint.postgres import PostgresSaver
    from psycopg import Connection
    from psycopg.rows import dict_row

    saver = PostgresSaver(Connection.connect(url, autocommit=True, prepare_threshold=0, row_factory=dict_row))
    saver.setup()
    return saver
