"""The small clean corpus that every test of the checks starts from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingestion.checks.builders import write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path)
