"""Serves the application on HOST and PORT; what stands in the way is told in one sentence."""

from __future__ import annotations

import errno
import socket
import threading

from pydantic import ValidationError
from rich.console import Console

from assistant.web.settings import WebSettings
from assistant.words import catalogue
from ingestion.settings import PROJECT

MESSAGES = Console(stderr=True, highlight=False, soft_wrap=True)
WORDS = PROJECT / "assistant" / "web" / "words"


def serve() -> int:
    """Serve until interrupted; return 0, or 1 with one sentence on stderr."""
    said = catalogue("fr", WORDS)["console"]
    try:
        where = WebSettings()
    except ValidationError:
        MESSAGES.print(said["bad_port"])
        return 1
    if obstacle := obstacle_to(where.host, where.port):
        MESSAGES.print(said[obstacle].format(host=where.host, port=where.port, other=where.port % 65535 + 1))
        return 1
    return _run(where, said)


def obstacle_to(host: str, port: int) -> str | None:
    """Return why nothing can listen there, as a key of the words; None where something can.

    Asked before Gradio is imported: the answer comes at once, and not after three seconds.
    """
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        return {errno.EADDRINUSE: "port_taken", errno.EACCES: "port_forbidden"}.get(error.errno or 0, "bad_host")
    return None


def _run(where: WebSettings, said: dict[str, str]) -> int:
    """Build, launch and wait; Gradio is only imported here."""
    from assistant.web.desk import Desk
    from assistant.web.server import build, launch

    desk = Desk()
    application = build(desk)
    try:
        address = launch(application, desk, where.host, where.port)
    except OSError:  # taken between the check and now
        MESSAGES.print(said["port_taken"].format(port=where.port, other=where.port % 65535 + 1))
        return 1
    MESSAGES.print(said["serving"].format(address=address))
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        application.close(verbose=False)
    return 0
