"""A language model in the place of the embedded one: how it is made, and how its text becomes a draft."""

from __future__ import annotations

import re
from collections.abc import Mapping

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel

from assistant.agent.prompts import REFUSAL
from assistant.models import Draft, DraftSentence
from assistant.question import detect_language
from assistant.settings import Settings
from ingestion.french import fold, sentences

_MARK = re.compile(r"\s*[\[【](\d+(?:\s*[,;]\s*\d+)*)[\]】]")
#: A marker for a passage that the search did not give; no passage can bear this id.
INVENTED = "invented/{number}"


class ModelUnavailable(Exception):
    """The configured model cannot be made; the message is one French sentence."""


def make_model(settings: Settings) -> BaseChatModel:
    """Return the configured language model; raise `ModelUnavailable` where its package or name is not known."""
    options: dict[str, object] = {"temperature": 0, "timeout": settings.model_timeout, "max_retries": 1}
    if settings.model_base_url:
        options["base_url"] = settings.model_base_url
    if settings.model_api_key:
        options["api_key"] = settings.model_api_key.get_secret_value()
    try:
        return init_chat_model(settings.model, **options)  # type: ignore[call-overload]
    except ImportError as error:
        raise ModelUnavailable(
            f"Le modèle « {settings.model} » demande un paquet qui n'est pas installé : « pip install .[{settings.model.split(':')[0]}] »."
        ) from error
    except Exception as error:  # each provider's package raises its own errors for a bad name or a missing key
        raise ModelUnavailable(
            f"Le modèle « {settings.model} » ne peut pas être ouvert ({type(error).__name__}) : vérifiez son nom et sa clé."
        ) from error


def parse_draft(text: str, question: str, numbered: Mapping[str, str]) -> Draft:
    """Return a model's text as a draft: its sentences, and the passages behind the `[n]` of each.

    A marker belongs to the sentence that it stands in or that it follows, whether it is written before or after the
    full stop. `numbered` maps shown numbers to passage ids; any other number stays as an invented citation.
    """
    language = detect_language(question)
    if fold(REFUSAL) in fold(text):
        return Draft(status="refused", language=language, reason=_MARK.sub("", text).strip())
    moved = re.sub(r"([.!?…])((?:\s*[\[【][\d,; ]+[\]】])+)", r"\2\1", text)
    return Draft(
        language=language,
        sentences=[_sentence(piece, numbered) for piece in sentences(moved) if _MARK.sub("", piece).strip(" .-")],
    )


def _sentence(piece: str, numbered: Mapping[str, str]) -> DraftSentence:
    """Return one sentence without its markers, and what they point at."""
    numbers = [number for mark in _MARK.finditer(piece) for number in re.findall(r"\d+", mark[1])]
    text = re.sub(r"\s+([.,])", r"\1", _MARK.sub("", piece))
    passages = [numbered.get(number, INVENTED.format(number=number)) for number in dict.fromkeys(numbers)]
    return DraftSentence(text=" ".join(text.split()), passages=passages)
