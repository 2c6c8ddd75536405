"""What the server gives to anybody who knocks: the pages, and nothing else."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from assistant.settings import Settings
from assistant.web.desk import Desk
from assistant.web.layout import LANGUAGES, PAGES, address_of
from assistant.web.server import blocked, build
from ingestion.settings import PROJECT


@pytest.fixture
def client(address: str) -> httpx.Client:
    return httpx.Client(base_url=address, timeout=30)


@pytest.mark.parametrize("path", [address_of(page, language) for page in PAGES for language, _ in LANGUAGES])
def test_every_page_answers_at_its_address(client: httpx.Client, path: str) -> None:
    assert client.get(f"/{path}").status_code == 200


def test_no_endpoint_is_offered_to_programs(client: httpx.Client) -> None:
    offered = client.get("/gradio_api/info").json()
    assert offered["named_endpoints"] == {}
    assert offered["unnamed_endpoints"] == {}


def test_the_corpus_the_index_and_the_conversations_are_not_served(client: httpx.Client, desk: Desk) -> None:
    desk.assistant.ask("Bonjour", "0" * 32)
    sessions = [Path(f"{desk.settings.sessions}{end}") for end in ("", "-wal", "-shm")]
    for path in (desk.corpus / "sources.yaml", desk.settings.index / "current", PROJECT / "pyproject.toml", *sessions):
        assert path.exists()
        assert client.get(f"/gradio_api/file={path}").status_code == 403


@pytest.mark.parametrize("path", ["/etc/passwd", "https://example.org/", "../../etc/passwd"])
def test_no_file_from_elsewhere_is_served(client: httpx.Client, path: str) -> None:
    assert client.get(f"/gradio_api/file={path}").status_code in {403, 404}


def test_traffic_is_not_monitored_and_runs_are_not_kept(client: httpx.Client) -> None:
    assert client.get("/monitoring").status_code >= 400
    assert client.get("/gradio_api/runs").status_code == 404


def test_large_uploads_are_refused(client: httpx.Client) -> None:
    answer = client.post("/gradio_api/upload", files={"files": ("gros.bin", b"0" * 50_000)})
    assert answer.status_code >= 400


def test_a_page_of_another_site_cannot_call_the_server(client: httpx.Client) -> None:
    answer = client.get("/config", headers={"Origin": "https://example.org"})
    assert answer.headers.get("access-control-allow-origin") != "https://example.org"
    assert answer.headers.get("access-control-allow-origin") != "*"


def test_analytics_are_off(desk: Desk) -> None:
    assert build(desk).analytics_enabled is False


def test_a_database_of_conversations_is_no_folder_to_block(tmp_path: Path) -> None:
    desk = Desk(Settings(index=tmp_path, sessions="postgresql://localhost/reperes"), tmp_path)
    assert blocked(desk) == [str(tmp_path.resolve())] * 2
