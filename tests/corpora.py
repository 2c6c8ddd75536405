"""Small corpora for tests, written in the project's own format. Their facts are invented."""

from __future__ import annotations

from pathlib import Path

SOURCES = """
- id: alpha-2024
  title: "L'IA dans les ateliers d'Alpha"
  short: "Alpha, 2024"
  publisher: "Observatoire Alpha"
  year: 2024
  territory: france
  period: "mars 2024"
- id: beta-2025
  title: "Former les équipes de Béta"
  short: "Béta, 2025"
  publisher: "Béta"
  year: 2025
  territory: quebec
  period: "automne 2025"
"""

ALPHA = """---
source: alpha-2024
part: "Enquête"
territory: france
period: "mars 2024"
---

# L'enquête Alpha

## Résultats

### Les répondants à l'enquête {#repondants}

En France, 312 monteurs ont répondu à l'enquête Alpha de mars 2024. Les répondants de l'enquête Alpha travaillent dans 47 studios de postproduction. L'enquête Alpha a été menée en ligne.

### La satisfaction des monteurs formés {#satisfaction}

Dans l'enquête Alpha (France, mars 2024), 64 % des 312 monteurs sont satisfaits de leur formation à l'IA. Les monteurs insatisfaits reprochent à la formation sa durée trop courte.

### Les quatre outils cités {#outils}

Les monteurs de l'enquête Alpha (France, 2024) citent quatre outils d'IA :

- DaVinci Resolve ;
- Runway ;
- Topaz ;
- Whisper.

### Les raisons du refus de l'IA {#refus}

Selon l'enquête Alpha (France, 2024), les monteurs qui refusent l'IA craignent de perdre leur emploi. Aucun monteur interrogé ne refuse l'IA en raison de son prix.

## L'offre

### Le stage de l'école Galilée {#galilee}

L'école Galilée propose un stage de montage assisté par IA de 21 heures, d'après l'étude Alpha de 2024. Le stage de l'école Galilée se déroule à Lille.
"""

ALPHA_QUESTIONS = """
repondants:
  locator: "Enquête › Les répondants"
  kind: chiffre
  topics: [methode]
  formal: ["Combien de monteurs ont répondu à l'enquête Alpha ?"]
  spoken: ["ils étaient combien à répondre ?"]
  english: ["How many editors answered the Alpha survey?"]
satisfaction:
  locator: "Enquête › Satisfaction"
  kind: chiffre
  topics: [satisfaction]
  formal: ["Quelle part des monteurs est satisfaite de sa formation à l'IA ?"]
  spoken: ["les monteurs sont contents de leur formation ?"]
  english: ["What share of editors is satisfied with their training?"]
outils:
  locator: "Enquête › Outils"
  kind: liste
  topics: [outils]
  formal: ["Quels sont les quatre outils d'IA cités par les monteurs ?"]
  spoken: ["ils bossent avec quels logiciels d'IA ?"]
  english: ["Which four AI tools do the editors name?"]
refus:
  locator: "Enquête › Refus"
  kind: constat
  topics: [perceptions]
  formal: ["Pourquoi des monteurs refusent-ils l'IA ?"]
  spoken: ["pourquoi y en a qui veulent pas de l'IA ?"]
  english: ["Why do some editors refuse AI?"]
galilee:
  locator: "Offre › Galilée"
  kind: formation
  topics: [offre-continue]
  formal: ["Combien de temps dure le stage de l'école Galilée ?"]
  spoken: ["c'est long le stage de Galilée ?"]
  english: ["How long is the course at the Galilée school?"]
"""

BETA = """---
source: beta-2025
part: "Plan"
territory: quebec
period: "automne 2025"
---

# Le plan Béta

### Les trois phases du plan Béta {#phases}

Au Québec, le plan Béta de l'automne 2025 compte trois phases :

| Phase | Durée |
|---|---|
| Sensibilisation | six mois |
| Essais | un an |
| Bilan | trois mois |

### Le mentorat dans le plan Béta {#mentorat}

Le plan Béta (Québec, 2025) propose un mentorat entre collègues. Le mentorat du plan Béta est gratuit pour les organismes de moins de dix personnes.

### La satisfaction des équipes de Béta {#satisfaction}

Au Québec, 81 % des équipes interrogées par Béta à l'automne 2025 sont satisfaites de leur formation à l'IA.
"""

BETA_QUESTIONS = """
phases:
  locator: "Plan › Phases"
  kind: liste
  topics: [strategie]
  formal: ["Quelles sont les trois phases du plan Béta ?"]
  spoken: ["le plan Béta se passe en combien d'étapes ?"]
  english: ["What are the three phases of the Béta plan?"]
mentorat:
  locator: "Plan › Mentorat"
  kind: recommandation
  topics: [autoformation]
  formal: ["Que propose le plan Béta en matière de mentorat ?"]
  spoken: ["y a du mentorat chez Béta ?"]
  english: ["Does the Béta plan offer mentoring?"]
satisfaction:
  locator: "Plan › Satisfaction"
  kind: chiffre
  topics: [satisfaction]
  formal: ["Quelle part des équipes de Béta est satisfaite ?"]
  spoken: ["ils sont contents chez Béta ?"]
  english: ["How satisfied are the Béta teams?"]
"""


LEXICON = """
- {fr: [monteur, monteuse], en: [editor]}
- {fr: [part, proportion], en: [share]}
- {fr: [satisfait, content], en: [satisfied, happy]}
- {fr: [formation, stage, cours], en: [training, course]}
- {fr: [enquête, sondage], en: [survey]}
"""


def write_corpus(folder: Path) -> Path:
    """Write the small corpus into `folder` and return it."""
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    (folder / "VERSION").write_text("essai\n", encoding="utf-8")
    files = {
        "lexicon.yaml": LEXICON,
        "studies/alpha-2024/01-enquete.md": ALPHA,
        "studies/alpha-2024/01-enquete.questions.yaml": ALPHA_QUESTIONS,
        "studies/beta-2025/01-plan.md": BETA,
        "studies/beta-2025/01-plan.questions.yaml": BETA_QUESTIONS,
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
