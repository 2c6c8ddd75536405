"""A small corpus without a remark, so that each test can spoil one thing in it. Its facts are invented."""

from __future__ import annotations

from pathlib import Path

from ingestion.checks.material import Material, read_material

STUDY, QUESTIONS = "studies/alpha-2024/01-enquete.md", "studies/alpha-2024/01-enquete.questions.yaml"
GUIDE = "guides/01-choisir.md"

FILES = {
    "sources.yaml": """
- {id: alpha-2024, title: L’enquête Alpha, short: "Alpha, 2024", publisher: Observatoire Alpha, territory: france}
- {id: guides, title: Guides, short: Guides, kind: guide}
""",
    "topics.yaml": """
topics: {satisfaction: Satisfaction, outils: Outils}
kinds: {constat: Constat, liste: Liste}
territories: {france: France}
""",
    "glossary.yaml": '- {term: IA, meaning: "Intelligence artificielle.", passages: [alpha-2024/outils]}\n',
    "lexicon.yaml": "- {fr: [logiciel, outil], en: [tool]}\n",
    "words.txt": "# Noms et sigles\nAlpha\nIA\nResolve\nDaVinci  # un logiciel\n",
    STUDY: """---
source: alpha-2024
part: "L’enquête"
territory: france
period: "mars 2024"
---

# L’enquête Alpha

## Résultats

### La satisfaction des personnes formées {#satisfaction}

Dans l’enquête Alpha menée en France en mars 2024, une large majorité des personnes formées se disent satisfaites de leur stage. Les personnes les moins satisfaites reprochent au stage sa durée trop courte, son prix trop élevé et le manque de temps pour pratiquer.

### Les outils cités {#outils}

Les personnes interrogées en France par l’enquête Alpha de mars 2024 citent des outils de montage et des outils de son, que leur employeur paie dans la plupart des cas. Voici la liste des outils qui sont cités par plusieurs personnes\u00a0:

- DaVinci Resolve\u202f;
- le montage à la main.
""",
    QUESTIONS: """
satisfaction:
  locator: "L’enquête › Satisfaction"
  kind: constat
  topics: [satisfaction]
  formal: ["Les personnes formées sont-elles satisfaites\u202f?"]
  spoken: ["ils sont contents du stage\u202f?"]
  english: ["Are people's expectations met?"]
outils:
  locator: "L’enquête › Outils"
  kind: liste
  topics: [outils]
  formal: ["Quels outils sont cités\u202f?"]
  spoken: ["ils prennent quels logiciels\u202f?"]
  english: ["Which tools do they name?"]
""",
    GUIDE: """---
source: guides
part: "Choisir"
territory: france
period: "2024"
---

# Choisir

## Avant

### Choisir un stage {#choisir-un-stage}

Un stage assez long évite le premier reproche des personnes peu satisfaites de l’enquête Alpha, menée en France en mars 2024 {alpha-2024/satisfaction}. Savoir qui paie les outils après le stage évite une mauvaise surprise, car l’employeur ne paie pas toujours selon l’enquête Alpha {alpha-2024/outils, alpha-2024/satisfaction}.
""",
    "guides/01-choisir.questions.yaml": """
choisir-un-stage:
  locator: "Choisir › Choisir un stage"
  kind: constat
  topics: [satisfaction]
  formal: ["Comment choisir un stage\u202f?"]
  spoken: ["je choisis mon stage comment\u202f?"]
  english: ["How do I choose a course?"]
""",
}


def write(folder: Path) -> Path:
    """Write the corpus into `folder` and return it."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def spoil(folder: Path, name: str, old: str, new: str) -> None:
    """Replace `old` by `new` in a file of the corpus; the test fails where it does not stand there."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def material(folder: Path) -> Material:
    """Return what the checks read, which must be readable."""
    read, remarks = read_material(folder)
    assert not remarks
    return read
