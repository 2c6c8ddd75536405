"""How long do answers take?"""

from __future__ import annotations

import numpy as np

from eval.metrics.base import NO_TIMING, Measured, Metric, Part
from eval.observed import Observed


def _measure(observed: Observed) -> Measured:
    return NO_TIMING if observed.milliseconds is None else Part(observed.milliseconds)


def latency(percentile: int) -> Metric:
    """Return a percentile of the time to an answer."""
    return Metric(
        key=f"latency_p{percentile}",
        name="Durée médiane" if percentile == 50 else f"Durée, {percentile}e centile",
        definition=f"{percentile}e centile du temps de réponse, question posée seule dans un processus en marche, en millisecondes.",
        measure=_measure,
        unit="ms",
        better="lower",
        pool=lambda parts: float(np.percentile(parts[:, 0], percentile)),
    )
