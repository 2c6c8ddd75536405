"""The tools of the agent: what a model may do besides writing, one file a capability."""

from __future__ import annotations

from langchain_core.tools import BaseTool

from assistant.agent.counsel import Counsel
from assistant.agent.tools.assessment import ASSESS, assessment_tool
from assistant.agent.tools.comparison import COMPARE, comparison_tool
from assistant.agent.tools.offers import OFFERS, offers_tool
from assistant.agent.tools.pathway import PATHWAY, pathway_tool
from assistant.agent.tools.profile import PROFILE, profile_tool
from assistant.agent.tools.search import SEARCH, render, search_tool
from assistant.agent.tools.turns import artifacts, first_number, retrieved, turn
from assistant.knowledge import Library

__all__ = [
    "ASSESS", "COMPARE", "OFFERS", "PATHWAY", "PROFILE", "SEARCH",
    "artifacts", "first_number", "make_tools", "render", "retrieved", "turn",
]  # fmt: skip

#: Numbers that each call of a turn has for its passages, so that two calls at once never share one.
NUMBERS = 50


def make_tools(library: Library, count: int, counsel: Counsel) -> list[BaseTool]:
    """Return the tools over a library and the advice drawn from it; a search gives up to `count` passages."""
    return [
        search_tool(library, count, NUMBERS),
        profile_tool(counsel),
        pathway_tool(library, counsel, NUMBERS),
        offers_tool(library, counsel, NUMBERS),
        comparison_tool(library, counsel, NUMBERS),
        assessment_tool(library, counsel, NUMBERS),
    ]
