"""The command `doctor`: what works, what does not, and the remedy; one line a check."""

from __future__ import annotations

import os
import shutil
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Literal
from urllib.parse import urlparse

from assistant.settings import Settings
from ingestion.settings import IngestionSettings
from ingestion.store import IndexFolder

State = Literal["OK", "WARN", "FAIL"]
PACKAGES = (
    "langchain",
    "langgraph",
    "chromadb",
    "gradio",
    "pypdf",
    "pydantic",
    "bm25s",
    "sentence-transformers",
    "torch",
)
TESTED_PYTHONS = {(3, 11), (3, 12), (3, 13)}
MIN_FREE_BYTES = 500_000_000


@dataclass(frozen=True)
class Finding:
    """The result of one check."""

    state: State
    subject: str
    detail: str
    remedy: str = ""

    def line(self) -> str:
        """Return the check as it is printed."""
        return f"{self.state:<4}  {self.subject} : {self.detail}" + (f" → {self.remedy}" if self.remedy else "")


def doctor(settings: Settings) -> int:
    """Print every check on stdout; return 1 where one fails."""
    failed = False
    for check in (python, packages, index, embedding, model, port, disk):
        for finding in check(settings):
            failed |= finding.state == "FAIL"
            sys.stdout.write(finding.line() + "\n")
    return int(failed)


def python(settings: Settings) -> Iterator[Finding]:
    """Check the interpreter."""
    found = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] in TESTED_PYTHONS:
        yield Finding("OK", "Python", found)
    else:
        yield Finding("WARN", "Python", f"{found}, non essayé", "en cas de souci, utilisez Python 3.11")


def packages(settings: Settings) -> Iterator[Finding]:
    """Check that the packages are there."""
    missing = []
    for name in PACKAGES:
        try:
            version(name)
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        yield Finding("FAIL", "Paquets", f"il manque {', '.join(missing)}", "lancez « make install »")
    else:
        yield Finding(
            "OK",
            "Paquets",
            f"gradio {version('gradio')}, langchain {version('langchain')}, chromadb {version('chromadb')}",
        )


def index(settings: Settings) -> Iterator[Finding]:
    """Check that an index is in service, opens, and is as the files are now."""
    from ingestion.commands import is_fresh
    from ingestion.index import Index, NoIndex

    try:
        opened = Index.open(settings.index)
    except NoIndex as error:
        yield Finding("FAIL", "Index", str(error))
        return
    manifest = opened.manifest
    detail = f"{manifest.passages} passages, corpus {manifest.corpus_version}, {manifest.created}"
    ingestion = IngestionSettings()
    if is_fresh(ingestion.corpus, IndexFolder(settings.index), manifest.embedding):
        yield Finding("OK", "Index", detail)
    else:
        yield Finding("WARN", "Index", f"{detail}, plus ancien que le corpus", "lancez « python -m ingestion build »")


def embedding(settings: Settings) -> Iterator[Finding]:
    """Check that a question can be turned into a vector and found again."""
    from ingestion.index import PASSAGES, Index

    started = time.perf_counter()
    try:
        opened = Index.open(settings.index)
        vector = opened.embedder.embed(["formation à l'intelligence artificielle"])[0]
        found = len(opened.nearest(PASSAGES, vector, 1).rows)
    except Exception as error:  # whatever the vector store raises, the remedy is the same
        yield Finding(
            "FAIL", "Vecteurs", f"illisibles ({type(error).__name__})", "lancez « python -m ingestion build »"
        )
        return
    elapsed = (time.perf_counter() - started) * 1000
    state: State = "OK" if found else "WARN"
    yield Finding(
        state,
        "Vecteurs",
        f"modèle « {opened.manifest.embedding} », {elapsed:.0f} ms",
        "" if found else "reconstruisez l'index",
    )


def model(settings: Settings) -> Iterator[Finding]:
    """Check that the configured model can be made and its server reached."""
    if not settings.remote:
        yield Finding(
            "OK", "Modèle", "réponses par extraction, sans modèle de langue ; aucune donnée ne quitte cette machine"
        )
        return
    from assistant.agent.language_model import ModelUnavailable, make_model

    try:
        make_model(settings)
    except ModelUnavailable as error:
        yield Finding("FAIL", "Modèle", str(error))
        return
    if settings.model_base_url and not _reachable(settings.model_base_url):
        yield Finding(
            "FAIL",
            "Modèle",
            f"« {settings.model} » ne répond pas",
            "vérifiez REPERES_MODEL_BASE_URL et que le serveur tourne",
        )
        return
    yield Finding("OK", "Modèle", f"« {settings.model} » ; les questions sont envoyées à ce modèle")


def port(settings: Settings) -> Iterator[Finding]:
    """Check that the application can listen where it would."""
    host, number = os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "7860"))
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, number))
        except OSError:
            yield Finding(
                "WARN",
                "Port",
                f"{host}:{number} est occupé",
                "l'application tourne peut-être déjà ; sinon, choisissez-en un autre avec PORT=7861",
            )
            return
    yield Finding("OK", "Port", f"{host}:{number} est libre")


def disk(settings: Settings) -> Iterator[Finding]:
    """Check that there is room for a rebuilt index and the conversations."""
    folder = next(path for path in (settings.index, *settings.index.parents) if path.exists())
    free = shutil.disk_usage(folder).free
    detail = f"{free / 1e9:.1f} Go libres".replace(".", ",")
    if free < MIN_FREE_BYTES:
        yield Finding("WARN", "Disque", detail, "libérez au moins 0,5 Go")
    else:
        yield Finding("OK", "Disque", detail)


def _reachable(url: str) -> bool:
    """Tell whether something listens at the address of `url`."""
    address = urlparse(url)
    try:
        with socket.create_connection(
            (address.hostname or "", address.port or (443 if address.scheme == "https" else 80)), timeout=3
        ):
            return True
    except OSError:
        return False
