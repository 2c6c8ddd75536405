"""Slow work never holds up the one who waits for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from assistant.web.waiting import pulsed


def test_every_step_comes_through_in_order() -> None:
    assert [step for step in pulsed(lambda: iter("abc")) if step] == ["a", "b", "c"]


def test_control_comes_back_while_nothing_happens() -> None:
    # GIVEN work that waits to be released
    released = threading.Event()

    def work() -> Iterator[str]:
        released.wait(30)
        yield "done"

    # WHEN one listens THEN it is heard that nothing came, and later what came
    steps = pulsed(work, every=0.01)
    assert next(steps) is None
    released.set()
    assert [step for step in steps if step] == ["done"]


def test_what_the_work_raises_is_raised_to_the_listener() -> None:
    def work() -> Iterator[str]:
        yield "first"
        raise ValueError("broken")

    steps = pulsed(work)
    assert next(steps) == "first"
    with pytest.raises(ValueError, match="broken"):
        list(steps)


def test_deserted_work_ends_at_its_next_step() -> None:
    # GIVEN work that would never end
    closed, resumed = threading.Event(), threading.Event()

    def work() -> Iterator[int]:
        try:
            yield 1
            resumed.wait(30)
            while True:
                yield 2
        finally:
            closed.set()

    steps = pulsed(work)
    assert next(steps) == 1
    # WHEN nobody listens any more THEN it is closed
    steps.close()  # type: ignore[attr-defined]
    resumed.set()
    assert closed.wait(30)
