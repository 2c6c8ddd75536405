"""`python -m assistant ask | search | check | doctor`: data on stdout, messages on stderr, exit 0 / 1 / 2."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from assistant.commands.arguments import ADVICE, add_advice, add_offers
from assistant.commands.batch import BadInput
from assistant.settings import Settings

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("LANGSMITH_TRACING", "false")


def parser(settings: Settings) -> argparse.ArgumentParser:
    """Return the command line, with the settings as defaults."""
    root = argparse.ArgumentParser(prog="python -m assistant", description="Sourced answers on AI training in culture.")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--index", type=Path, default=settings.index, help="folder of the index")
    rows = argparse.ArgumentParser(add_help=False)
    rows.add_argument("--json", action="store_true", help="one JSON object on stdout")
    rows.add_argument("--batch", type=Path, metavar="FILE", help="JSONL file of rows to work through")
    rows.add_argument("--out", type=Path, metavar="FILE", help="JSONL file for the results of --batch")
    commands = root.add_subparsers(dest="command", required=True)
    ask = commands.add_parser("ask", parents=[common, rows], help="answer a question")
    ask.add_argument("question", nargs="?")
    search = commands.add_parser("search", parents=[common, rows], help="list the nearest passages")
    search.add_argument("question", nargs="?")
    search.add_argument("-k", type=_positive, default=10, help="how many passages (10)")
    check = commands.add_parser("check", parents=[common], help="check sentences against the passages they cite")
    check.add_argument("--batch", type=Path, metavar="FILE", required=True, help="JSONL rows id, sentence, passages")
    check.add_argument("--out", type=Path, metavar="FILE", required=True)
    commands.add_parser("doctor", parents=[common], help="tell what works and how to mend what does not")
    add_offers(commands, common)
    add_advice(commands, common, rows)
    return root


def main(arguments: list[str] | None = None) -> int:
    """Run a command; every failure a user can meet is one line on stderr."""
    settings = Settings()
    root = parser(settings)
    asked = root.parse_args(arguments)
    if asked.command in {"ask", "search"} and (asked.question is None) == (asked.batch is None):
        root.error("donnez soit une question, soit --batch")
    if getattr(asked, "batch", None) and asked.out is None:
        root.error("--batch demande --out")
    try:
        return _run(asked, settings.model_copy(update={"index": asked.index}))
    except BadInput as error:
        message = str(error)
    except Exception as error:  # the last net: a user meets one sentence, never a traceback
        message = _sentence(error)
    sys.stderr.write(message + "\n")
    return 1


def _run(asked: argparse.Namespace, settings: Settings) -> int:
    """Hand over to the command's own module, imported only now so that each starts as fast as it can."""
    if asked.command == "offers":
        from assistant.commands import offers

        return offers.run(asked, settings)
    if asked.command in ADVICE:
        from assistant.commands import advice

        return advice.run(asked, settings)
    if asked.command == "doctor":
        from assistant.commands.doctor import doctor

        return doctor(settings)
    if asked.command == "check":
        from assistant.commands.check import check_batch

        return check_batch(asked.batch, asked.out, settings)
    from assistant.knowledge import Library

    library = Library(settings.index, settings.reranker)
    library.warm()
    from assistant.commands import ask as questions

    if asked.command == "ask":
        return questions.ask(asked, settings, library)
    return questions.search(asked, settings, library)


def _sentence(error: Exception) -> str:
    """Return what a user is told of an error: its own sentence where it is one of ours, else what kind it is."""
    from assistant.agent.language_model import ModelUnavailable
    from ingestion.corpus import CorpusError
    from ingestion.embedding import EmbeddingUnavailable
    from ingestion.index import NoIndex

    if isinstance(error, NoIndex | ModelUnavailable | CorpusError | EmbeddingUnavailable):
        return str(error)
    if isinstance(error, OSError):
        return f"Un fichier ne peut pas être lu ou écrit : {error.strerror or error}."
    if os.environ.get("REPERES_DEBUG"):
        raise error
    return f"Une erreur inattendue a interrompu la commande ({type(error).__name__}) : relancez-la avec REPERES_DEBUG=1 pour en voir le détail."


def _positive(text: str) -> int:
    """Return a count of at least one, for argparse."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("au moins 1")
    return number


if __name__ == "__main__":
    sys.exit(main())
