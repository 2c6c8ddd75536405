"""Catalogues of others: real files where they are, hostile and broken ones of our own."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from ingestion.catalogue import lheo, template
from ingestion.catalogue.errors import CatalogueError
from ingestion.catalogue.importing import detect, import_files
from ingestion.catalogue.models import Offer
from ingestion.catalogue.report import REJECTS, FileReport, Rejection
from ingestion.catalogue.search import Catalogue
from ingestion.catalogue.store import NAME
from ingestion.catalogue.trades import Trades

CPF_HEAD = "nom_of,type_referentiel,code_rncp,code_inventaire,intitule_certification,siret,nombre_heures_total_min,nombre_heures_total_max,frais_ttc_tot_min,frais_ttc_tot_max,code_departement,nb_session_active,nb_session_a_distance\n"
CPF_ROW = 'ÉCOLE A,RNCP,37873,-1,"Montage\nvidéo",12345678901234,0,0,900.0,900.0,34.0,1,0\n'
ACTION = "<action numero='{n}'><modalites-enseignement>2</modalites-enseignement><nombre-heures-total>{hours}</nombre-heures-total></action>"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def lheo_file(folder: Path, *courses: str, head: str = "", space: str = "http://lheo.gouv.fr/2.3") -> Path:
    return write(folder, "o.xml", f"{head}<lheo xmlns='{space}'><offres>{''.join(courses)}</offres></lheo>")


def course(title: str = "Montage", actions: str = "", extra: str = "", number: str = "1") -> str:
    return f"<formation numero='{number}'><intitule-formation>{title}</intitule-formation>{extra}{actions}</formation>"


def load(tmp_path: Path, *files: Path) -> list[FileReport]:
    return import_files(files, tmp_path / "index", tmp_path)


def stored(tmp_path: Path) -> list[Offer]:
    catalogue = Catalogue(tmp_path / "index" / NAME, Trades(()))
    return [found.offer for found in catalogue.search("", limit=10_000).results]


def test_the_traps_of_mon_compte_formation_are_read(tmp_path: Path) -> None:
    (report,) = load(tmp_path, write(tmp_path, "c.csv", CPF_HEAD + CPF_ROW))
    assert (report.format, report.read, report.kept) == ("cpf", 1, 1)
    (offer,) = stored(tmp_path)
    assert offer.title == "Montage vidéo"
    assert offer.hours is None
    assert (offer.department, offer.territory, offer.mode, offer.price) == ("34", "occitanie", "presentiel", 900)
    assert offer.certification is not None
    assert (offer.certification.kind, offer.certification.code) == ("rncp", "37873")


def test_prices_that_vary_over_sessions_stay_unknown(tmp_path: Path) -> None:
    load(tmp_path, write(tmp_path, "c.csv", CPF_HEAD + CPF_ROW.replace("900.0,900.0", "900.0,1900.0")))
    assert stored(tmp_path)[0].price is None


def test_a_bad_row_is_told_with_its_line_and_stops_nothing(tmp_path: Path) -> None:
    bad = ",RNCP,1,-1,,,0,0,1,1,34,1,0\n"
    short = "ÉCOLE A,RNCP\n"
    file = write(
        tmp_path,
        "c.csv",
        CPF_HEAD + CPF_ROW + bad + short + CPF_ROW.replace("ÉCOLE A", "ÉCOLE B").replace("123456", "654321"),
    )
    (report,) = load(tmp_path, file)
    assert (report.read, report.kept, report.merged) == (4, 2, 0)
    assert [row.line for row in report.rejected] == [4, 5]
    rows = list(csv.reader((tmp_path / "index" / REJECTS).open(encoding="utf-8-sig"), delimiter=";"))
    assert rows[1][:2] == ["c.csv", "4"]


def test_the_file_of_rejects_goes_when_nothing_is_rejected(tmp_path: Path) -> None:
    load(tmp_path, write(tmp_path, "c.csv", CPF_HEAD + ",RNCP,1,-1,,,0,0,1,1,34,1,0\n"))
    load(tmp_path, write(tmp_path, "c.csv", CPF_HEAD + CPF_ROW))
    assert not (tmp_path / "index" / REJECTS).exists()


def test_the_same_file_twice_adds_nothing(tmp_path: Path) -> None:
    file = write(tmp_path, "c.csv", CPF_HEAD + CPF_ROW)
    assert [(report.kept, report.merged) for report in load(tmp_path, file, file)] == [(1, 0), (0, 1)]


def test_a_new_record_of_the_same_course_replaces_the_old(tmp_path: Path) -> None:
    load(tmp_path, lheo_file(tmp_path, course(actions=ACTION.format(n=1, hours=14))))
    load(tmp_path, lheo_file(tmp_path, course(actions=ACTION.format(n=1, hours=21))))
    assert [offer.hours for offer in stored(tmp_path)] == [21]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_a_table_is_read_in_the_encodings_of_offices(tmp_path: Path, encoding: str) -> None:
    load(tmp_path, write(tmp_path, "c.csv", (CPF_HEAD + CPF_ROW).encode(encoding)))
    assert stored(tmp_path)[0].provider == "ÉCOLE A"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("vide.csv", b"", "vide"),
        ("vide.xml", b"", "vide"),
        ("autre.csv", b"a;b\n1;2\n", "colonnes non reconnues"),
        ("binaire.csv", bytes(range(256)) * 9, "binaire.csv"),
        ("page.xml", b"<html><body>rien</body></html>", "aucune formation"),
        ("texte.xml", b"ceci n'est pas du XML", "texte.xml"),
        ("faux.xlsx", b"PK faux", "illisible"),
        ("citation.csv", (CPF_HEAD + 'A,RNCP,"' + "x" * 300_000).encode(), "illisible"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_french_line_and_imports_nothing(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    good = write(tmp_path, "bon.csv", CPF_HEAD + CPF_ROW)
    with pytest.raises(CatalogueError, match=said) as caught:
        load(tmp_path, good, write(tmp_path, name, content))
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "index" / NAME).exists()


def test_a_missing_file_is_told() -> None:
    with pytest.raises(CatalogueError, match="n’existe pas"):
        detect(Path("/nulle/part.csv"))


@pytest.mark.parametrize("space", ["http://www.lheo.org/1.3.0", "http://www.lheo.org/2.2", "http://lheo.gouv.fr/2.3"])
def test_lheo_is_read_in_all_its_namespaces(tmp_path: Path, space: str) -> None:
    (offer,) = lheo.read(lheo_file(tmp_path, course(actions=ACTION.format(n=1, hours=14)), space=space))
    assert isinstance(offer, Offer)
    assert (offer.title, offer.hours, offer.mode) == ("Montage", 14, "distance")


def test_each_action_of_a_course_is_an_offer(tmp_path: Path) -> None:
    actions = ACTION.format(n=1, hours=14) + ACTION.format(n=2, hours=0)
    assert [offer.hours for offer in lheo.read(lheo_file(tmp_path, course(actions=actions)))] == [14, None]


def test_one_bad_course_never_stops_the_file(tmp_path: Path) -> None:
    rows = list(lheo.read(lheo_file(tmp_path, course(), course(title="-", number="2"), course(number="3"))))
    assert [type(row) for row in rows] == [Offer, Rejection, Offer]


def test_broken_xml_is_read_as_far_as_it_can_be_and_says_so(tmp_path: Path) -> None:
    broken = course(extra="<certifiante>1</objectif>", number="2")
    first, second = lheo.read(lheo_file(tmp_path, course(), "\n", broken))
    assert isinstance(first, Offer)
    assert isinstance(second, Offer)
    assert first.note == ""
    assert "mal formé" in second.note


def test_contacts_of_people_are_dropped(tmp_path: Path) -> None:
    contact = "<contact-formation><coordonnees><nom>Durand</nom><courriel>a.durand@ecole.fr</courriel></coordonnees></contact-formation>"
    told = "<contenu-formation>Appelez le 06 12 34 56 78 ou a.durand@ecole.fr</contenu-formation>"
    (offer,) = lheo.read(lheo_file(tmp_path, course(extra=contact + told)))
    kept = str(offer)
    assert "Durand" not in kept
    assert "@" not in kept
    assert "06 12" not in kept


BOMB = "<!DOCTYPE lheo [<!ENTITY a 'aaaaaaaaaa'>" + "".join(f"<!ENTITY {b} '&{a};&{a};&{a};'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)) + "]>"  # fmt: skip


@pytest.mark.parametrize(
    "head",
    [
        BOMB,
        '<!DOCTYPE lheo [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE l [<!ENTITY % p SYSTEM "http://x/">%p;]>',
    ],
)
def test_entities_are_refused(tmp_path: Path, head: str) -> None:
    with pytest.raises(CatalogueError, match="entités"):
        list(lheo.read(lheo_file(tmp_path, course("&i;&x;"), head=head)))


def test_a_monstrous_course_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="démesurée"):
        list(lheo.read(lheo_file(tmp_path, course(extra="<a/>" * (lheo.MOST_ELEMENTS + 1)))))


@pytest.mark.parametrize("name", ["m.csv", "m.xlsx"])
def test_the_template_is_read_back_as_it_was_filled_in(tmp_path: Path, name: str) -> None:
    cells = {"Identifiant": "a", "Titre": "=Montage", "Organisme": "École", "Heures": "10,5", "Modalité": "À distance",
             "Métiers": "monteuse, étalonneur", "Prix": "1 200 €", "Vérifié le": "01/02/2026", "Département": "31"}  # fmt: skip
    cells["Modalité"] = "Distance"
    template.write_rows(tmp_path / name, [cells])
    assert load(tmp_path, tmp_path / name)[0].kept == 1
    (offer,) = stored(tmp_path)
    assert (offer.id, offer.title, offer.hours, offer.mode) == ("template-a", "=Montage", 10.5, "distance")
    assert offer.trades == ("monteuse", "étalonneur")
    assert (offer.price, offer.checked_on, offer.territory) == (1200, date(2026, 2, 1), "occitanie")


@pytest.mark.parametrize("name", ["m.csv", "m.xlsx"])
def test_an_empty_template_is_read_as_no_offer(tmp_path: Path, name: str) -> None:
    template.write_empty(tmp_path / name)
    assert load(tmp_path, tmp_path / name)[0].read == 0


@pytest.mark.parametrize(
    ("cells", "said"),
    [({"Titre": "A", "Heures": "beaucoup"}, "« Heures » : valeur illisible"), ({"Note": "n"}, "le titre manque"),
     ({"Titre": "A", "Modalité": "zoom"}, "mode : valeur hors")],
)  # fmt: skip
def test_a_cell_that_cannot_be_read_rejects_its_row(tmp_path: Path, cells: dict[str, str], said: str) -> None:
    template.write_rows(tmp_path / "m.csv", [cells])
    (report,) = load(tmp_path, tmp_path / "m.csv")
    assert said in report.rejected[0].reason
    assert report.rejected[0].line == 2


def test_a_formula_is_written_as_text(tmp_path: Path) -> None:
    template.write_rows(tmp_path / "m.xlsx", [{"Titre": "=1+1"}])
    cell = openpyxl.load_workbook(tmp_path / "m.xlsx").active["B2"]
    assert (cell.data_type, cell.value) == ("s", "'=1+1")


@pytest.mark.shared
def test_the_real_catalogues_are_read(tmp_path: Path, shared: Path) -> None:
    data = shared / "data"
    files = [*sorted((data / "lheo").glob("*.xml")), *sorted((data / "cpf").glob("*.csv")), *data.glob("rncp/*.csv")]
    for report in load(tmp_path, *files):
        assert report.read == report.kept + report.merged + len(report.rejected)
        assert report.read > 0
        if report.format != "rncp":
            assert report.rejected == ()
    offers = {offer.title: offer for offer in stored(tmp_path)}
    assert offers["Titre professionnel plaquiste"].rome == ("F1604",)
    assert "académique" in offers["CAP photographe"].provider
    assert not any("<" in offer.content and ">" in offer.content for offer in offers.values())
