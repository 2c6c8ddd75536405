"""A chat-completions server on the loopback that answers by a script: it searches first, then says its lines."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Message = dict[str, Any]
Script = Callable[[list[Message]], str]


def tool_call(query: str) -> Message:
    """Return the assistant message that calls the search."""
    function = {"name": "search_studies", "arguments": json.dumps({"query": query}, ensure_ascii=False)}
    return {
        "role": "assistant",
        "content": None,
        "tool_calls": [{"id": "call_1", "type": "function", "function": function}],
    }


def passages_shown(messages: list[Message]) -> dict[str, str]:
    """Return the passages that the search showed: number → text."""
    shown = "\n\n".join(str(message["content"]) for message in messages if message["role"] == "tool")
    return {match[1]: match[0] for match in re.finditer(r"\[(\d+)\][^\[]+", shown)}


@contextmanager
def scripted_server(script: Script) -> Iterator[tuple[str, list[list[Message]]]]:
    """Serve `script` for the final messages; yield the base URL and the conversations that were received."""
    received: list[list[Message]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            messages = asked["messages"]
            received.append(messages)
            searched = any(message["role"] == "tool" for message in messages)
            person = [message for message in messages if message["role"] == "user"]
            message = (
                {"role": "assistant", "content": script(messages)} if searched else tool_call(person[-1]["content"])
            )
            body = json.dumps(
                {
                    "id": "1",
                    "object": "chat.completion",
                    "created": 0,
                    "model": asked["model"],
                    "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
                    "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
                }
            ).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", received
    finally:
        server.shutdown()
        server.server_close()
