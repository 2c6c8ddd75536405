"""The page « Mon parcours »: the profile, the self-assessment, the steps that are advised and their proof."""

from __future__ import annotations

import gradio as gr

from assistant.advice.assessment import questionnaire
from assistant.web.chat import STORAGE_KEY as THREAD_KEY
from assistant.web.layout import QUIET, Frame, footer, header, html, loading
from assistant.web.pathway_acts import Acts
from assistant.web.pathway_parts import Parts

#: The profile stays in the reader's browser too, so that it outlives the conversation that it was told in.
STORAGE_KEY = "reperes.profile"

#: What is done on the page comes as one event with what it is about; `theme/pathway.js` says which.
ACT = 'element.addEventListener("reperes:act", (event) => trigger("select", event.detail));'

#: The file is only written when it is asked for; then the browser fetches it as if its own button had been pressed.
DOWNLOAD = (
    "() => { (document.querySelector('#download-pathway a') ?? document.querySelector('#download-pathway')).click(); }"
)


def render(frame: Frame) -> None:
    """Draw the page and connect it."""
    header(frame)
    connect(frame, draw(frame))


def draw(frame: Frame) -> Parts:
    """Draw what is between header and footer, and the footer."""
    said = frame.words["pathway"]
    thread = gr.BrowserState("", storage_key=THREAD_KEY, secret=THREAD_KEY)
    kept = gr.BrowserState({}, storage_key=STORAGE_KEY, secret=STORAGE_KEY)
    with gr.Column(elem_id="content", elem_classes="pathway"):
        html(frame.fill("pathway/heading.html"), "pathway-heading")
        notice = html("", "notice")
        with gr.Column(elem_id="pathway-grid"):
            with gr.Column(elem_id="pathway-left"):
                card = html("", "card")
                wrong = html("", "wrong")
            with gr.Column(elem_id="pathway-centre"):
                html(frame.fill("pathway/assessment.html", questions=questionnaire()), "assessment")
                assessed = html("", "assessed")
                route = html("", "route", js_on_load=ACT)
                with gr.Row(elem_id="pathway-export", visible=False) as exports:
                    html(frame.fill("pathway/export.html"), "export-label")
                    pdf = gr.Button(said["pdf"], elem_id="export-pdf", min_width=0, size="sm")
                    docx = gr.Button(said["docx"], elem_id="export-docx", min_width=0, size="sm")
                    download = gr.DownloadButton(said["download"], elem_id="download-pathway", visible="hidden")
            side = html("", "side")
    return Parts(
        thread=thread,
        kept=kept,
        before=gr.State(None),
        notice=notice,
        card=card,
        wrong=wrong,
        assessed=assessed,
        route=route,
        side=side,
        exports=exports,
        pdf=pdf,
        docx=docx,
        download=download,
        footer=footer(frame),
    )


def connect(frame: Frame, parts: Parts) -> None:
    """Tie every control to what it does."""
    acts = Acts(frame, parts)
    loading()(acts.open, [parts.thread, parts.kept], parts.page, **QUIET)
    # The script sends one change at a time; Gradio, left to itself, would drop those that come while it works.
    gr.on(
        [parts.route.select],
        acts.act,
        [parts.thread, parts.kept, parts.before],
        parts.advised,
        trigger_mode="multiple",
        **QUIET,
    )
    for form, button in (("pdf", parts.pdf), ("docx", parts.docx)):
        written = button.click(getattr(acts, form), [parts.kept], [parts.download], **QUIET)
        written.then(None, js=DOWNLOAD, **QUIET)
