"""The trade, by its everyday name in both genders, its ROME title, or what the person does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.advice.reading.context import is_done, of_the_person
from assistant.advice.reading.lists import words
from assistant.advice.reading.said import Found, Phrases, Said
from ingestion.catalogue.trades import Trade, Trades, both_genders

#: Most words of the answer to « quel est votre métier ? » that is taken as it is where no list knows it.
MOST_WORDS = 5
#: Letters that a masculine and a feminine name begin alike with, at least.
SHARED = 3
FEMININE = ("e", "euse", "rice", "woman")


class TradeNames:
    """Every way to name a trade → the one name under which a profile holds it."""

    def __init__(self, trades: Trades) -> None:
        named, done = [], []
        for trade in trades.trades:
            for row, name in enumerate(trade.names):
                named.append((name, canonical(trade, row)))
            for title in trade.titles:
                masculine, *rest = both_genders(title)
                named += [(name, one_name(trade, masculine)) for name in (masculine, *rest)]
            done += [(activity, name_of(trade, activity)) for activity in trade.activities]
        for table in (words()["english_trades"], words()["everyday_trades"]):
            named += [(phrase, name) for name, phrases in table.items() for phrase in phrases]
        self._named, self._done = Phrases(named), Phrases(done)
        self._feminine = {
            masculine: feminine
            for trade in trades.trades
            for masculine, feminine in pairwise(trade.names)
            if feminine_of(masculine, feminine)
        }
        self._order = {name: row for row, (_, name) in enumerate([*named, *done])}

    def find(self, said: Said, asked: bool = False) -> tuple[list[Found[str]], list[Found[str]]]:
        """Return the trades that are said of the person and those that are denied; `asked`: it answers the question for it."""
        spoken = self._named.find(said)
        own = [one for one in spoken if asked or of_the_person(said, one.start)]
        held = {(one.start, one.end) for one in spoken}
        for one in self._done.find(said):
            overlaps = any(start < one.end and one.start < end for start, end in held)
            if not overlaps and (asked or is_done(said, one.start)):
                own.append(one)
        denied = [one for one in own if said.negated(one.start)]
        return [one for one in own if one not in denied], denied

    def named(self, said: Said) -> list[Found[str]]:
        """Return every trade that a message names, whosever it is."""
        return self._named.find(said)

    def joined(self, found: Sequence[Found[str]]) -> str:
        """Return the names of one or more trades as a profile holds them, always in the same order."""
        return ", ".join(sorted({one.value for one in found}, key=lambda name: self._order.get(name, 0)))

    def shown(self, name: str) -> str:
        """Return a trade as a reader sees it, in both genders where they differ: « monteur / monteuse »."""
        return ", ".join(f"{one} / {self._feminine[one]}" if one in self._feminine else one for one in name.split(", "))


def canonical(trade: Trade, row: int) -> str:
    """Return the name that stands for one of a trade's names: the masculine; the first where it only adds a word to it."""
    name = trade.names[row]
    earlier = trade.names[max(0, row - 2) : row]
    return one_name(trade, next((before for before in earlier if feminine_of(before, name)), name))


def name_of(trade: Trade, activity: str) -> str:
    """Return the name of who does an activity: the first of those that share most words with it, « animation 3D » → « animateur 3D »."""
    said = set(activity.lower().split())
    return one_name(trade, max(trade.names, key=lambda name: len(said & set(name.lower().split()))))


def one_name(trade: Trade, name: str) -> str:
    """Return the first name of a trade where `name` holds it: « chef monteur » is « monteur »."""
    first = trade.names[0]
    return first if set(first.lower().split()) <= set(name.lower().split()) else name


def feminine_of(masculine: str, name: str) -> bool:
    """Tell whether a name is the feminine of another: as many words, each beginning alike, and not the same."""
    pairs = [
        (one, other)
        for one, other in zip(masculine.lower().split(), name.lower().split(), strict=False)
        if one != other
    ]
    return (
        bool(pairs)
        and len(masculine.split()) == len(name.split())
        and all(one[:SHARED] == other[:SHARED] for one, other in pairs)
        and any(other.endswith(FEMININE) for _, other in pairs)
        and not any(one.endswith(("rice", "euse")) for one, _ in pairs)
    )


