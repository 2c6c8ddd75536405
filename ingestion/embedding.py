"""The default dense model: word vectors from the corpus itself, in the sentence-transformers static format.

Latent semantic indexing over passages joined with their authored questions (Deerwester et al. 1990; across
languages, Dumais et al. 1997): the English and the everyday words of the questions share documents with the words
of the study, so they land near them. The table is then fitted on the authored questions, which measured better than
either alone. No weights are downloaded, and the same folder loads in sentence-transformers.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from ingestion.french import STOP_WORDS, stem, words

if TYPE_CHECKING:
    import torch
    from scipy.sparse import csr_matrix

DIMENSIONS = 192
SEED = 7
#: How the table is fitted on authored questions; measured on questions left out of the fit (see the README's table).
EPOCHS, BATCH, LEARNING_RATE, TEMPERATURE, WORD_DROPOUT = 5, 1024, 0.006, 0.1, 0.3
MIN_PAIRS = 200
UNKNOWN = "[UNK]"


class Embedder(Protocol):
    """Turns texts into unit vectors."""

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Return one unit vector a text, shape (len(texts), dimensions), float32; zeros where nothing is known."""
        ...


class StaticEmbedder:
    """Mean of word vectors, read straight from the table and the vocabulary: torch is never imported."""

    def __init__(self, vocabulary: dict[str, int], table: np.ndarray) -> None:
        self._vocabulary = vocabulary
        self.table = table

    @classmethod
    def load(cls, folder: Path) -> StaticEmbedder:
        """Read the model that `fit_static_model` wrote into `folder`."""
        from safetensors.numpy import load_file

        tokenizer = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
        return cls(tokenizer["model"]["vocab"], load_file(folder / "model.safetensors")["embedding.weight"])

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Return unit vectors, shape (len(texts), dimensions); an unknown word counts through its stem."""
        vectors = np.stack([self._sum(text) for text in texts]) if texts else np.zeros((0, self.table.shape[1]))
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        return (vectors / np.where(norms > 0, norms, 1)).astype(np.float32)

    def rows(self, text: str) -> list[int]:
        """Return the rows of the table for the known words of `text`."""
        return [row for word in words(text) if (row := self._row(word)) is not None]

    def _sum(self, text: str) -> np.ndarray:
        return np.asarray(self.table[self.rows(text)].sum(axis=0, dtype=np.float32))

    def _row(self, token: str) -> int | None:
        row = self._vocabulary.get(token)
        return row if row is not None else self._vocabulary.get(stem(token))


class EmbeddingUnavailable(Exception):
    """The configured model cannot be loaded; the message is one French sentence."""


class TransformerEmbedder:
    """Any sentence-transformers model, by name or folder; the only place that imports torch."""

    def __init__(self, name: str) -> None:
        from sentence_transformers import SentenceTransformer

        try:
            self._model = SentenceTransformer(name)
        except (OSError, ValueError) as error:
            raise EmbeddingUnavailable(
                f"Le modèle de vecteurs « {name} » est introuvable sur cette machine : vérifiez REPERES_EMBEDDING."
            ) from error

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Return unit vectors, shape (len(texts), dimensions)."""
        return np.asarray(
            self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False), dtype=np.float32
        )


def fit_static_model(
    texts: Sequence[str], questions: Sequence[tuple[str, int]], folder: Path, dimensions: int = DIMENSIONS
) -> StaticEmbedder:
    """Fit word vectors on `texts` and their authored questions, write them into `folder`, and return the embedder.

    `questions` are pairs of a question and the row of the text that answers it.
    """
    joined = [list(part) for part in zip(texts, strict=True)]
    for question, row in questions:
        joined[row].append(question)
    vocabulary, table = _semantic_table(["\n".join(part) for part in joined], dimensions)
    if len(questions) >= MIN_PAIRS:
        table = _fit_on_questions(StaticEmbedder(vocabulary, table), texts, questions)
    _write(folder, vocabulary, table)
    return StaticEmbedder(vocabulary, table)


def _semantic_table(documents: Sequence[str], dimensions: int) -> tuple[dict[str, int], np.ndarray]:
    """Return a vocabulary and its word vectors, shape (words, dimensions).

    A word's vector is its stem's row of the right singular vectors of the TF-IDF matrix (sublinear tf, smooth idf,
    rows normalised), times its idf: a sum of word vectors is then the projection of the text's TF-IDF vector.
    """
    surfaces: dict[str, str] = {}
    counts: list[Counter[str]] = []
    for document in documents:
        tokens = [word for word in words(document) if word not in STOP_WORDS]
        surfaces.update((word, stem(word)) for word in tokens)
        counts.append(Counter(surfaces[word] for word in tokens))
    columns = {term: number for number, term in enumerate(sorted(set(surfaces.values())))}
    matrix, idf = _tfidf(counts, columns)
    vectors = _right_singular_vectors(matrix, dimensions) * idf[:, None]
    vocabulary, rows = {UNKNOWN: 0}, [np.zeros(vectors.shape[1], dtype=np.float32)]
    for surface in sorted(set(surfaces) | set(columns)):
        vocabulary[surface] = len(rows)
        rows.append(vectors[columns[surfaces.get(surface, surface)]])
    return vocabulary, np.stack(rows).astype(np.float32)


