"""Every remark that a check may make, in French: what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

FILE_NAME = "le nom du fichier ne suit pas « NN-titre.md » : renommez-le (chiffres, minuscules sans accent, tirets)."
NO_PASSAGE = "aucun passage n’a été trouvé : donnez à chacun un titre « ### … {#identifiant} »."
NO_FILE_OF_PASSAGES = "ces questions n’ont pas de fichier de passages à côté d’elles : supprimez-les ou renommez-les."
EMPTY_PASSAGE = "le passage est vide : écrivez-le ou retirez son titre."
REPEATED_ENTRY = "l’entrée figure deux fois et la première serait perdue : réunissez les deux."
NO_ENTRY = "aucune question n’est écrite pour ce passage : ajoutez son entrée."
NAMES_NO_SOURCE = "ni l’étude ni l’organisation n’est nommée : nommez-la, pour que le passage se lise seul."
NO_SPELLCHECKER = "l’orthographe n’a pas été vérifiée : installez pyspellchecker (« make install »), puis recommencez."

VOCABULARIES = {"topics": "le thème", "kinds": "le genre", "territories": "le territoire"}


def unreadable(reason: str) -> str:
    """Say that a file cannot be used; the reason is a sentence already."""
    return f"fichier inutilisable : {reason}"


def malformed(reason: str) -> str:
    """Say that a file is not YAML or not UTF-8 text."""
    return f"fichier mal formé ({' '.join(reason.split())}) : corrigez-le, puis recommencez."


def entries_not_records(name: str) -> str:
    """Say that a questions file is not made of one record a passage."""
    return f"{name} : chaque identifiant de passage doit porter ses rubriques (locator, kind, topics, formal…)."


def vocabulary_missing(names: Sequence[str]) -> str:
    """Say that topics.yaml lacks vocabularies."""
    return f"le vocabulaire {_listed(names)} manque : ajoutez-le, sans lui les passages ne sont pas vérifiés."


def front_matter_lacks(keys: Sequence[str]) -> str:
    """Say which fields the front matter lacks."""
    return f"l’en-tête n’indique pas {_listed(keys)} : complétez-le."


def other_folder(source: str, folder: str) -> str:
    """Say that a file stands in the folder of another study."""
    return (
        f"la source « {source} » n’est pas celle du dossier « {folder} » : déplacez le fichier ou corrigez l’en-tête."
    )


def text_outside(line: str) -> str:
    """Say that a line belongs to no passage."""
    return (
        f"ce texte n’est dans aucun passage et ne sera pas lu : « {_short(line)} » ; placez-le sous un titre « ### »."
    )


def too_deep(line: str) -> str:
    """Say that a heading is deeper than a passage's."""
    return f"le titre « {_short(line)} » est trop profond : trois niveaux suffisent, « ### » ouvre un passage."


def bad_slug(line: str) -> str:
    """Say that a passage heading has no usable slug."""
    return f"le titre « {_short(line)} » n’a pas d’identifiant valable : ajoutez « {{#mots-en-minuscules}} » à la fin."


def heading_order(line: str) -> str:
    """Say that the headings of a file are out of order."""
    return f"le titre « {_short(line)} » n’est pas à sa place : un seul « # » en tête du fichier, « ## » et « ### » ensuite."


def long_slug(length: int, longest: int) -> str:
    """Say that a slug is too long."""
    return f"l’identifiant compte {length} caractères, {longest} au plus : raccourcissez-le."


def stray_mark(mark: str) -> str:
    """Say that a mark in braces was not understood and stays in the text."""
    return f"la marque « {_short(mark)} » n’est pas comprise : écrivez « {{source/identifiant}} », ou retirez-la."


def taken_id(identifier: str, other: str) -> str:
    """Say that two passages have one id."""
    return f"l’identifiant « {identifier} » est déjà celui d’un passage de {other} : choisissez-en un autre."


def unknown_keys(keys: Sequence[str]) -> str:
    """Say which fields of an entry mean nothing."""
    return f"rubrique inconnue : {_listed(keys)} ; corrigez son nom ou retirez-la."


def entry_lacks(keys: Sequence[str]) -> str:
    """Say which fields an entry lacks."""
    return f"rubrique vide ou absente : {_listed(keys)} ; complétez l’entrée."


def not_a_list(key: str) -> str:
    """Say that a field is no list of texts."""
    return f"la rubrique « {key} » doit être une liste de textes : mettez un tiret devant chacun."


