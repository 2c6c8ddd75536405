"""The rules of French typography."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.checks.rules import faults, left_to_a_reader, set_typography
from ingestion.french import fold, words

N, F = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("Quoi ? Rien ; non !", f"Quoi{F}? Rien{F}; non{F}!"),
        ("Quoi? Rien; non!", f"Quoi{F}? Rien{F}; non{F}!"),
        (f"Quoi{N}?", f"Quoi{F}?"),
        ("Voici : « deux » mots", f"Voici{N}: «{N}deux{N}» mots"),
        ("**Voici :** «deux»", f"**Voici{N}:** «{N}deux{N}»"),
        ("C'est l'« IA » qu'il aime", f"C’est l’«{N}IA{N}» qu’il aime"),
        ('Il dit "non merci" et "oui"', f"Il dit «{N}non merci{N}» et «{N}oui{N}»"),
        ("54 %, 54%, 28 M€, 1,5 Md€, 3 k€, 10 €", f"54{N}%, 54{N}%, 28{N}M€, 1,5{N}Md€, 3{N}k€, 10{N}€"),
        ("8,4 h de cours", f"8,4{N}h de cours"),
        ("4 198 actions et 1 250 000 €", f"4{F}198 actions et 1{F}250{F}000{N}€"),
        ("deux  espaces", "deux espaces"),
        ("une oeuvre, le COEUR, un clin d'oeil", "une œuvre, le CŒUR, un clin d’œil"),
        ("Oeuvres et noeuds", "Œuvres et nœuds"),
    ],
)
def test_each_rule_sets_what_it_is_for(given_text: str, expected: str) -> None:
    assert set_typography(given_text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "### Titre {#slug-a-b}",
        "Une phrase {alpha-2024/a, beta/b}.",
        '`a : b ; c\'est "x"`',
        "```\na : b\n```",
        "https://exemple.fr/a?b=c;d:e%20f!",
        "écrire à d'alembert@exemple.fr".replace("d'", ""),
        "| Nom | Durée |\n|:---|---:|",
        "<!-- c'est : -->",
        "à 14:30, en 16:9, AccelAILearning@Hi!Paris",
        "coexister, moelle, Boeing, poésie",
        "en 2024, 312 personnes",
        "le collectif Creative Machines? par l’école",
    ],
)
def test_what_is_no_french_prose_is_left_alone(text: str) -> None:
    assert set_typography(text) == text
    assert faults(text) == []


def test_a_link_keeps_its_target_and_gets_its_words_set() -> None:
    assert set_typography("[l'oeuvre](l'oeuvre.md) !") == f"[l’œuvre](l'oeuvre.md){F}!"


def test_faults_name_each_broken_rule_once() -> None:
    assert faults("C'est quoi ? C'est ça ?") == ["apostrophes", "espace avant ; ! ?"]


def test_quotes_that_no_rule_can_set_are_left_to_a_reader() -> None:
    assert list(left_to_a_reader('un "guillemet seul')) == ['un "guillemet seul']
    assert list(left_to_a_reader("le 'mot' juste"))
    assert not list(left_to_a_reader("C'est \"juste\" {a'b}"))


PIECES = ["l'", "IA", "oeuvre", " ", "  ", ";", "!", "?", ":", "%", "€", "h", "12", "345", "«", "»", '"', "'", "…", "."]
PIECES += ["\n", "- ", "(", ")", "*", "{a/b}", "`c : d`", "https://e.fr/?f", N, F, "É", "|", "Md€", "[g](h'i.md)"]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_setting_twice_changes_nothing_and_no_word_is_lost(text: str) -> None:
    once = set_typography(text)
    assert set_typography(once) == once
    assert not faults(once)
    assert words(once) == words(text)
    assert once.count("\n") == text.count("\n")


@given(
    st.lists(st.sampled_from(["l'IA ", "une oeuvre ", "54 % ", "4 198 ", "quoi ? ", "non : ", "« oui » "]), max_size=8)
)
def test_text_that_lacks_no_space_folds_to_the_same(parts: list[str]) -> None:
    text = "".join(parts).strip()
    assert fold(set_typography(text)) == fold(text)