def _fit_on_questions(model: StaticEmbedder, texts: Sequence[str], questions: Sequence[tuple[str, int]]) -> np.ndarray:
    """Return the table after pulling each question towards its text and away from all the others.

    Softmax over every text of the corpus (InfoNCE; van den Oord et al. 2018), words of the question dropped at
    random so that no single word carries a pair. Seeded: the same corpus gives the same table.
    """
    import torch
    from torch.nn import functional

    torch.manual_seed(SEED)
    threads = torch.get_num_threads()
    torch.set_num_threads(min(2, threads))
    table = torch.nn.Parameter(torch.from_numpy(model.table.copy()))
    optimiser = torch.optim.Adam([table], lr=LEARNING_RATE)
    passages = _bags([model.rows(text) for text in texts])
    asked = [model.rows(question) or [0] for question, _ in questions]
    owners = torch.tensor([row for _, row in questions])

    def embed(words_of: torch.Tensor, starts: torch.Tensor, weights: torch.Tensor | None = None) -> torch.Tensor:
        summed = functional.embedding_bag(words_of, table, starts, mode="sum", per_sample_weights=weights)
        return functional.normalize(summed, dim=1)

    for _ in range(EPOCHS):
        for batch in torch.randperm(len(asked)).split(BATCH):  # type: ignore[no-untyped-call]
            words_of, starts = _bags([asked[row] for row in batch.tolist()])
            kept = (torch.rand(len(words_of)) > WORD_DROPOUT).to(table.dtype)
            similarity = embed(words_of, starts, kept) @ embed(*passages).T
            loss = functional.cross_entropy(similarity / TEMPERATURE, owners[batch])
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
    torch.set_num_threads(threads)
    return np.asarray(table.detach().numpy(), dtype=np.float32)


def _bags(rows: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return lists of table rows as one tensor and where each list starts; an empty list holds the unknown word."""
    import torch

    filled = [list(bag) or [0] for bag in rows]
    starts = np.cumsum([0, *(len(bag) for bag in filled[:-1])])
    return torch.tensor([row for bag in filled for row in bag]), torch.from_numpy(starts)


def _tfidf(counts: list[Counter[str]], columns: dict[str, int]) -> tuple[csr_matrix, np.ndarray]:
    """Return the row-normalised TF-IDF matrix, shape (documents, terms), and the idf of each term."""
    from scipy.sparse import csr_matrix

    pairs = [(row, columns[term], 1 + np.log(n)) for row, count in enumerate(counts) for term, n in count.items()]
    shape = (max(1, len(counts)), max(1, len(columns)))
    if not pairs:
        return csr_matrix(shape, dtype=np.float64), np.ones(shape[1])
    rows, cols, values = zip(*pairs, strict=True)
    matrix = csr_matrix((values, (rows, cols)), shape=shape)
    idf = np.log((1 + shape[0]) / (1 + np.bincount(cols, minlength=shape[1]))) + 1
    matrix = matrix.multiply(idf).tocsr()
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return matrix.multiply(1 / np.where(norms > 0, norms, 1)[:, None]).tocsr(), idf


def _right_singular_vectors(matrix: csr_matrix, dimensions: int) -> np.ndarray:
    """Return the leading right singular vectors, shape (terms, k), with k at most `dimensions`."""
    from sklearn.utils.extmath import randomized_svd

    rank = max(1, min(dimensions, min(matrix.shape) - 1))
    _, _, right = randomized_svd(matrix, n_components=rank, n_iter=2, random_state=SEED)
    return np.asarray(right.T)


def _write(folder: Path, vocabulary: dict[str, int], table: np.ndarray) -> None:
    """Write a folder that sentence-transformers loads as a `StaticEmbedding` followed by normalisation."""
    from safetensors.numpy import save_file
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token=UNKNOWN))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace("œ", "oe"),
            normalizers.Replace("æ", "ae"),
            normalizers.NFD(),
            normalizers.StripAccents(),
            normalizers.Lowercase(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    save_file({"embedding.weight": table}, folder / "model.safetensors")
    package = "sentence_transformers.sentence_transformer.modules"
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": f"{package}.StaticEmbedding"},
        {"idx": 1, "name": "1", "path": "1_Normalize", "type": f"{package}.Normalize"},
    ]
    (folder / "1_Normalize").mkdir(exist_ok=True)
    (folder / "modules.json").write_text(json.dumps(modules, indent=2), encoding="utf-8")
    (folder / "config_sentence_transformers.json").write_text(
        json.dumps({"model_type": "SentenceTransformer", "similarity_fn_name": "cosine"}), encoding="utf-8"
    )