def repeated_question(text: str, other: str) -> str:
    """Say that a question is asked twice."""
    return f"la question « {text} » est déjà posée au passage « {other} » : précisez l’une ou retirez-la."


def unknown_value(vocabulary: str, value: str) -> str:
    """Say that a value is not in its vocabulary."""
    return f"{VOCABULARIES[vocabulary]} « {value} » n’est pas dans topics.yaml : prenez-en un de la liste."


def lost_evidence(identifier: str) -> str:
    """Say that the evidence of a sentence does not exist."""
    return f"la preuve « {identifier} » n’existe pas : citez un passage d’étude qui existe."


def evidence_is_guide(identifier: str) -> str:
    """Say that a guide rests on a guide."""
    return f"la preuve « {identifier} » est un guide : citez le passage d’étude sur lequel il repose."


def no_evidence(sentence: str) -> str:
    """Say that a sentence of a guide rests on nothing."""
    return f"la phrase « {_short(sentence)} » n’a pas de preuve : ajoutez « {{source/identifiant}} » avant son point."


def repeated_term(term: str) -> str:
    """Say that the glossary has a term twice."""
    return f"le terme « {term} » est défini deux fois : gardez une seule entrée."


def lost_reference(term: str, identifier: str) -> str:
    """Say that a term points to no passage."""
    return f"le terme « {term} » renvoie au passage « {identifier} », qui n’existe pas : corrigez ou retirez le renvoi."


def no_french(number: int, english: Sequence[str]) -> str:
    """Say that an entry of the lexicon leads to no French word."""
    return f"l’entrée {number} ({', '.join(english) or 'vide'}) n’a aucun mot français : ajoutez-en un ou retirez-la."


def dead_link(target: str) -> str:
    """Say that a link leads nowhere."""
    return f"le lien « {target} » ne mène à rien : corrigez-le ou retirez-le."


def too_short(length: int, shortest: int) -> str:
    """Say that a passage is too short."""
    return f"{length} mots, {shortest} au moins : complétez le passage ou réunissez-le à un autre."


def too_long(length: int, longest: int) -> str:
    """Say that a passage is too long."""
    return f"{length} mots, {longest} au plus : resserrez le passage ou faites-en deux."


def looks_back(words: str) -> str:
    """Say that a passage opens on words that need something before them."""
    return f"la première phrase renvoie à ce qui précède (« {words} ») : nommez ce dont il s’agit."


def near_duplicate(other: str, alike: float) -> str:
    """Say that two passages say nearly the same; `alike` is a share from 0 to 1."""
    return f"le texte reprend à {alike:.0%} celui de « {other} » : gardez l’un des deux.".replace("%", "\u00a0 %")


def straight_quote(place: str) -> str:
    """Say where a straight quote stands that only a reader can set."""
    return f"guillemet ou apostrophe droits à reprendre à la main : {place}"


def typography(rules: Sequence[str], places: int) -> str:
    """Say what of a file's typography `--fix` would set."""
    where = f"{places} lignes" if places > 1 else "1 ligne"
    return f"typographie à reprendre sur {where} ({', '.join(rules)}) : lancez « python -m ingestion check --fix »."


def unknown_word(word: str, suggestion: str, word_list: str) -> str:
    """Say that a word is unknown, and which one is near."""
    guess = f" (« {suggestion} » ?)" if suggestion else ""
    return f"mot inconnu : « {word} »{guess} ; corrigez-le, ou ajoutez-le à {word_list} s’il est juste."


def rewritten(files: int) -> str:
    """Say how many files `--fix` rewrote."""
    return (
        f"Typographie reprise dans {files} fichier{'s' if files > 1 else ''}."
        if files
        else "Typographie déjà en place."
    )


def conclusion(passages: int, remarks: int) -> str:
    """Return the line that closes a check."""
    checked = f"{passages} passage{'s vérifiés' if passages > 1 else ' vérifié'}"
    if not remarks:
        return f"{checked}, aucune remarque."
    return f"{checked}, {remarks} remarque{'s' if remarks > 1 else ''}."


def _listed(names: Sequence[str]) -> str:
    """Return names in guillemets, separated by commas."""
    return ", ".join(f"« {name} »" for name in names)


def _short(text: str, length: int = 60) -> str:
    """Return the beginning of a text."""
    return text if len(text) <= length else f"{text[:length].rstrip()}…"
