"""A run as JUnit XML: each question a test case, each wrong one a failure with its cause."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from eval.runs import Run
from eval.scoring import summarise
from eval.words import label

#: What XML 1.0 cannot hold.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def junit(run: Run) -> str:
    """Return a run as an XML document."""
    summary = run.summary or summarise(run.questions, run.info.seed)
    failed = {entry.id: entry for entry in summary.failures}
    seconds = {name: value / 1000 for name, value in run.timings.milliseconds.items()}
    suite = ElementTree.Element(
        "testsuite",
        name=run.info.suite, tests=str(len(run.rows)), failures=str(len(failed)), errors="0", skipped="0",
        time=f"{sum(seconds.values()):.3f}",
    )  # fmt: skip
    for observed in run.questions:
        case = observed.case
        name = _clean(f"{case.id} {case.question}")
        entry = ElementTree.SubElement(
            suite,
            "testcase",
            classname=f"{run.info.suite}.{case.study or case.kind}",
            name=name,
            time=f"{seconds.get(case.id, 0):.3f}",
        )
        if case.id in failed:
            cause = label("causes", failed[case.id].cause)
            failure = ElementTree.SubElement(
                entry,
                "failure",
                type=failed[case.id].cause,
                message=_clean(f"{cause} {failed[case.id].detail}".strip()),
            )
            failure.text = _clean(observed.answer.text or observed.answer.reason)
    root = ElementTree.Element("testsuites")
    root.append(suite)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _clean(text: str) -> str:
    return _CONTROL.sub(" ", text)
