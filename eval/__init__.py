"""The grounding bench: suites of questions, metrics, runs and reports."""
