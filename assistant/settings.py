"""The settings of the assistant; every field can be set by `REPERES_…` in the environment."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingestion.settings import PROJECT

EXTRACTIVE = "extractive"


class Settings(BaseSettings):
    """Folders, model, retrieval."""

    model_config = SettingsConfigDict(env_prefix="REPERES_", extra="ignore")

    index: Path = Field(default=PROJECT / ".reperes" / "index", description="Folder of the index")
    sessions: str = Field(
        default=str(PROJECT / ".reperes" / "sessions.sqlite"),
        description="SQLite file of the conversations, a `postgresql://` URL, or `:memory:`",
    )
    model: str = Field(
        default=EXTRACTIVE,
        description="`extractive` (no weights, no key), or `provider:name` as LangChain's `init_chat_model` takes it",
    )
    model_base_url: str | None = Field(default=None, description="Address of an OpenAI-compatible server")
    model_api_key: SecretStr | None = Field(
        default=None, description="Key of that server; else the provider's variable"
    )
    model_timeout: float = Field(default=60, gt=0, description="Seconds before a remote model counts as unreachable")
    reranker: str | None = Field(default=None, description="Name or folder of a cross-encoder that reorders passages")
    passages: int = Field(default=8, ge=1, le=30, description="Passages that an answer is written from")

    @property
    def remote(self) -> bool:
        """Whether questions leave this process for a model that may be elsewhere."""
        return self.model != EXTRACTIVE
