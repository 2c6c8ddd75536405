"""The metrics of the bench, in the order in which reports show them."""

from __future__ import annotations

from eval.metrics.abstention import REFUSED_ANSWERABLE, REFUSED_UNANSWERABLE
from eval.metrics.base import Metric
from eval.metrics.citation_precision import CITATION_PRECISION
from eval.metrics.citation_recall import CITATION_RECALL
from eval.metrics.crag import CRAG
from eval.metrics.facts import FACTS_FORBIDDEN, FACTS_PRESENT
from eval.metrics.grounding_rate import GROUNDING_RATE
from eval.metrics.hit import hit
from eval.metrics.latency import latency
from eval.metrics.length import LENGTH
from eval.metrics.levels import Level
from eval.metrics.markers import MARKERS
from eval.metrics.mrr import mrr
from eval.metrics.ndcg import ndcg
from eval.metrics.ragchecker import RAGCHECKER
from eval.metrics.recall import recall
from eval.metrics.right import RIGHT
from eval.metrics.right_study import RIGHT_STUDY
from eval.metrics.risk_coverage import AURC, AUROC, EXCESS_AURC
from eval.metrics.support import ADHERENCE, support_share

COARSE: tuple[Level, ...] = ("page", "study")

#: Families in the order of a report: key of `families` in words.yaml → metrics.
FAMILIES: dict[str, tuple[Metric, ...]] = {
    "answers": (RIGHT, RIGHT_STUDY, FACTS_PRESENT, FACTS_FORBIDDEN, LENGTH),
    "abstention": (REFUSED_UNANSWERABLE, REFUSED_ANSWERABLE, CRAG, AUROC, AURC, EXCESS_AURC),
    "retrieval": (
        hit(1), hit(5), hit(10), recall(5), recall(10), mrr(), ndcg(),
        *(metric for level in COARSE for metric in (hit(1, level), hit(5, level), recall(5, level), mrr(level), ndcg(level))),
    ),
    "grounding": (
        CITATION_RECALL, CITATION_PRECISION, MARKERS, GROUNDING_RATE, ADHERENCE,
        support_share("verbatim"), support_share("supported"), support_share("unsupported"), support_share("not_checkable"),
    ),
    "ragchecker": RAGCHECKER,
    "latency": (latency(50), latency(95)),
}  # fmt: skip
METRICS: dict[str, Metric] = {metric.key: metric for family in FAMILIES.values() for metric in family}

#: What the cuts by study and by kind show.
SLICED = ("right", "right_study", "refused_unanswerable", "refused_answerable", "hit@5", "citation_recall")
