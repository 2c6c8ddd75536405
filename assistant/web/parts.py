"""The components of the page « Conversation », by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

#: What a handler gives back: new values by component.
Updates = dict[Any, Any]


@dataclass
class Parts:
    """What the handlers read and write."""

    thread: gr.BrowserState
    answers: gr.State
    pending: gr.State
    notice: gr.HTML
    welcome: gr.HTML
    past: gr.HTML
    live: gr.HTML
    box: gr.Textbox
    send: gr.Button
    stop: gr.Button
    hint: gr.HTML
    deeds: gr.Row
    new: gr.Button
    export: gr.Button
    download: gr.DownloadButton
    footer: gr.HTML

    @property
    def conversation(self) -> list[Any]:
        """The components that change when a question is asked, stopped or forgotten."""
        shown = [self.welcome, self.past, self.live, self.box, self.send, self.stop, self.hint, self.deeds]
        return [self.thread, self.answers, self.pending, *shown]

    @property
    def page(self) -> list[Any]:
        """The components that are set when the page is loaded."""
        return [self.answers, self.notice, self.welcome, self.past, self.live, self.deeds, self.footer]
