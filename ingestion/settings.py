"""Where ingestion finds and leaves things; every field can be set by `REPERES_…` in the environment."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT = Path(__file__).resolve().parents[1]


class IngestionSettings(BaseSettings):
    """Folders and the dense model."""

    model_config = SettingsConfigDict(env_prefix="REPERES_", extra="ignore")

    corpus: Path = Field(
        default=PROJECT / "corpus", description="A corpus (with sources.yaml) or a folder of documents"
    )
    index: Path = Field(default=PROJECT / ".reperes" / "index", description="Folder of the index")
    embedding: str = Field(
        default="static",
        description="`static`: word vectors made at index time; anything else: a sentence-transformers name or folder",
    )
