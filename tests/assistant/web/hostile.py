"""A corpus one passage of which tries to run in the reader's browser."""

from __future__ import annotations

from pathlib import Path

from tests.corpora import write_corpus

SCRIPT = "<script>window.hacked = true</script>"
IMAGE = '<img src="x" onerror="window.hacked = true">'

PASSAGES = f"""---
source: beta-2025
part: "Annexe {SCRIPT}"
territory: quebec
period: "automne 2025"
---

# Annexe

### Le gabarit Zéphyr {IMAGE} {{#zephyr}}

Le gabarit Zéphyr de Béta (Québec, 2025) contient la balise {SCRIPT} en tête de page. Le gabarit Zéphyr de Béta contient aussi la balise {IMAGE} en pied de page.
"""

QUESTIONS = f"""
zephyr:
  locator: 'Annexe › {SCRIPT}'
  kind: exemple
  topics: [outils]
  formal: ['Que contient le gabarit Zéphyr de Béta ?']
  spoken: ['y a quoi dans le gabarit Zéphyr ? {IMAGE}']
  english: ['What is in the Zéphyr template of Béta?']
"""


def write_hostile_corpus(folder: Path) -> Path:
    """Write the small corpus and the hostile passage into `folder` and return it."""
    write_corpus(folder)
    study = folder / "studies" / "beta-2025"
    (study / "02-annexe.md").write_text(PASSAGES, encoding="utf-8")
    (study / "02-annexe.questions.yaml").write_text(QUESTIONS, encoding="utf-8")
    return folder
