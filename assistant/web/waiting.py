"""Waits for slow work without being stuck in it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")

#: Seconds after which a waiting generator hands control back. Gradio stops one only between two of its steps, and
#: takes no other question from that reader before.
PULSE = 0.2


class _Over(Generic[T]):
    """The end of the work, with what ended it if that was a failure."""

    def __init__(self, failure: BaseException | None = None) -> None:
        self.failure = failure


def pulsed(work: Callable[[], Iterator[T]], every: float = PULSE) -> Iterator[T | None]:
    """Yield what `work` yields, and None whenever `every` seconds passed without anything.

    The work runs in a thread of its own and is closed at its next step once nobody listens any more; what it raises is
    raised here.
    """
    done: queue.Queue[T | _Over[T]] = queue.Queue()
    deserted = threading.Event()
    threading.Thread(target=_carry, args=(work, done, deserted), name="work", daemon=True).start()
    try:
        while True:
            try:
                step = done.get(timeout=every)
            except queue.Empty:
                yield None
                continue
            if isinstance(step, _Over):
                if step.failure is not None:
                    raise step.failure
                return
            yield step
    finally:
        deserted.set()


def _carry(work: Callable[[], Iterator[T]], done: queue.Queue[T | _Over[T]], deserted: threading.Event) -> None:
    """Do the work and hand on its steps, until it ends or is deserted."""
    try:
        for step in work():
            if deserted.is_set():
                return
            done.put(step)
        done.put(_Over())
    except BaseException as failure:  # handed on to whoever waits
        done.put(_Over(failure))
