"""The index folder: builds beside one another, a pointer, one writer."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.store import IndexBusy, IndexFolder


def finished(folder: IndexFolder) -> Path:
    build = folder.begin()
    (build / "manifest.json").write_text("{}", encoding="utf-8")
    return build


def test_nothing_is_in_service_before_the_first_build(tmp_path: Path) -> None:
    assert IndexFolder(tmp_path).current is None


def test_publishing_puts_a_build_in_service_in_one_step(tmp_path: Path) -> None:
    folder = IndexFolder(tmp_path)
    build = finished(folder)
    folder.publish(build)
    assert folder.current == build
    assert not list(tmp_path.glob("current.*"))


def test_an_unfinished_build_is_swept_and_the_one_in_service_kept(tmp_path: Path) -> None:
    folder = IndexFolder(tmp_path)
    served = finished(folder)
    folder.publish(served)
    abandoned = folder.begin()
    with folder.writing():
        assert not abandoned.exists()
    assert folder.current == served


def test_one_earlier_build_is_kept_for_readers_that_still_have_it_open(tmp_path: Path) -> None:
    folder = IndexFolder(tmp_path)
    builds = []
    for _ in range(4):
        builds.append(finished(folder))
        folder.publish(builds[-1])
    assert [build.exists() for build in builds] == [False, False, True, True]


def test_a_second_writer_waits_and_is_told_when_it_waited_too_long(tmp_path: Path) -> None:
    folder, other = IndexFolder(tmp_path), IndexFolder(tmp_path)
    with folder.writing(), pytest.raises(IndexBusy, match="en cours"), other.writing(timeout=0.1):
        pass


@pytest.mark.parametrize("pointer", ["", "../ailleurs", "build-inexistant", "current"])
def test_a_pointer_to_anything_else_is_no_build(tmp_path: Path, pointer: str) -> None:
    (tmp_path / "current").write_text(pointer, encoding="utf-8")
    assert IndexFolder(tmp_path).current is None
