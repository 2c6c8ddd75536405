"""Why a sentence fails, in the reader's words: one short French clause a reason."""

from __future__ import annotations

from assistant.models import Failure

#: Reason → (kind of failure, clause). `{there}` is what the passage says instead.
_REASONS: dict[str, tuple[str, str]] = {
    "figure_missing": ("figure", "ce chiffre n’est pas dans le passage"),
    "figure_bound": ("figure", "le passage ne donne pas cette limite : il dit « {there} »"),
    "figure_change": ("figure", "le passage dit le sens contraire : « {there} »"),
    "unit": ("unit", "le passage donne ce nombre dans une autre unité : « {there} »"),
    "counted": ("unit", "dans le passage, ce nombre compte autre chose : « {there} »"),
    "year_missing": ("year", "cette année n’est pas dans le passage"),
    "date_missing": ("year", "cette date n’est pas dans le passage"),
    "year_other": ("year", "le passage dit « {there} »"),
    "figure_other": ("figure", "à cet endroit, le passage dit « {there} »"),
    "name_missing": ("name", "ce nom n’est pas dans le passage"),
    "name_other": ("name", "à cet endroit, le passage dit « {there} »"),
    "denial_added": ("negation", "le passage ne nie pas cela"),
    "denial_lost": ("negation", "le passage dit le contraire : « {there} »"),
    "limit_added": ("negation", "le passage ne fait pas cette restriction"),
    "limit_lost": ("negation", "la restriction du passage a disparu : « {there} »"),
    "mood_must": ("modality", "le passage n’en fait pas une obligation"),
    "mood_should": ("modality", "le passage n’en fait pas une recommandation"),
    "mood_can": ("modality", "le passage n’en fait pas une simple possibilité"),
    "mood_would": ("modality", "le passage ne le dit pas au conditionnel"),
    "mood_lost": ("modality", "le passage ne l’affirme pas : « {there} »"),
    "mood_other": ("modality", "le passage dit « {there} »"),
    "label": ("label", "dans le passage, ce chiffre est celui de « {there} »"),
    "whole": ("label", "dans le passage, cette part est comptée sur un autre total"),
    "quantity": ("quantifier", "le passage ne dit pas autant, ou pas si peu : « {there} »"),
    "quantity_missing": ("quantifier", "le passage ne le dit pas dans cette proportion"),
    "superlative": ("comparison", "le passage ne met pas cela à ce rang : « {there} »"),
    "turned": ("comparison", "le passage compare dans l’autre sens : « {there} »"),
    "order": ("comparison", "le passage donne un autre ordre : « {there} »"),
    "actor": ("actor", "dans le passage, ce n’est pas le même qui agit : « {there} »"),
    "cause": ("cause", "le passage ne donne pas cette cause"),
    "swap": ("label", "dans le passage, ces deux mots sont à la place l’un de l’autre"),
    "opposite": ("wording", "le passage dit le contraire : « {there} »"),
    "other_word": ("wording", "à cet endroit, le passage dit « {there} »"),
    "wording": ("wording", "trop peu de ces mots se trouvent dans le passage"),
    "wording_part": ("wording", "cette partie ne se trouve pas dans le passage"),
    "cut_start": ("quote", "la citation commence au milieu d’une phrase : « {there} » manque"),
    "cut_end": ("quote", "la citation s’arrête avant la fin : « {there} »"),
    "cut_scope": ("quote", "ce qui est coupé change le sens : « {there} »"),
    "splice": ("quote", "la phrase colle deux morceaux du passage qui ne vont pas ensemble"),
    "too_long": ("quote", "la phrase est trop longue pour être vérifiée"),
    "uncited": ("citation", "aucun passage n’est cité"),
}
_SHOWN = 90


def failure(reason: str, text: str, there: str = "") -> Failure:
    """Return the failure of the words `text` for a reason of the catalogue."""
    kind, clause = _REASONS[reason]
    return Failure(kind=kind, text=shorten(text), why=clause.format(there=shorten(there)))


def shorten(text: str) -> str:
    """Return `text` on one line, cut at a word if it is long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else flat[:_SHOWN].rsplit(" ", 1)[0] + "…"
