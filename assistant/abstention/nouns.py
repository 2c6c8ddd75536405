"""The things a question is about: its nouns, told from its verbs by what stands before them, and what it counts."""

from __future__ import annotations

import re

from ingestion.french import STOP_WORDS, fold, plain, sentences, stem, stems, words

#: How many words on either side of a figure may say what it counts.
BESIDE = 5
#: Nouns that say nothing of what is asked (« quel genre de », « les gens », « des trucs »).
VAGUE = frozenset(
    stems(
        "gens truc machin chose genre sorte type façon manière moyen cas fois point part mot monde personne niveau exemple coup peu plupart fin "
        "début nombre pourcentage proportion taux pour cent reste lieu place sens question idée raison but côté bout hic cadre thing things way "
        "kind sort people lot share percentage number part bit"
    )
)
_BEFORE_NOUN = frozenset(
    "le la les l un une des du de d au aux en ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs "
    "quel quelle quels quelles chaque plusieurs par pour sans avec sur dans chez entre the a an of in for to by with from at "
    "on which what this these my your their our its combien and et ou or".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|'|\d[\d.,]*")

#: What is counted when a question counts people in general, and what a text may call them.
PEOPLE = "personnes"
_PEOPLE = frozenset(stems("personnes gens people individus monde folks persons"))
CALLED_PEOPLE = _PEOPLE | frozenset(
    stems(
        "répondants participants interrogés membres professionnels professionnelles étudiants apprenants volontaires salariés "
        "responsables bénéficiaires demandeurs emplois postes agents enseignants formateurs stagiaires élèves jeunes spécialistes "
        "experts artistes auteurs réponses candidats intermittents indépendants monteurs graphistes scénaristes directeurs "
        "techniciens ingénieurs diplômés doctorants chercheurs"
    )
)
_COUNTED = (
    r"\b(?:combien|beaucoup) (?:de |d')(?:la |l'|nouveaux |nouvelles |autres )?([^\W\d_]+)",
    r"\b(?:part|proportion|pourcentage|nombre|taux|effectif|majorite|moitie) (?:de |d'|des |du )(?:la |l'|tous les |toutes les )?([^\W\d_]+)",
    r"\bhow many (?:new |other |of the )?([^\W\d_]+)",
    r"\b(?:share|percentage|proportion|number) of (?:the |all )?([^\W\d_]+)",
)
_TIME_OR_MONEY = frozenset(
    "temps heures heure jours jour mois semaines semaine annees ans fois euros argent dollars time hours days weeks months years money".split()
)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b(?!\s?(?:€|euros|h\b|heures|emplois))")
_FIGURE = re.compile(
    r"\d|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|"
    r"soixante|cent|cents|mille|tiers|quart|moitie|demi|aucun|aucune|millions?|milliards?|majorite|seul|seule|double|triple)\b"
)


def nouns(question: str) -> list[str]:
    """Return the stems of the words that stand where a noun stands: after an article, a preposition or the like."""
    found: list[str] = []
    before = ""
    for token in _WORD.findall(fold(plain(question))):
        if token == "'":
            continue
        head = token.split("-")
        if before in _BEFORE_NOUN and token not in STOP_WORDS and not token[0].isdigit():
            found.extend(
                stem(part) for part in head if part not in STOP_WORDS and len(part) > 2 and stem(part) not in VAGUE
            )
        before = token
    return list(dict.fromkeys(found))


def counted(question: str) -> str | None:
    """Return the stem of what a question counts (« combien de monteurs »), `PEOPLE` for people in general.

    None where it counts nothing, or time or money, which `attributes` sees to.
    """
    folded = fold(plain(question))
    for pattern in _COUNTED:
        for match in re.finditer(pattern, folded):
            word = match[1]
            if word in STOP_WORDS or word in _TIME_OR_MONEY:
                continue
            if stem(word) in _PEOPLE:
                return PEOPLE
            return stem(word)
    return None


def wants_figure(question: str) -> bool:
    """Tell whether only a figure answers: « combien », « quel pourcentage », « how many »."""
    return bool(
        re.search(
            r"\bcombien\b|\b(?:quel(?:le)?|what)(?: est| etait| is| was)?(?: la| le| the)? "
            r"(?:part|proportion|pourcentage|nombre|taux|share|percentage|number)\b|\bhow many\b|\bpourcentage\b",
            fold(plain(question)),
        )
    )


def wants_share(question: str) -> bool:
    """Tell whether a part of a whole is asked for, which a percentage of whatever people are called answers."""
    return bool(re.search(r"\b(?:part|proportion|pourcentage|taux|share|percentage)\b", fold(plain(question))))


def has_figure(text: str) -> bool:
    """Tell whether a folded text holds a figure other than a year, in digits or in words."""
    return bool(_FIGURE.search(_YEAR.sub(" ", text)))


def figures_beside(text: str) -> list[set[str]]:
    """Return, for each figure of `text` that is not a year, the stems of the few words on either side of it."""
    found = []
    for sentence in sentences(text):
        tokens = _YEAR.sub(" ", fold(plain(sentence))).replace("'", " ").split()
        for place, token in enumerate(tokens):
            if _FIGURE.search(token):
                around = tokens[max(0, place - BESIDE) : place + BESIDE + 3]
                found.append({stem(word) for word in words(" ".join(around))})
    return found


_ORDINALS = {
    word: number
    for number, spoken in enumerate(
        ("deuxieme seconde second", "troisieme third", "quatrieme fourth", "cinquieme fifth", "sixieme sixth",
         "septieme seventh", "huitieme eighth", "neuvieme ninth", "dixieme tenth"), 2)
    for word in spoken.split()
}  # fmt: skip
_CARDINALS = ("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")
#: What bears a number of its own, so that another number is another thing.
_NUMBERED = re.compile(
    r"\b(?:lot|phase|axe|saison|vague|releve|niveau|module|action|article|annexe|volet|fiche|etape|partie|chapitre|scenario|piste|"
    r"recommandation|objectif|enjeu|figure|tableau|version|edition|numero|n°|season|wave|level|annex|part|step|sur|out of)s? "
    r"(\d{1,3})\b(?![.,]\d| ?%)"
)


def numbered(question: str) -> set[int]:
    """Return the numbers by which a question picks one of several: « le lot 3 », « la troisième vague »; never a year."""
    folded = fold(plain(question))
    ordinals = {_ORDINALS[word] for word in words(folded) if word in _ORDINALS}
    return ordinals | {int(found) for found in _NUMBERED.findall(folded)}


def speaks_of_number(text: str, number: int) -> bool:
    """Tell whether a text holds a number in digits, in words or as a rank."""
    folded = fold(plain(text))
    spoken = [word for word, rank in _ORDINALS.items() if rank == number]
    spoken += _CARDINALS[number - 1 : number]
    return bool(re.search(rf"(?<!\d)(?:{number}(?:e|eme|er)?|{'|'.join(spoken or [str(number)])})(?![\d])\b", folded))
