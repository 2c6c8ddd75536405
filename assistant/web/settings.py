"""Where the web application listens; `HOST` and `PORT` in the environment set it."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class WebSettings(BaseSettings):
    """Address of the server."""

    model_config = SettingsConfigDict(extra="ignore")

    host: str = Field(default="127.0.0.1", description="Address to listen on; only this machine by default")
    port: int = Field(default=7860, ge=1, le=65535)
