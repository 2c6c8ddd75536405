"""Opens the web application: `python app.py`, or `make run`."""

from __future__ import annotations

import sys

from assistant.web.environment import prepare_environment


def main() -> int:
    """Serve the application until it is interrupted; return 0, or 1 where it cannot be served."""
    prepare_environment()
    from assistant.web.serving import serve

    return serve()


if __name__ == "__main__":
    sys.exit(main())
