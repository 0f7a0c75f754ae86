from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from crawler.home import Home


def test_the_chain_leads_to_bytes_that_are_still_the_same(ask: Any, built_home: Home) -> None:
    done = ask("provenance", "s1o1", "--json")
    (chain,) = done.rows
    (capture,) = chain["captures"]
    assert done.code == 0
    assert chain["verified"] is True
    assert capture["check"] == "verified"
    assert chain["credits"][0]["quote"] == "LAKETOWN (AP) —"
    assert sum(pair["in_story"] for pair in chain["verified_pairs"]) == 3
    file = Path(built_home.path / capture["path"]).read_bytes()
    record = file[capture["position"] : capture["position"] + capture["length"]]
    assert b"https://www.outlet1.example/news/1/" in record


def test_people_see_file_offset_digest_and_quote(ask: Any) -> None:
    done = ask("provenance", "s1o1")
    assert done.code == 0
    assert "LAKETOWN (AP) —" in done.out
    assert "read again  verified" in done.out
    assert "given.jsonl" in done.out


def test_an_uncredited_copy_says_that_its_page_names_no_agency(ask: Any) -> None:
    told = ask("provenance", "s1o3").out
    assert "no agency that its page names" in told
    assert "supplied by AP: it is a reprint of a copy that comes from it" in told


def test_the_pair_by_which_an_uncredited_copy_was_attributed_is_one_of_its_pairs(ask: Any) -> None:
    (chain,) = ask("provenance", "s1o3", "--json").rows
    assert (chain["agency"], chain["credited"], chain["attributed_by"]) == ("AP", False, "pair")
    assert chain["evidence_pair"] in {pair["pair_id"] for pair in chain["verified_pairs"]}


def test_changed_bytes_are_noticed(run: Any, built_home: Home, tmp_path: Path) -> None:
    home, file = _copy(built_home, tmp_path)
    file.write_bytes(file.read_bytes().replace(b"keeper on Tuesday", b"keeper on Sundays", 1))
    done = run(home, "provenance", "s1o0")
    assert done.code == 1
    assert "differs: the bytes there have sha256:" in done.out
    assert run(home, "provenance", "s1o1").code == 0


def test_a_file_that_is_gone_is_noticed(run: Any, built_home: Home, tmp_path: Path) -> None:
    home, file = _copy(built_home, tmp_path)
    file.unlink()
    done = run(home, "provenance", "s1o0", "--json")
    assert done.code == 1
    assert done.rows[0]["verified"] is False
    assert done.rows[0]["captures"][0]["check"] != "verified"


def _copy(built: Home, folder: Path) -> tuple[Home, Path]:
    """A copy of the home that can be damaged."""
    home = Home(folder / "home")
    shutil.copytree(built.path, home.path, symlinks=True)
    (file,) = home.imports.rglob("given.jsonl")
    content = file.read_bytes()
    file.unlink()
    file.write_bytes(content)
    assert file.stat().st_nlink == 1
    return home, file
