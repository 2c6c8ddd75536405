"""What a person wants of a course: how it is taught, its price, what they refuse, whether it must certify, its language."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.advice.reading.lists import words
from assistant.advice.reading.numbers import NUMBER, number
from assistant.advice.reading.said import Found, Phrases, Said

#: How a profile holds the refusal of any AI.
ANY_AI = "toute IA"
_MONEY = re.compile(
    rf"\b(?P<count>{NUMBER}) ?(?P<thousand>k|mille)? ?(?:€|euros?\b|eur\b|\$(?: ?ca)?|dollars?\b|cad\b|balles\b)|(?:€|\$) ?(?P<after>{NUMBER})|\bbudget(?: max\w*)?(?: est)? (?:de |of |: ?)(?P<plain>\d[\d ]*)"
)
_NOT_MONEY = re.compile(
    r"\b(?:gagne|touche|salaire|revenu|chiffre d'affaires|coute|film|pay(?:e|ee|es) a?|loyer|dette|earn|salary)\b"
)
_FREE = re.compile(
    r"\b(?:gratuit(?:e|s|es|ement)?|gratos|gratis|pas un (?:rond|sou)|sans le sou|rien (?:a )?(?:payer|depenser|mettre)|rien payer|(?:peux|veux|souhaite) (?:rien|pas) (?:payer|depenser)|(?:pas de|aucun|sans|zero|no|without (?:a|any)) (?:budget|argent|moyens|money)|pas d'argent|fauchee?|for free|free (?:course|training)s?)\b"
)
_NO_LIMIT = re.compile(
    r"\b(?:pas de limite de (?:budget|prix)|budget (?:illimite|libre|ouvert|large)|sans limite de (?:budget|prix)|any budget|no budget limit)\b"
)
_INDIFFERENT = re.compile(
    r"\b(?:peu importe|pas forcement|qu'importe|n'importe|m'est egal|pas besoin|pas necessaire|not necessarily|don't mind|doesn't matter|no matter|or)\b"
)
_ACCEPTS = re.compile(
    r"\b(?:ok pour|d'accord pour|j'accepte|finalement oui|je veux bien|ne me gene(?:nt)? pas|ok with|fine with)\b"
)
#: « je refuse l’IA générative ainsi que le distanciel ».
_LIKEWISE = re.compile(
    r"\b(?:pas|sans|refuse|ni|evite|deteste|no|not|without)\b[^,;.]{0,40}\b(?:ainsi que|comme|de meme que|as well as) (?:(?:l[ae]|les|a|en|d[eu]) |l')*$"
)
REFUSING = re.compile(
    r"\b(?:pas|sans|sauf|non (?:a|aux)|refuse|refus|ni|aucune?|jamais|evite|deteste|contre|hors|no|without|not|don't|avoid)\b"
)
#: What refuses behind a name: « l’IA générative, très peu pour moi ».
_NO_THANKS = re.compile(
    r"\s*,?\s*(?:(?:tres )?peu pour moi|non merci|c'est non|pas pour moi|hors de question|je refuse|j'en veux pas|je n'en veux pas|no thanks|not for me)\b"
)
#: Who cannot travel refuses courses in a room.
_STAYS = re.compile(
    r"\b(?:pas|jamais|sans|plus|not|without) (?:avoir a |possible de |pouvoir )?(?:me |nous )?(?:deplacer|travell?ing)\b"
)
_USED = re.compile(r"\bdeja\b|\balready\b|\bje (?:connais|maitrise)\b")
_SCHOOLS = re.compile(
    r"\b(?:pas|jamais|surtout pas|not) (?:chez|with) (?P<name>[\w’'.-]+(?: [A-ZÉ][\w’'.-]+)*)", re.IGNORECASE
)


@lru_cache
def _modes() -> Phrases[str]:
    return Phrases.of(words()["modes"])


@lru_cache
def _generative() -> Phrases[str]:
    return Phrases((phrase, phrase) for phrase in words()["generative"])


@lru_cache
def tools() -> Phrases[str]:
    """Return the tools that people name."""
    return Phrases((tool, "chatgpt" if tool == "chat gpt" else tool) for tool in words()["tools"])


@lru_cache
def _any_ai() -> tuple[re.Pattern[str], re.Pattern[str]]:
    given = words()
    return re.compile(rf"\b{given['any_ai']}"), re.compile(rf"\b{given['no_ai_refusal']}")


@lru_cache
def _certifications() -> Phrases[str]:
    return Phrases.of(words()["certification"])


def modes(said: Said) -> tuple[list[Found[str]], list[Found[str]], list[Found[str]]]:
    """Return the ways to learn that are wanted, those that are refused, and those that do not matter."""
    found = _modes().find(said)
    loose = [
        one
        for one in found
        if re.search(r"\b(?:peu importe|pas forcement|not necessarily|m'est egal)\b", said.before(one.start))
    ]
    refused: list[Found[str]] = []
    for one in found:
        if one not in loose and (
            said.negated(one.start) or _joined(said, refused, one) or _LIKEWISE.search(said.before(one.start))
        ):
            refused.append(one)
    if stays := _STAYS.search(said.folded):
        refused = [one for one in refused if one.value != "presentiel"]
        refused.append(Found("presentiel", *stays.span()))
        found = [one for one in found if one.value != "presentiel"]
    wanted = [one for one in found if one not in loose and one not in refused]
    return wanted, refused, loose


def _joined(said: Said, refused: list[Found[str]], one: Found[str]) -> bool:
    """Tell whether a way to learn is refused together with the one before: « ni présentiel ni distance »."""
    between = said.folded[refused[-1].end : one.start] if refused else "."
    return bool(re.fullmatch(r"\s*,?\s*(?:et|ou|ni|and|or|nor)\s+(?:(?:l[ae]|les|a|en|d[eu]|du tout)\s+|l')*", between))


def budget(said: Said) -> Found[float | None] | None:
    """Return the money that can be paid; a value of None says that there is no limit."""
    if limitless := _NO_LIMIT.search(said.folded):
        return Found(None, *limitless.span())
    for match in _MONEY.finditer(said.folded):
        if _NOT_MONEY.search(said.before(match.start())):
            continue
        told = number(match["count"] or match["after"] or match["plain"].strip())
        return Found(told * 1000 if match["thousand"] else told, *match.span())
    free = _FREE.search(said.folded)
    return Found(0.0, *free.span()) if free else None


def refusals(said: Said) -> tuple[list[Found[str]], list[Found[str]]]:
    """Return what the person refuses, and what they accept after all: generative tools, one tool, one provider."""
    refused, accepted = [], []
    named = [Found("ia-generative", one.start, one.end) for one in _generative().find(said)]
    for one in (*named, *tools().find(said)):
        if _ACCEPTS.search(said.before(one.start)) or _ACCEPTS.match(said.folded[one.end :].lstrip()):
            accepted.append(one)
        elif _NO_THANKS.match(said.folded, one.end) or (
            REFUSING.search(said.before(one.start))
            and said.negated(one.start)
            and not _USED.search(said.before(one.start))
            and not _ignorant(said, one.start)
        ):
            refused.append(one)
    pattern, known = _any_ai()
    refused += [
        Found(ANY_AI, *match.span())
        for match in pattern.finditer(said.folded)
        if not known.search(said.before(match.start()) + match[0])
    ]
    refused += [Found(match["name"].lower(), *match.span("name")) for match in _SCHOOLS.finditer(said.text)]
    return refused, accepted


def _ignorant(said: Said, start: int) -> bool:
    """Tell whether it is rather not known: « je n'ai jamais utilisé Midjourney »."""
    return bool(
        re.search(
            r"\b(?:jamais|pas encore|never) (?:\w+ ){0,2}?(?:utilise|touche|fait|essaye|teste|used|tried)|connais pas",
            said.before(start),
        )
    )


