"""What is said around questions: greetings, and follow-ups that lean on the question before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingestion.french import STOP_WORDS, fold, words

_SMALL_TALK: tuple[tuple[str, str], ...] = (
    (
        "thanks",
        r"(?:ok |super |parfait |genial |top |cool )*(?:un grand |mille )?(?:merci|thanks|thank you|thx|cimer)\b"
        r"(?: (?:beaucoup|bien|a vous|a toi|infiniment|so much|a lot|very much|(?:pour|for) .{3,25}|c'est (?:clair|parfait|super)))*",
    ),
    (
        "greeting",
        r"(?:bonjour|bonsoir|salut|coucou|hello|hi|hey|bjr|slt|good (?:morning|afternoon|evening)|allo)\b[\s,!.]*(?:\w+[\s!.]*){0,2}",
    ),
    (
        "farewell",
        r"(?:au revoir|a bientot|bonne (?:journee|soiree|nuit)|adieu|bye|goodbye|ciao|a plus|see you)\b.{0,30}",
    ),
    (
        "identity",
        r".{0,20}\b(?:qui (?:es[- ]tu|etes[- ]vous)|tu es qui|t'?es qui|vous etes qui|who are you|what are you|c'est quoi reperes|"
        r"qu'est[- ]ce que reperes|es[- ]tu (?:une ia|un robot|humain)|etes[- ]vous (?:une ia|un robot|humain))\b.{0,20}",
    ),
    (
        "capability",
        r".{0,20}\b(?:que (?:sais|peux)[- ]tu(?: faire)?|que (?:savez|pouvez)[- ]vous(?: faire)?|tu (?:sais|peux) faire quoi|"
        r"a quoi (?:tu sers|sers[- ]tu|servez[- ]vous)|comment (?:tu marches|ca marche|tu fonctionnes)|what can you do|how do you work|"
        r"aide[- ]?moi|help|tu sers a quoi)\b.{0,12}",
    ),
    ("howareyou", r"(?:comment (?:ca va|vas[- ]tu|allez[- ]vous)|ca va|how are you)\b.{0,20}"),
)

_LEANING = re.compile(
    r"^(?:et|mais|alors|ok|and|what about|how about|ou)\b|^(?:pourquoi|comment|combien|lesquel(?:le)?s|quand|ou|qui|why|how|when|"
    r"who|which ones?|par exemple|c'est[- ]a[- ]dire|d'autres|autre chose|en detail|plus de details?|precise[zr]?|developpe[zr]?)"
    r"(?: (?:ca|cela|exactement|donc|so|that))?\s*[?.!]*$|"
    r"^(?:ils|elles)\b|\b(?:celui-ci|celle-ci|ceux-ci|celles-ci|cette (?:formation|ecole|etude|region)|ce (?:chiffre|cours|metier)|la-dedans|"
    r"they|them|their|this one|that one|it)\b"
)

#: Words of one kind: naming another one in a follow-up takes the first one's place.
_KINDS: tuple[tuple[str, ...], ...] = (
    (
        "jeu video", "jeux video", "jeux videos", "animation", "cinema", "audiovisuel", "edition", "communication", "publicite",
        "spectacle vivant", "musique", "presse", "television", "postproduction", "post-production", "telecommunications", "telecoms",
        "theatre", "vfx", "effets visuels",
    ),
    ("france", "occitanie", "quebec", "toulouse", "montpellier", "europe", "allemagne", "espagne", "belgique"),
    ("formation initiale", "formation continue"),
    ("etudiants", "etudiant", "professionnels", "professionnel", "salaries", "intermittents", "independants", "enseignants", "formateurs",
     "artistes", "auteurs", "entreprises", "ecoles", "organismes de formation"),
    ("pionnieres", "pionniere", "experimentatrices", "experimentatrice", "suiveuses", "suiveuse", "refractaires", "refractaire"),
    ("creation", "production", "diffusion"),
    ("acculturer", "former", "accompagner"),
    ("quantique", "cybersecurite", "cloud", "5g", "intelligence artificielle"),
    ("court terme", "moyen terme", "long terme"),
)  # fmt: skip


#: A follow-up has few words of its own.
LEANING_WORDS = 6


def small_talk(text: str) -> str | None:
    """Return the kind of small talk that the whole of `text` is, or None for a question."""
    folded = re.sub(r"\s+", " ", fold(text)).strip(" ?!.…,")
    return next((kind for kind, pattern in _SMALL_TALK if re.fullmatch(pattern, folded)), None)


def leans_on(text: str) -> bool:
    """Tell whether a question cannot be understood without the one before."""
    folded = fold(text).strip()
    content = [word for word in words(folded) if word not in STOP_WORDS]
    return (len(content) <= 6 and bool(_LEANING.search(folded))) or len(content) <= 1


def resolve(text: str, before: str | None, sources: Sequence[str] = ()) -> str:
    """Return `text` as a question that stands alone, given the one before it (already resolved).

    `sources` are the names by which people call the studies: they are of one kind too. A word of the same kind takes the earlier one's place (« et pour le jeu vidéo ? » after a question about
    animation); anything else is added to the earlier question.
    """
    if not before or not leans_on(text):
        return text
    new = re.sub(r"^(?:et|mais|alors|ok|and)\b[\s,]*|^(?:what|how) about\b\s*", "", text.strip(), flags=re.IGNORECASE)
    replaced = before
    for kind in (*_KINDS, tuple(fold(name) for name in sources)):
        said = next((word for word in sorted(kind, key=len, reverse=True) if _holds(new, word)), None)
        earlier = next((word for word in sorted(kind, key=len, reverse=True) if _holds(before, word)), None)
        if said and earlier and said != earlier:
            replaced = _replace(replaced, earlier, said)
    if replaced != before:
        return replaced
    return f"{before.rstrip(' ?!.')} — {new}"


def _holds(text: str, word: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", fold(text)))


def _replace(text: str, earlier: str, said: str) -> str:
    """Replace a folded word in `text`; folding keeps one character a character once ligatures are plain."""
    match = re.search(rf"(?<!\w){re.escape(earlier)}(?!\w)", fold(text))
    return (
        text[: match.start()] + said + text[match.end() :]
        if match and len(fold(text)) == len(text)
        else f"{text} {said}"
    )
