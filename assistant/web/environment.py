"""What must stand in the environment before Gradio is imported: nothing of this application phones home."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

#: Gradio reads this at import; any value but the literal « True » turns its telemetry and version check off.
FORCED = {"GRADIO_ANALYTICS_ENABLED": "False", "GRADIO_SHARE": "False"}

#: Left as they are where somebody set them on purpose, to trace a run or to fetch a model by name.
DEFAULTS = {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "LANGSMITH_TRACING": "false",
    "ANONYMIZED_TELEMETRY": "False",
    "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


def prepare_environment() -> None:
    """Set the variables that keep the libraries quiet, and a folder of our own for what is downloaded.

    To be called before any of them is imported.
    """
    os.environ.update(FORCED)
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
    if "GRADIO_TEMP_DIR" not in os.environ:
        # Gradio's own folder may be read by other users of the machine and outlives the process.
        os.environ["GRADIO_TEMP_DIR"] = folder = tempfile.mkdtemp(prefix="reperes-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
