"""The page « Conversation »: the question box, the answers, and what can be done with them."""

from __future__ import annotations

import gradio as gr

from assistant.web.answering import Answering
from assistant.web.keeping import Keeping
from assistant.web.layout import QUIET, Frame, footer, header, html, loading
from assistant.web.parts import Parts

#: The conversation's id stays in the reader's browser. Gradio would encrypt it with a key of each run, and a restart
#: would lose the conversation; the id means nothing outside this machine's own store.
STORAGE_KEY = "reperes.conversation"

#: A button of a template asks its question; the event carries it to the server.
ASK_ON_CLICK = """
element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-ask]");
  if (button) trigger("select", { question: button.dataset.ask });
});
"""

#: The file is only written when it is asked for; then the browser fetches it as if its own button had been pressed.
DOWNLOAD = "() => { (document.querySelector('#download a') ?? document.querySelector('#download')).click(); }"


def render(frame: Frame) -> None:
    """Draw the page and connect it."""
    header(frame)
    connect(frame, draw(frame))


def draw(frame: Frame) -> Parts:
    """Draw what is between header and footer, and the footer."""
    said = frame.words["chat"]
    thread = gr.BrowserState("", storage_key=STORAGE_KEY, secret=STORAGE_KEY)
    with gr.Column(elem_id="content"):
        notice = html("", "notice")
        welcome = html(frame.fill("welcome.html", started=False, holdings=None), "welcome", js_on_load=ASK_ON_CLICK)
        past = html("", "past", js_on_load=ASK_ON_CLICK)
        live = html("", "live", js_on_load=ASK_ON_CLICK)
        with gr.Column(elem_classes="composer"):
            with gr.Row(elem_classes="composer-box"):
                box = gr.Textbox(
                    label=said["question"],
                    placeholder=said["placeholder"],
                    lines=1,
                    max_lines=8,
                    container=False,
                    elem_id="question",
                )
                send = gr.Button(said["send"], variant="primary", elem_id="send", min_width=0)
                stop = gr.Button(said["stop"], elem_id="stop", min_width=0, visible=False)
            hint = html("", "hint")
            with gr.Row(elem_classes="composer-deeds", visible=False) as deeds:
                new = gr.Button(said["new"], elem_id="new", min_width=0, size="sm")
                export = gr.Button(said["export"], elem_id="export", min_width=0, size="sm")
                download = gr.DownloadButton(said["download"], elem_id="download", visible="hidden")
    return Parts(
        thread=thread,
        answers=gr.State([]),
        pending=gr.State(""),
        notice=notice,
        welcome=welcome,
        past=past,
        live=live,
        box=box,
        send=send,
        stop=stop,
        hint=hint,
        deeds=deeds,
        new=new,
        export=export,
        download=download,
        footer=footer(frame),
    )


def connect(frame: Frame, parts: Parts) -> None:
    """Tie every control to what it does."""
    answering, keeping = Answering(frame, parts), Keeping(frame, parts)
    loading()(keeping.restore, [parts.thread], parts.page, **QUIET)
    asking = gr.on(
        [parts.send.click, parts.box.submit, parts.welcome.select, parts.past.select, parts.live.select],
        answering.ask,
        [parts.box, parts.thread, parts.answers],
        parts.conversation,
        **QUIET,
    )
    # What follows the answer also follows its cancelling, once that is done: before, Gradio takes no other question.
    asking.then(answering.settle, [parts.pending, parts.answers], parts.conversation, **QUIET)
    parts.stop.click(None, cancels=[asking], **QUIET)
    parts.new.click(keeping.forget, [parts.thread], parts.conversation, **QUIET)
    written = parts.export.click(keeping.export, [parts.answers], [parts.download], **QUIET)
    written.then(None, js=DOWNLOAD, **QUIET)