def as_told(said: Said) -> str | None:
    """Return a short answer as the trade that it names, though no list knows it; None where it is no name."""
    told = [token.word for token in said.tokens if token.word not in _FILLERS]
    if not told or len(told) > MOST_WORDS or said.asks or any(word.isdigit() for word in told):
        return None
    first = next(token for token in said.tokens if token.word == told[0])
    last = max(token.end for token in said.tokens if token.word == told[-1])
    return " ".join(said.text[first.start : last].lower().split())


def told_plainly(said: Said) -> Found[str] | None:
    """Return a trade that no list knows and that the person says is theirs: « je suis cheffe de studio », in their own words.

    It must look like the name of a trade, so that « je suis perdue » or « je suis à Lyon » is none.
    """
    for match in _IS.finditer(said.folded):
        end = _NAME_ENDS.search(said.folded, match.end("lead"))
        stop = end.start() if end else len(said.folded)
        told = said.text[match.end("lead") : stop].strip()
        first = re.match(r"[a-z]+", Said.of(told).folded)
        if first is None or len(told.split()) > MOST_WORDS or first[0] in words()["no_trades"]:
            continue
        if _NAME.fullmatch(first[0]) and not said.negated(match.end("lead")):
            start = said.text.index(told, match.end("lead"))
            return Found(" ".join(told.lower().split()), start, start + len(told))
    return None


_FILLERS = frozenset("je suis un une moi mon metier est c ben euh alors plutot i am a an the my job is le la".split())
#: What leads in a trade that is told, or the beginning of a message.
_IS = re.compile(
    r"(?P<lead>(?:\b(?:je suis|je reste|moi c'est|mon (?:metier|poste|travail|job)(?: est| c'est)?|profession|metier|je (?:travaille|bosse|exerce) (?:comme|en tant que)|en tant qu(?:e |')|en qualite d(?:e |')|de metier)\s*:?|^(?:\s*(?:bonjour|bonsoir|salut|coucou|hello)\b\s*[,.!]*)?)\s*"
    r"(?:(?:une?|aujourd'hui|actuellement|toujours|encore|aussi|la|le|l'|etudiante?|future?)\s*)*)"
)
#: What a trade ends before: a place, a status, a condition, the next thing that is told.
_NAME_ENDS = re.compile(
    r"[.,;:!?()\n]|\b(?:a|au|aux|en|dans|sur|chez|depuis|et|mais|pour|avec|qui|car|je|on|sous|salariee?s?|independante?s?|intermittente?s?|freelance|free lance|dirigeante?|permanente?|debutante?|autrice|auteur|"
    r"vers|pres|basee?|installee?|la |le |titulaire|diplomee?|ayant)(?![\w'])"
)
#: How the names of trades end or begin.
_NAME = re.compile(
    r"[a-z]{3,}(?:eur|euse|eure|rice|iste|logue|graphe|caire|taire|nier|niere|tier|tiere|dier|ticien|ticienne|cien|cienne|decin|tecte|nome|mane|nte|ant|ngere?|reur|naire)|chef|cheffe|responsable|charge|chargee|attache|attachee|"
    r"lead|artiste|assistant|assistante|agent|agente|adjoint|adjointe|secretaire|commissaire|prof|professeur|professeure|maitre|maitresse|dj|conseiller|conseillere|designer|manager|developer|coach|luthier|luthiere|regie|prod|rh|drh|rrh|directeur|directrice|delegue|deleguee|coordo|technicien|technicienne|expert|experte|consultant|consultante|libraire|styliste|ingenieure?|webmaster|youtubeur|streameur|scripte|guide|archiviste|peintre|sculpteur|potiere?|ceramiste"
)
