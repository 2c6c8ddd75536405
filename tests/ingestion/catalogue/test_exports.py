"""The catalogue for others, and the way back."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from ingestion.catalogue import exports, lheo, template
from ingestion.catalogue.corpus import load_offers
from ingestion.catalogue.lheo_export import write_lheo
from ingestion.catalogue.models import Certification, Offer, Prerequisites
from ingestion.settings import PROJECT

FULL = Offer(
    id="plein", title="Montage & IA <avancé>", provider="École A", hours=14, mode="distance", place="Toulouse",
    department="31", territory="occitanie", content="Contenu\x07 long " * 400, rome=("L1507",), price=900.5,
    prerequisites=Prerequisites(entry="aucun"), certification=Certification(kind="rs", code="6204"),
    starts=(date(2026, 3, 2),), url="https://exemple.fr/x", trades=("monteuse", "cadreur, cadreuse"),
    outcomes=("Monter, étalonner",),
)  # fmt: skip
BARE = Offer(id="nu", title="Rien de plus")
GAP = Offer(id="besoin", title="Non identifié", kind="gap")


def test_lheo_comes_back_as_it_went_and_unknown_stays_unknown(tmp_path: Path) -> None:
    assert write_lheo(tmp_path / "o.xml", [FULL, BARE, GAP]) == 2
    full, bare = lheo.read(tmp_path / "o.xml")
    assert isinstance(full, Offer)
    assert isinstance(bare, Offer)
    for name in (
        "title",
        "provider",
        "hours",
        "mode",
        "place",
        "department",
        "territory",
        "rome",
        "price",
        "starts",
        "url",
    ):
        assert getattr(full, name) == getattr(FULL, name), name
    assert full.prerequisites.entry == "aucun"
    assert full.certification == FULL.certification
    assert (bare.mode, bare.hours, bare.price, bare.certification, bare.starts, bare.place) == (None,) * 4 + ((), "")


@pytest.mark.shared
def test_the_lheo_export_is_valid_against_the_official_schema(tmp_path: Path, shared: Path) -> None:
    schema = etree.XMLSchema(etree.parse(shared / "data" / "lheo" / "lheo-2.3.xsd"))
    write_lheo(
        tmp_path / "o.xml", [FULL, BARE, FULL.model_copy(update={"hours": 10.5}), *load_offers(PROJECT / "corpus")]
    )
    assert schema.validate(etree.parse(tmp_path / "o.xml")), schema.error_log


def test_jsonld_holds_what_is_known_and_nothing_else(tmp_path: Path) -> None:
    assert exports.write_jsonld(tmp_path / "o.json", [FULL, BARE, GAP]) == 2
    full, bare = json.loads((tmp_path / "o.json").read_text(encoding="utf-8"))["@graph"]
    assert full["hasCourseInstance"] == [
        {"@type": "CourseInstance", "courseMode": "Online", "location": {"@type": "Place", "name": "Toulouse"},
         "courseWorkload": "PT14H", "startDate": "2026-03-02"}
    ]  # fmt: skip
    assert full["educationalCredentialAwarded"]["identifier"] == "RS6204"
    assert full["offers"]["price"] == 900.5
    assert sorted(bare) == ["@id", "@type", "inLanguage", "name"]


@pytest.mark.parametrize(("name", "write"), [("o.csv", exports.write_csv), ("o.xlsx", exports.write_xlsx)])
def test_a_table_is_read_back_by_the_import_of_the_template(tmp_path: Path, name: str, write: object) -> None:
    assert callable(write)
    assert write(tmp_path / name, [FULL.model_copy(update={"content": "court"}), BARE]) == 2
    full, bare = template.read(tmp_path / name)
    assert isinstance(full, Offer)
    assert isinstance(bare, Offer)
    for field in (
        "title",
        "hours",
        "mode",
        "department",
        "price",
        "trades",
        "outcomes",
        "certification",
        "rome",
        "content",
    ):
        assert getattr(full, field) == (getattr(FULL, field) if field != "content" else "court"), field
    assert (bare.hours, bare.mode, bare.territory, bare.certification) == (None,) * 4
