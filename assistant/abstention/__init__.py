"""When the corpus does not hold the answer, and which part of the question it does not hold."""

from assistant.abstention.judge import Finding, judge

__all__ = ["Finding", "judge"]
