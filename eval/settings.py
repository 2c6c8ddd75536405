"""Where the bench keeps what people make with it; `REPERES_RUNS` and `REPERES_SUITES` set it."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingestion.settings import PROJECT


class BenchSettings(BaseSettings):
    """Folders of the bench."""

    model_config = SettingsConfigDict(env_prefix="REPERES_", extra="ignore")

    runs: Path = Field(default=PROJECT / ".reperes" / "runs", description="Folder of the runs, one folder each")
    suites: Path = Field(default=PROJECT / ".reperes" / "suites", description="Folder of suites of one's own")
