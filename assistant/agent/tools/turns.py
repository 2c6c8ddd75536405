"""What the tools of one turn gave back, and how the passages that they found are numbered."""

from __future__ import annotations

from typing import Any

from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, ToolMessage


def turn(messages: list[AnyMessage]) -> list[AnyMessage]:
    """Return the messages since the last one of the person, that one included."""
    last = max((row for row, message in enumerate(messages) if isinstance(message, HumanMessage)), default=0)
    return messages[last:]


def first_number(messages: list[AnyMessage], call: str | None, count: int) -> int:
    """Return the number of the first passage of a call: numbers go on through the calls of one turn, `count` a call."""
    asked = [
        tool_call["id"]
        for message in turn(messages)
        if isinstance(message, AIMessage)
        for tool_call in message.tool_calls
    ]
    return 1 + count * (asked.index(call) if call in asked else 0)


def artifacts(messages: list[AnyMessage]) -> list[dict[str, Any]]:
    """Return what the tools of this turn gave back beside their text, in order."""
    return [
        message.artifact
        for message in turn(messages)
        if isinstance(message, ToolMessage) and isinstance(message.artifact, dict)
    ]


def retrieved(messages: list[AnyMessage]) -> dict[str, str]:
    """Return the passages that the tools of this turn found: shown number → passage id."""
    found: dict[str, str] = {}
    for artifact in artifacts(messages):
        found.update(artifact.get("passages", {}))
    return found