def certification(said: Said) -> Found[bool | str | None] | None:
    """Return the certification that is demanded; None as a value says that none is."""
    found = sorted(_certifications().find(said), key=lambda one: one.value == "any")
    for one in found:
        loose = _INDIFFERENT.search(said.before(one.start)) or re.match(
            r"\s*(?:n'est |est )?(?:pas |peu )(?:necessaire|importante?|obligatoire|utile)", said.folded[one.end :]
        )
        if said.negated(one.start) or loose:
            return Found(None, one.start, one.end)
        if re.search(r"\b(?:j'ai (?:deja )?(?:un|une|le|mon)|titulaire|i have an?) (?:\w+ )?$", said.before(one.start)):
            continue
        return Found(True if one.value == "any" else one.value, one.start, one.end)
    return None


def language(said: Said) -> Found[str] | None:
    """Return the language in which the person wants to be taught."""
    match = re.search(
        r"\b(?:formations?|cours|stages?|uniquement|seulement|que|courses?|training|taught|only) (?:\w+ ){0,2}?(?:en|in) (?P<name>francais|anglais|french|english)\b|"
        r"(?:en ligne|distance|distanciel|presentiel|visio|salle),? (?:et |mais )?(?:uniquement |seulement )?en (?P<beside>francais|anglais)\b|"
        r"(?:^|[.,;(] ?)(?:et |mais )?(?:uniquement |seulement )?en (?P<alone>francais|anglais)(?= ?(?:[.,;!)]|$|svp|uniquement|seulement))|"
        r"(?:ne parle|parle) pas (?:l'|bien l')?(?P<no>anglais|francais)|(?:don't|not) speak (?P<not>english|french)",
        said.folded,
    )
    if match is None:
        return None
    wanted = match["name"] or match["beside"] or match["alone"]
    named = wanted or match["no"] or match["not"]
    english = named in ("anglais", "english")
    if wanted:
        negated = bool(match["name"]) and said.negated(match.start("name"))
        return Found("en" if english != negated else "fr", *match.span())
    return Found("fr" if english else "en", *match.span())
