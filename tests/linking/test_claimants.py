"""What a claimant is, and whether it is the same whoever quotes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import DataFileError
from dateline.gazetteer.actors import load_registry
from dateline.linking.claimants import claimant, load_claimants, publisher, read_claimants
from dateline.model.event import SourceKind


@pytest.mark.parametrize(
    ("name", "org", "kind", "known_as", "one"),
    [
        ("Ilo Marn", "Syrian Democratic Forces", "party", "Syrian Democratic Forces", True),
        ("SDF", None, "party", "Syrian Democratic Forces", True),
        ("army spokesman", None, "party", "army spokesman", True),
        ("rebels", None, "party", "rebels", True),
        ("defence ministry", None, "party", "defence ministry", True),
        ("interior ministry", None, "state", "interior ministry", True),
        ("police", None, "state", "police", True),
        ("officials", None, "state", "officials", False),
        ("Kenya", None, "state", "Kenya", True),
        ("UN", None, "un", "United Nations", True),
        ("OCHA", None, "un", "United Nations Office for the Coordination of Humanitarian Affairs", True),
        ("Ilo Marn", "UNHCR", "un", "United Nations High Commissioner for Refugees", True),
        ("Syrian Observatory for Human Rights", None, "ngo", "Syrian Observatory for Human Rights", True),
        ("Amnesty International", None, "ngo", "Amnesty International", True),
        ("aid workers", None, "ngo", "aid workers", False),
        ("Ilo Marn", "Vallemar hospital", "medical", "Vallemar hospital", True),
        ("military hospital", None, "medical", "military hospital", True),
        ("doctors", None, "medical", "doctors", False),
        ("witnesses", None, "witness", "witnesses", False),
        ("residents", None, "witness", "residents", False),
        ("activist", None, "witness", "activist", False),
        ("Reuters", None, "media", "Reuters", True),
        ("AP", None, "media", "Associated Press", True),
        ("state television", None, "media", "state television", True),
        ("spokesman", None, "other", "spokesman", False),
        ("Ilo Marn", None, "other", "Ilo Marn", True),
        ("Ilo Marn", "Marn & Sons", "other", "Marn & Sons", True),
        ("Ilo Marn", "Church of Uganda", "other", "Church of Uganda", True),
        ("Ilo Marn", "Pentagon", "party", "US Department of Defense", True),
        ("local authorities", None, "state", "local authorities", True),
        ("SDF spokesman", None, "party", "Syrian Democratic Forces", True),
    ],
)
def test_claimants_have_a_kind_and_a_usual_name(
    name: str, org: str | None, kind: str, known_as: str, one: bool
) -> None:
    found = claimant(name, org)
    assert (found.kind.value, found.name, found.one) == (kind, known_as, one)


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("AFP", "Agence France-Presse", SourceKind.MEDIA),
        ("reuters.com", "Reuters", SourceKind.MEDIA),
        ("Vallemar Army Times", "Vallemar Army Times", SourceKind.MEDIA),
        ("OCHA", "United Nations Office for the Coordination of Humanitarian Affairs", SourceKind.UN),
        ("Human Rights Watch", "Human Rights Watch", SourceKind.NGO),
    ],
)
def test_claimants_publishers_are_media_unless_known_otherwise(source: str, name: str, kind: SourceKind) -> None:
    found = publisher(source)
    assert (found.name, found.kind) == (name, kind)


def test_claimants_packaged_list_has_every_kind() -> None:
    lexicon = load_claimants()
    assert {line.kind for line in (*lexicon.actors.values(), *lexicon.words.values())} >= set(SourceKind) - {
        SourceKind.OTHER
    }


def test_claimants_list_tells_all_faults_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "claimants.tsv"
    path.write_text(
        "# a comment\n"
        "words\tarmy\tparty\tone\n"
        "word\tnavy\tparty\tone\n"
        "words\tgeneral\tsoldiers\tone\n"
        "words\tArmy\tparty\tfew\n"
        "actor\tno-such-actor\tun\tone\n"
        "words\tarmy\tparty\tone\n",
        encoding="utf-8",
    )
    with pytest.raises(DataFileError) as caught:
        read_claimants(path, load_registry())
    faults = str(caught.value).splitlines()
    assert [f.split(":")[0] for f in faults] == [f"claimants.tsv, line {n}" for n in (3, 4, 5, 5, 6, 7)]
    assert "stands in line 2 already" in faults[-1]
