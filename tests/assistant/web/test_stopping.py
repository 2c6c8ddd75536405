"""An answer that takes its time is stopped, in the browser, with a language model served on the loopback."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pydantic import SecretStr

from assistant.settings import Settings
from assistant.web.desk import Desk
from tests.assistant.web.test_browser import LATEST, SATISFACTION

pytestmark = pytest.mark.browser


class SlowModel(BaseHTTPRequestHandler):
    """Says nothing until it is released, then that it cannot answer."""

    released = threading.Event()

    def do_POST(self) -> None:
        """Wait, then fail as a server does that is overloaded."""
        self.released.wait(60)
        body = json.dumps({"error": {"message": "overloaded"}}).encode()
        self.send_response(400)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test's output to itself."""


@pytest.fixture
def slow_model() -> Iterator[str]:
    SlowModel.released.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), SlowModel)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    SlowModel.released.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def slow_address(slow_model: str, hostile_index: Path, hostile_corpus: Path, serve: Callable[[Desk], str]) -> str:
    settings = Settings(
        index=hostile_index,
        sessions=":memory:",
        model="openai:lent",
        model_base_url=slow_model,
        model_api_key=SecretStr("aucune"),
    )
    return serve(Desk(settings, hostile_corpus))


def test_stop_stands_where_send_was_and_stops_the_answer(open_page: Callable[..., Page], slow_address: str) -> None:
    # GIVEN a question to a model that does not answer
    page = open_page(at=slow_address)
    expect(page.locator(".colophon")).to_contain_text("openai:lent")
    page.get_by_label("Votre question").fill(SATISFACTION)
    send = page.get_by_role("button", name="Envoyer")
    before = send.bounding_box()
    send.click()
    stop = page.get_by_role("button", name="Arrêter")
    expect(stop).to_be_visible()
    expect(send).to_be_hidden()
    expect(page.locator("#live .progress")).to_be_visible()
    # the button stands in its place, give or take the width of another word
    place = stop.bounding_box()
    assert before
    assert place
    assert abs(place["y"] - before["y"]) < 4
    assert abs(place["x"] + place["width"] - before["x"] - before["width"]) < 4

    # WHEN it is stopped
    stop.click()

    # THEN the page says so and takes the next question
    expect(page.locator(f"{LATEST} .reason")).to_have_text("Vous avez arrêté cette réponse.")
    expect(send).to_be_visible()
    expect(stop).to_be_hidden()
    page.get_by_label("Votre question").fill("Quels sont les quatre outils d'IA cités par les monteurs ?")
    send.click()
    expect(page.locator("#past .reason")).to_have_text("Vous avez arrêté cette réponse.")

    # AND once the model can be heard again, that question is answered
    SlowModel.released.set()
    expect(page.locator(f"{LATEST} .answer li")).to_have_count(4)
