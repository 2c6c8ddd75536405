"""The words of the pages: the same keys in every language, and typography that a French reader expects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.export.markdown import WORDS as EXPORT
from assistant.web.markup import WORDS as WEB
from assistant.words import catalogue

FOLDERS = [WEB, WEB / "catalogue", WEB / "glossary", EXPORT]


def phrases(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every phrase of a catalogue under its path."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from phrases(value, f"{path}/{key}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from phrases(value, f"{path}/{number}")
    else:
        yield path, str(node)


def fields(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name + "/" + folder.name)
def test_both_languages_say_the_same_things_with_the_same_fields(folder: Path) -> None:
    french, english = dict(phrases(catalogue("fr", folder))), dict(phrases(catalogue("en", folder)))
    assert french.keys() == english.keys()
    assert [path for path in french if fields(french[path]) != fields(english[path])] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name + "/" + folder.name)
def test_french_has_its_spaces_and_apostrophes(folder: Path) -> None:
    french = [text for path, text in phrases(catalogue("fr", folder)) if "/thousands" not in path]
    assert [text for text in french if re.search(r" [:;?!»]|« |\w'\w", text)] == []
    assert [text for text in french if re.search(r"[^\s\u00a0\u202f][;?!»]|«[^\u00a0\u202f]", text)] == []


def test_no_jargon_of_search_engines_or_models_is_on_screen() -> None:
    jargon = re.compile(r"\b(?:chunk|embedding|retrieval|score|token|prompt|index lexical|vecteur|LLM)", re.IGNORECASE)
    assert [
        text
        for folder in FOLDERS
        for language in ("fr", "en")
        for _, text in phrases(catalogue(language, folder))
        if jargon.search(text)
    ] == []
