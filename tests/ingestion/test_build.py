"""Building: what a kill, a second writer or a damaged folder leaves."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from ingestion.build import BuildFailed, fingerprint, verify
from ingestion.index import PASSAGES, QUESTIONS, Index, NoIndex
from ingestion.settings import PROJECT
from ingestion.store import IndexFolder

KILLS = 6


def building(corpus: Path, index: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "ingestion", "build", "--corpus", str(corpus), "--index", str(index)],
        cwd=PROJECT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def usable(index: Path) -> bool:
    opened = Index.open(index)
    vector = opened.embedder.embed([opened.passages[0].text])[0]
    return opened.passages[0].id in {opened.passages[row].id for row in opened.nearest(PASSAGES, vector, 2).rows}


def test_an_index_finds_each_passage_and_question_by_its_own_vector(index_folder: Path) -> None:
    index = Index.open(index_folder)
    for row, passage in enumerate(index.passages):
        vector = index.embedder.embed([f"{passage.heading}\n{passage.text}"])[0]
        assert row in index.nearest(PASSAGES, vector, 2).rows
    asked = index.passages[0].questions[0].text
    nearest = index.nearest(QUESTIONS, index.embedder.embed([asked])[0], 1)
    assert index.question_owner[nearest.rows[0]] == 0


def test_a_vector_of_zeros_has_no_neighbours(index_folder: Path) -> None:
    index = Index.open(index_folder)
    assert not len(index.nearest(PASSAGES, np.zeros_like(index.embedder.embed(["a"])[0]), 3).rows)


def test_builds_killed_at_random_leave_the_index_in_service_usable(corpus_folder: Path, tmp_path: Path) -> None:
    first = building(corpus_folder, tmp_path)
    assert first.wait(120) == 0
    chance = random.Random(5)
    for _ in range(KILLS):
        writer = building(corpus_folder, tmp_path)
        time.sleep(chance.uniform(0.3, 3.5))
        writer.send_signal(signal.SIGKILL)
        writer.wait(30)
        assert usable(tmp_path)
    last = building(corpus_folder, tmp_path)
    assert last.wait(120) == 0
    assert usable(tmp_path)
    assert len(list(tmp_path.glob("build-*"))) <= 2


def test_two_builds_at_once_both_finish_and_leave_one_index(corpus_folder: Path, tmp_path: Path) -> None:
    writers = [building(corpus_folder, tmp_path) for _ in range(2)]
    assert [writer.wait(180) for writer in writers] == [0, 0]
    assert usable(tmp_path)


def test_a_build_that_lost_a_passage_does_not_pass_verification(index_folder: Path, tmp_path: Path) -> None:
    import shutil

    current = IndexFolder(index_folder).current
    assert current is not None
    copy = tmp_path / "build-copie"
    shutil.copytree(current, copy)
    lines = (copy / "passages.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (copy / "passages.jsonl").write_text("".join(lines[:-1]), encoding="utf-8")
    with pytest.raises(BuildFailed, match="incomplet"):
        verify(copy, None)


@pytest.mark.parametrize("content", ["", "{", json.dumps({"schema_version": 1})])
def test_a_damaged_manifest_is_told_in_one_sentence(tmp_path: Path, content: str) -> None:
    build = tmp_path / "build-abime"
    build.mkdir()
    (build / "manifest.json").write_text(content, encoding="utf-8")
    (tmp_path / "current").write_text(build.name, encoding="utf-8")
    with pytest.raises(NoIndex, match="python -m ingestion build"):
        Index.open(tmp_path)


def test_a_fingerprint_tells_parts_apart_however_they_are_cut() -> None:
    assert fingerprint(["ab", "c"]) != fingerprint(["a", "bc"])
