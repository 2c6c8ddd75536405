"""What the page « Mon parcours » asks of the assistant: a pathway with its offers, and the profile of a conversation."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING

from assistant.advice.assessment import Answers, Assessment, assess
from assistant.advice.held import HeldProfile
from assistant.advice.models import Pathway
from assistant.web.keeping import is_thread
from assistant.web.pathway_profile import Kept, joined
from ingestion.catalogue.models import Offer

if TYPE_CHECKING:
    from assistant.service import Assistant

LOGGER = logging.getLogger(__name__)


def offers_in(pathway: Pathway, assistant: Assistant) -> Mapping[str, Offer]:
    """Return the offers that a pathway names, by id: those of its steps, and those that giving something up would open."""
    named = [step.offer for step in pathway.steps if step.offer]
    named += [offer for choice in pathway.relax for offer in choice.opens]
    return {name: offer for name in named if (offer := assistant.counsel.offer(name))}


def assessed_by(answers: Answers, assistant: Assistant) -> Assessment:
    """Return where answers place a person; raises `UnknownAnswer`."""
    return assess(answers, assistant.counsel.proofs)


def known_to(thread: str, kept: Kept, assistant: Assistant) -> Kept:
    """Return the profile of a conversation; that of the browser where the conversation holds none or is not known."""
    if not is_thread(thread):
        return kept
    try:
        held = assistant.profile(thread)
    except Exception:  # a store that cannot be read must not keep the page from opening
        LOGGER.exception("The profile of a conversation could not be read")
        return kept
    return joined(held, kept) if held.fields else kept


def told_to(thread: str, kept: Kept, assistant: Assistant) -> str:
    """Put a profile into a conversation, a new one where there is none yet; return the conversation's id."""
    if not is_thread(thread):
        if kept.empty:
            return thread
        thread = uuid.uuid4().hex
    try:
        assistant.hold(thread, HeldProfile() if kept.empty else kept.held)
    except Exception:  # the page goes on with what the browser keeps
        LOGGER.exception("The profile of a conversation could not be written")
    return thread
