"""Builds the application and serves it."""

from __future__ import annotations

import threading
from types import ModuleType
from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.web import catalogue, chat, corpus, evaluation, glossary, pathway
from assistant.web.desk import Desk
from assistant.web.layout import LANGUAGES, Frame, address_of
from assistant.web.markup import fill, words_of
from assistant.web.theme import FAVICON, make_theme, script, style_sheet

PAGES: dict[str, ModuleType] = {
    "chat": chat,
    "pathway": pathway,
    "catalogue": catalogue,
    "corpus": corpus,
    "glossary": glossary,
    "evaluation": evaluation,
}

#: Answers that are written at the same time, and readers who wait their turn before one is told to come back.
AT_ONCE, WAITING = 4, 64

#: Gradio takes uploads from anyone even where no component asks for a file.
LARGEST_UPLOAD = "1kb"


def build(desk: Desk) -> gr.Blocks:
    """Return the application: every page in every language."""
    with gr.Blocks(
        title="Repères", analytics_enabled=False, fill_width=True, delete_cache=(3600, 86_400)
    ) as application:
        chat.render(Frame(desk, "fr", "chat"))
    for language, _ in LANGUAGES:
        for name, page in PAGES.items():
            if address := address_of(name, language):
                with application.route(words_of(language)["pages"][name], f"/{address}", show_in_navbar=False):
                    page.render(Frame(desk, language, name))
    application.queue(default_concurrency_limit=AT_ONCE, max_size=WAITING, api_open=False)
    return application


def launch(application: gr.Blocks, desk: Desk, host: str, port: int, **more: Any) -> str:
    """Serve the application without waiting for its end; return its address."""
    head = fill("head.html", "fr", style=Markup(style_sheet()), script=Markup(script()))
    _, address, _ = application.launch(
        server_name=host,
        server_port=port,
        theme=make_theme(),
        head=head,
        favicon_path=FAVICON,
        footer_links=[],
        allowed_paths=[],
        blocked_paths=blocked(desk),
        max_file_size=LARGEST_UPLOAD,
        strict_cors=True,
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        mcp_server=False,
        pwa=False,
        share=False,
        inbrowser=False,
        quiet=True,
        show_error=False,
        prevent_thread_lock=True,
        **more,
    )
    threading.Thread(target=desk.warm, name="warm", daemon=True).start()
    return address


def blocked(desk: Desk) -> list[str]:
    """Return what no address may serve: the index, the corpus, the conversations with SQLite's files beside them."""
    sessions = desk.settings.sessions
    folders = [str(desk.settings.index.resolve()), str(desk.corpus.resolve())]
    return folders if ":" in sessions else [*folders, *(f"{sessions}{end}" for end in ("", "-wal", "-shm"))]
