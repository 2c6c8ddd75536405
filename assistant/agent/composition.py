"""From ranked passages to the one to five sentences that answer: chosen, ordered, never reworded."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.agent.sentences import Candidate, word_count
from assistant.models import DraftSentence
from assistant.question import Question

#: An answer that is read on a phone: a few sentences of one passage, unless a list is asked for.
MAX_SENTENCES, MAX_WORDS = 4, 85
MAX_LIST_ITEMS = 30
#: A further sentence must answer at least this well beside the first one.
KEEP_RATIO = 0.3
#: A passage's own opening sentence comes first where it answers at least this well beside the best one.
OPENING_RATIO = 0.8
#: A second passage may add to the answer: how well, beside the first, how many sentences, and up to how many words.
SECOND_RATIO, SECOND_SENTENCES, SECOND_WORDS = 0.75, 2, 110
#: A list no longer than this stands whole even where only one of its items answers.
SHORT_LIST_WORDS = 110
#: What a place lower in the ranking costs a sentence, and what a passage gains for being the list asked for.
RANK_COST, LIST_GAIN, COUNTED_LIST_GAIN = 0.06, 0.05, 0.25
SHORT_INTENTS = frozenset({"figure", "date", "person", "place"})


def compose(question: Question, pool: Sequence[Candidate]) -> list[DraftSentence]:
    """Return the sentences that answer `question`, the answering one first; none where `pool` is empty."""
    if not pool:
        return []
    fits = {name: list_fit(question, own) for name, own in by_passage(pool).items()}
    best = max(
        pool,
        key=lambda candidate: (
            candidate.score - RANK_COST * candidate.rank + fits[candidate.passage.id],
            -candidate.number,
        ),
    )
    own = [candidate for candidate in pool if candidate.passage.id == best.passage.id]
    chosen = from_passage(question, best, own)
    return [drafted(candidate) for candidate in (*chosen, *from_others(best, chosen, pool))]


def from_passage(question: Question, best: Candidate, own: Sequence[Candidate]) -> list[Candidate]:
    """Return what the answering sentence's own passage gives: its list, or the sentences that go with it."""
    if wants_list(question, best, own):
        return whole_list(best, own)
    if sum(candidate.is_item for candidate in own) >= 2 and words_of(own) <= SHORT_LIST_WORDS:
        return list(own) if best.is_item else [best, *(candidate for candidate in own if candidate is not best)]
    return answer_first(best, supporting(best, own))


def answer_first(best: Candidate, others: Sequence[Candidate]) -> list[Candidate]:
    """Return the sentences with the answering one first, or as they are written where the first answers about as well.

    Passages are written answer first, and their first sentence says who, when and where.
    """
    opens = [
        candidate for candidate in others if candidate.number == 0 and candidate.score >= OPENING_RATIO * best.score
    ]
    return sorted([best, *others], key=lambda candidate: candidate.number) if opens else [best, *others]


def from_others(best: Candidate, chosen: Sequence[Candidate], pool: Sequence[Candidate]) -> list[Candidate]:
    """Return sentences of other passages that answer nearly as well, while the answer stays short."""
    added: list[Candidate] = []
    for candidate in sorted(pool, key=lambda candidate: -candidate.score):
        whole = not candidate.is_item and not candidate.text.rstrip().endswith(":")
        near = candidate.passage.id != best.passage.id and candidate.score >= SECOND_RATIO * best.score
        fits = words_of([*chosen, *added, candidate]) <= SECOND_WORDS
        if whole and near and fits and len(added) < SECOND_SENTENCES:
            added.append(candidate)
    return added


def words_of(candidates: Sequence[Candidate]) -> int:
    """Return how many words a reader counts in sentences together."""
    return sum(word_count(candidate.text) for candidate in candidates)


def by_passage(pool: Sequence[Candidate]) -> dict[str, list[Candidate]]:
    """Return the candidates of each passage, in the order of the text."""
    groups: dict[str, list[Candidate]] = {}
    for candidate in pool:
        groups.setdefault(candidate.passage.id, []).append(candidate)
    return groups


def list_fit(question: Question, own: Sequence[Candidate]) -> float:
    """Return what a passage gains for holding the list that is asked for; most where it has the number asked for."""
    items = sum(candidate.is_item for candidate in own)
    if question.count and items == question.count:
        return COUNTED_LIST_GAIN
    return LIST_GAIN if question.intent == "list" and items >= 2 else 0.0


def wants_list(question: Question, best: Candidate, own: Sequence[Candidate]) -> bool:
    """Tell whether the answer is a whole list rather than single sentences."""
    items = [candidate for candidate in own if candidate.is_item]
    if len(items) < 2:
        return False
    leads = {candidate.number for candidate in own if introduces(candidate, own)}
    if best.is_item and question.intent in SHORT_INTENTS | {"confirm"}:
        return False
    return question.intent in {"list", "other", "manner", "definition", "reason"} or best.number in leads


def introduces(candidate: Candidate, own: Sequence[Candidate]) -> bool:
    """Tell whether a sentence leads in a list: it ends with a colon and an item follows."""
    following = [other for other in own if other.number == candidate.number + 1]
    return candidate.text.rstrip().endswith(":") and bool(following) and following[0].is_item


def whole_list(best: Candidate, own: Sequence[Candidate]) -> list[Candidate]:
    """Return the list that `best` belongs to, led in; where it belongs to none, the first list after it."""
    runs: list[list[Candidate]] = []
    for candidate in own:
        if candidate.is_item and runs and runs[-1][-1].number == candidate.number - 1:
            runs[-1].append(candidate)
        elif candidate.is_item:
            runs.append([candidate])
    chosen = [run for run in runs if best in run] or [run for run in runs if run[0].number > best.number] or runs
    if not best.is_item and not introduces(best, own) and sum(map(len, runs)) <= MAX_LIST_ITEMS // 2:
        chosen = runs
    else:
        chosen = chosen[:1]
    picked = [candidate for run in chosen for candidate in (*lead_in(run, own), *run)]
    if best not in picked and not best.is_item:
        picked.insert(0, best)
    return picked[: MAX_LIST_ITEMS + 2]


def lead_in(run: Sequence[Candidate], own: Sequence[Candidate]) -> list[Candidate]:
    """Return the sentence just before a list, if there is one."""
    return [candidate for candidate in own if candidate.number == run[0].number - 1 and not candidate.is_item]


def supporting(best: Candidate, own: Sequence[Candidate]) -> list[Candidate]:
    """Return the further sentences of the passage that belong to the answer, within its length, in their order."""
    budget = MAX_WORDS - word_count(best.text)
    chosen: list[Candidate] = []
    for candidate in sorted(own, key=lambda candidate: -candidate.score):
        if candidate is best or len(chosen) >= MAX_SENTENCES - 1 or candidate.score < KEEP_RATIO * best.score:
            continue
        if word_count(candidate.text) <= budget:
            chosen.append(candidate)
            budget -= word_count(candidate.text)
    return sorted(chosen, key=lambda candidate: candidate.number)


def drafted(candidate: Candidate) -> DraftSentence:
    """Return a chosen sentence as it is proposed to the guard; a guide's sentence cites the studies it rests on too."""
    proofs = next((proof.passages for proof in candidate.passage.evidence if proof.end >= candidate.end), ())
    return DraftSentence(text=" ".join(candidate.text.split()), passages=[candidate.passage.id, *proofs])
