"""What a message asks of the assistant: the studies, a pathway for a person, the catalogue, the self-assessment.

A message goes to the studies unless it plainly asks for something else: an adviser that takes a question about the studies
for a request of one's own would ask back instead of answering.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from assistant.advice.held import HeldProfile
from assistant.advice.interview import Interview, skips, stops
from assistant.advice.reading.fields import correction
from assistant.advice.reading.reader import Changes, Reader
from assistant.advice.reading.said import Said
from assistant.models import Record

Kind = Literal["study", "advise", "offers", "compare", "assess", "profile"]

#: A change of what was advised is said in few words: « et à distance ? ».
FEW = 12
#: Who tells so much of themselves asks nothing of the studies: « je suis monteuse à Lyon, je veux connaître le droit ».
WHO, ENOUGH_OF_WHO = frozenset({"trade", "status", "sector", "territory"}), 2
#: Facts by which a message without « je » is still a person's: « Monteuse à Toulouse, trois jours, à distance ».
MANY_FACTS = 3

_COURSE = r"(?:formations?|cours|stages?|parcours|modules?|cursus)"
_LEARNING = r"(?:training|courses?|pathways?|class(?:es)?|programmes?|programs?)"
#: A pathway is asked for in so many words.
_REQUEST = re.compile(
    rf"\bquel(?:le)?s? {_COURSE} (?:\w+ ){{0,3}}?(?:pour (?:moi|mon profil|mon cas|ma cliente|mon client)|me (?:con\w+|recommand\w+|propos\w+|faut|faudrait|correspon\w+|suggere\w*)|(?:dois|devrais|puis|pourrais|peux)[ -]?je (?:suivre|choisir|prendre|faire)|je (?:dois|devrais) (?:suivre|choisir|prendre|faire)|(?:tu|vous) me (?:con\w+|recommand\w+))"
    rf"|\b(?:conseille|recommande|propose|suggere|trouve|construi[st])[rz]?[ -](?:moi|nous) (?:un|une|des|mon) (?:\w+ )?{_COURSE}|\bque me (?:con|recomm|propos)\w+[ -](?:tu|vous)\b.{{0,25}}\b{_COURSE}"
    rf"|\b(?:peux|pouvez|pourriez|pourrais)[ -](?:tu|vous) (?:me|nous) (?:conseiller|recommander|proposer|construire)\b.{{0,30}}\b{_COURSE}"
    r"|\b(?:je|nous) (?:conseill\w+|accompagn\w+|recois) (?:\w+ ){0,2}?(?:quelqu'un|une? (?:personne|client\w*|salarie\w*|intermittent\w*|auteur\w*|autrice|artiste|monteu\w+|professionnel\w*|demandeu\w+|jeune|\w+(?:iste|eur|euse|rice))|des? client\w*)\b|\b(?:ma cliente|mon client) (?:est|veut|cherche|voudrait|travaille|habite)\b"
    rf"|\baide[rz]?[ -](?:moi|nous) a (?:choisir|trouver) (?:une?|ma|mon|des) {_COURSE}|\b(?:mon|un) parcours (?:pour moi|de formation pour moi|personnalise|sur mesure)|\b(?:fais|faites|refais|refaites|montre|montrez|donne|donnez)[ -]?(?:moi)? (?:un|mon|le) parcours\b"
    rf"|\b(?:which|what) {_LEARNING} (?:is |are |would |should |do you )?(?:\w+ ){{0,3}}?(?:for me|i take|i follow|suits? me|you recommend|right for me|best for me)\b|\b(?:recommend|suggest|find) me (?:an? |some )?(?:\w+ )?{_LEARNING}\b|\bi advise (?:an?|someone)\b|\bmy client (?:is|wants)\b"
)
#: A course is wanted, unless the message goes on to a question.
_SOUGHT = re.compile(
    rf"\b(?:je|j'|on|nous) ?(?:cherch\w+|recherch\w+|voudrais|veux|souhait\w+|aimerais|ai(?:t|s)? besoin|aurais besoin)\b(?! savoir| connaitre| pas| surtout pas| comprendre (?:pourquoi|comment|ce)).{{0,30}}\b(?:d'|de |une? |des |suivre |faire |trouver )+(?:petite? |bonne? |courte? |nouvelle? )?{_COURSE}\b"
    r"|\b(?:je|on|nous) (?:veux|voudrais|souhait\w+|aimerais|cherche a|dois|compte|pense|vais|voudrions|voulons) (?:me|nous|se) former\b|\bj'aimerais me former\b"
    rf"|\bi(?:'m| am) looking for (?:\w+ ){{0,4}}?{_LEARNING}\b|\bi (?:want|need|would like|'d like) (?:to (?:take|follow|find|do) )?(?:an? |some )(?:\w+ ){{0,2}}?{_LEARNING}\b"
)
_STUDIES = re.compile(
    r"\b(?:etudes?|enquetes?|cite[es]*|citent|recens\w+|identifi(?!er\b)\w+|rapports?|mentionn\w+|selon|d'apres|guides?(?! (?:confer|touris|de musee|interprete))|corpus|repondants?|apprenants?|interroge\w*|statistiques?|"
    r"observ(?!er\b)\w+|decri(?!re\b)\w+|analys(?!er\b)\w+|constat(?!er\b)\w+|recommandations?|distingue\w*|preconis\w+|evoqu(?!er\b)\w+|signal(?!er\b)\w+|donne[es]* en exemple|study|studies|survey|report|cited|mentioned|according|listed|respondents?|learners)\b"
)
_SHOW = re.compile(
    rf"^\s*(?:s'il (?:te|vous) plait,? )?(?:(?:montre|affiche|trouve|cherche|sors|presente)[rz]?(?:[ -](?:moi|nous))?|(?:peux|pouvez)[ -](?:tu|vous) (?:me |nous )?(?:montrer|afficher|trouver|chercher)|je (?:veux|voudrais) voir)\b.{{0,25}}\b(?:{_COURSE}|offres?|catalogue)\b"
    rf"|^\s*(?:liste|donne|propose|indique)[rz]?(?:[ -](?:moi|nous))? (?:toutes )?(?:les |des )?(?:{_COURSE}|offres)\b"
    rf"|^\s*(?:please )?(?:show|find|list)(?: me| us)? (?:all )?(?:the |some |any )?(?:(?!two|three|four|five|six|seven|eight|nine|ten)\w+ ){{0,3}}?(?:courses|offers)\b|\b(?:dans le|au|in the) (?:catalogue|catalog)\b|^\s*{_COURSE} (?:gratuit\w*|pas cheres?)\b"
)
_MOST = re.compile(
    rf"^\s*(?:et )?(?:quel(?:le)?s? (?:est|sont)|c'est quoi|laquelle|which|what)\b.{{0,12}}\b(?:{_COURSE}\b.{{0,25}}\b(?:la|le|les) (?:plus|moins) (?:cheres?|chers?|courtes?|longues?|longs?|couteuse\w*|abordables?|economiques?|rapides?)|(?:la|le|les) (?:plus|moins) (?:cheres?|chers?|courtes?|longues?|abordables?) (?:des |de ces )?{_COURSE}\b|(?:cheapest|shortest|longest|most expensive)\b.{{0,20}}\b{_LEARNING})"
)
_COMPARE = re.compile(
    r"^\s*(?:(?:peux|pouvez)[ -](?:tu|vous) |can you |please )?(?:comparer|comparez|compare|comparons)(?:[ -](?:moi|nous))?\s+(?P<names>.+)"
)
_DIFFERENCE = re.compile(r"\b(?:difference\w*|differe\w*)\b.{0,12}?\b(?:entre|between)\s+(?P<names>.+)")
#: One thing of those that were shown: « la première », « le 2 ».
_RANKED = re.compile(
    r"\b(?:premiere?s?|deuxiemes?|secondes?|seconds?|troisiemes?|quatriemes?|dernieres?|derniers?|first|third|fourth|last|two|deux|toutes|trois|all)\b|\b(?:le|la|l'etape|n°) ?[1-9]\b"
)
_ASSESS = re.compile(
    r"\b(?:faisons|faire|fais|lance[rz]?|commence[rz]?|commencons|demarre[rz]?|demarrons|passe[rz]?|reprendre|reprends|reprenons|veux|voudrais) (?:moi )?(?:faire )?(?:le|un|mon|ce|une|l'|mon petit)? ?(?:petit )?(?:bilan|auto ?evaluation|test de niveau|positionnement)\b"
    r"|\b(?:evalue[rz]?|teste[rz]?|mesure[rz]?|situe[rz]?)[ -]?(?:moi )?(?:mon|notre) niveau\b|^\s*(?:le |mon )?(?:bilan|auto ?evaluation)\s*[.!]*$|\b(?:do|start|take) (?:the|a|my) (?:self[ -]?)?assessment\b|\bassess (?:my level|me)\b|\bquel est mon niveau\b"
)
_PROFILE = re.compile(
    r"\b(?:qu'as[ -]tu|qu'avez[ -]vous|tu as|vous avez|as[ -]tu|avez[ -]vous) (?:bien )?(?:compris|retenu|note)\b|\bque (?:sais[ -]tu|savez[ -]vous) (?:de|sur) moi\b|\b(?:montre|affiche|voir|rappelle)[rz]?(?:[ -]moi)? mon profil\b|^\s*mon profil\s*[?.!]*$|\bwhat do you know about me\b|\bshow (?:me )?my profile\b"
)
_ASKS = re.compile(
    r"\?|\b(?:combien|pourquoi|comment|quel(?:le)?s?|quand|est[ -]ce qu|qu'est|quoi|qui (?:est|sont|finance|peut)|lesquel\w+|how|what|which|why|who|where|when|is there|are there|does|\bje vais\b.*\bou\b|peut[ -]on|faut[ -]il|y a t il|existe t il)\b"
)
_ASKS_FIRST = re.compile(
    r"\s*(?:combien|pourquoi|comment|quel(?:le)?s?|quand|est[ -]ce|qu'est|c'est quoi|qui|montre|compare[rz]?|how|what|which|why|who|where|when)\b"
)
_TO_KNOW = re.compile(
    r"\b(?:savoir|connaitre|en savoir plus|chiffres?|explique[rz]?|definition|information|informations|renseigner|dis[ -]moi|parle[rz]?[ -]moi|tell me|to know)\b"
)
_FIRST = re.compile(r"\b(?:je|moi|i|my|mon|ma|mes|on a|nous)(?!\w)|\bj'|\bi'")
#: An organisation speaks, or several sentences follow each other: what is told may be a person's.
_TELLS = re.compile(r"\b(?:on|notre|nos)\b|[.;\n]\s*\w")
_WHAT_IF = re.compile(
    r"^\s*(?:et|mais|and|alors|ok|sinon|corriger|corrige|plutot|non|finalement|en fait|what if|and if)\b"
)
_BARE_REFUSAL = re.compile(r"^\s*(?:surtout )?(?:pas|sans|ni|no|without)\b")
_NO_TRADE = re.compile(
    r"\b(?:formations?|etudes?|apprenants?|ia|chiffres?|taux|part|satisfaction|metiers?|corpus|prix)\b"
)


class Plan(Record):
    """What to do with a message."""

    kind: Kind = "study"
    names: str = ""


def plan(
    text: str, held: HeldProfile, interview: Interview, reader: Callable[[], Reader], advising: bool = False
) -> Plan:
    """Return what a message asks for; `advising`: the turn before was about advice.

    The reader is only asked for where the message may be about a person, so that a question on the studies needs none.
    """
    said = Said.of(text)
    if interview.assessing is not None and assesses(text, said, interview):
        return Plan(kind="assess")
    if _PROFILE.search(said.folded):
        return Plan(kind="profile")
    if not _STUDIES.search(said.folded):
        if _ASSESS.search(said.folded):
            return Plan(kind="assess")
        if compared := _compared(said, interview):
            return Plan(kind="compare", names=compared)
        if _SHOW.search(said.folded) or _MOST.search(said.folded):
            return Plan(kind="offers")
    return Plan(kind="advise") if is_personal(said, text, held, interview, reader, advising) else Plan()


def is_personal(
    said: Said, text: str, held: HeldProfile, interview: Interview, reader: Callable[[], Reader], advising: bool
) -> bool:
    """Tell whether a message tells of a person, answers the interview, or asks for a pathway."""
    studies = bool(_STUDIES.search(said.folded))
    questions = bool(_ASKS.search(said.folded)) or bool(_TO_KNOW.search(said.folded))
    asks = studies or questions
    if not studies and (_REQUEST.search(said.folded) or (_SOUGHT.search(said.folded) and not asks)):
        return True
    active = interview.begun or bool(held.fields)
    tells = not asks and bool(_TELLS.search(said.folded))
    if correction(said):
        return True
    if interview.pending and skips(text):
        return True
    if not (active or _FIRST.search(said.folded) or _BARE_REFUSAL.match(said.folded) or "," in text or tells):
        return False
    changing = advising and bool(_WHAT_IF.match(said.folded)) and len(said.tokens) <= FEW
    asks = asks and not changing and not (active and re.match(r"^\s*et si\b|^\s*what if\b", said.folded))
    if asks and (said.asks or (studies and (questions or not _FIRST.search(said.folded)))):
        return False
    changes = reader().read(text, interview.pending)
    if not changes.says or (asks and not _tells_who(changes)):
        return False
    if active:
        return not _unlikely_trade(said, changes, interview)
    facts = len(changes.set)
    personal = bool(_FIRST.search(said.folded)) and facts >= 1
    return (
        personal or facts >= MANY_FACTS or (list(changes.set) == ["refuses"] and bool(_BARE_REFUSAL.match(said.folded)))
    )


def _tells_who(changes: Changes) -> bool:
    """Tell whether a message says who speaks: a trade or a status, and something beside."""
    told = WHO & set(changes.set)
    return len(told) >= ENOUGH_OF_WHO and bool(told & {"trade", "status"})


def assesses(text: str, said: Said, interview: Interview) -> bool:
    """Tell whether a message belongs to the self-assessment under way: an answer, a skip, a stop, or nothing else."""
    from assistant.advice.interview_assessment import answer_row, current

    question = current(interview.assessing) if interview.assessing else None
    if question is None or stops(text) or skips(text) or answer_row(question, text) is not None:
        return True
    return "?" not in said.folded and not _ASKS_FIRST.match(said.folded)


def _compared(said: Said, interview: Interview) -> str:
    """Return what is to be compared where it may be offers: those shown, by their rank, or proper names."""
    match = _COMPARE.search(said.folded) or _DIFFERENCE.search(said.folded)
    if not match:
        return ""
    names = said.text[match.start("names") : match.end("names")].strip(" ?.!")
    if interview.shown and _RANKED.search(match["names"]):
        return names
    sides = [side.strip() for side in re.split(r"\b(?:et|and|with|avec|ou|or)\b|,", names) if side.strip()]
    proper = all(side[0].isupper() or side[0] in '«"“' for side in sides)
    return names if len(sides) >= 2 and (match.re is _COMPARE or proper) else ""


def _unlikely_trade(said: Said, changes: Changes, interview: Interview) -> bool:
    """Tell whether the only thing read is a trade that no list knows and that looks like a subject of the studies."""
    alone = interview.pending == "trade" and list(changes.set) == ["trade"]
    return alone and bool(_NO_TRADE.search(said.folded))
