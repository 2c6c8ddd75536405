"""The components of the page « Mon parcours », by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr


@dataclass
class Parts:
    """What the handlers read and write."""

    thread: gr.BrowserState
    kept: gr.BrowserState
    before: gr.State
    notice: gr.HTML
    card: gr.HTML
    wrong: gr.HTML
    assessed: gr.HTML
    route: gr.HTML
    side: gr.HTML
    exports: gr.Row
    pdf: gr.Button
    docx: gr.Button
    download: gr.DownloadButton
    footer: gr.HTML

    @property
    def advised(self) -> list[Any]:
        """The components that change with the profile."""
        shown = [self.card, self.wrong, self.assessed, self.route, self.side, self.exports]
        return [self.thread, self.kept, self.before, *shown]

    @property
    def page(self) -> list[Any]:
        """The components that are set when the page is loaded."""
        return [self.thread, self.kept, self.notice, self.card, self.route, self.side, self.exports, self.footer]
