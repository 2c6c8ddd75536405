"""Reads the texts given to a language model; they live in `prompts/`, one Markdown file each."""

from __future__ import annotations

from functools import lru_cache

from ingestion.settings import PROJECT

#: What a model writes to refuse; the prompt asks for it and the parser looks for it.
REFUSAL = "Le corpus ne contient pas la réponse."


@lru_cache
def prompt(name: str) -> str:
    """Return the prompt `prompts/<name>.md`."""
    return (PROJECT / "prompts" / f"{name}.md").read_text(encoding="utf-8").strip()


def system_prompt() -> str:
    """Return what a language model is told before a conversation."""
    return prompt("system").format(refusal=REFUSAL)
