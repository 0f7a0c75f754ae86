"""The project deployed to a real scrapyd as any Scrapy project; make test-scrapyd runs it."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from .conftest import CHECKOUT, publish, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.home import Home

    from .conftest import Site, Warcs

pytestmark = pytest.mark.skipif(
    find_spec("scrapyd") is None, reason="scrapyd is no dependency: make test-scrapyd has it"
)

PROJECT = ("crawler", "pyproject.toml", "scrapy.cfg", "README.md", "LICENSE")
BIN = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Scrapyd:
    """A running scrapyd."""

    base: str
    folder: Path

    def ask(self, name: str, **asked: Any) -> Any:
        return self._answer(f"{name}.json?{urlencode(asked)}", None)

    def tell(self, name: str, *settings: str, **told: Any) -> Any:
        pairs = [*told.items(), *(("setting", each) for each in settings)]
        found = self._answer(f"{name}.json", urlencode(pairs).encode())
        assert found["status"] == "ok", found
        return found

    def _answer(self, path: str, told: bytes | None) -> Any:
        with urlopen(f"{self.base}{path}", told, timeout=60) as answer:  # noqa: S310 - loopback
            return json.load(answer)

    def job(self, state: str, job: str) -> dict[str, Any] | None:
        jobs = self.ask("listjobs", project="wirecopy")[state]
        return next((each for each in jobs if each["id"] == job), None)

    def log(self, job: str) -> str:
        return (self.folder / "logs" / "wirecopy" / "feed" / f"{job}.log").read_text("utf-8")


@pytest.fixture(scope="module")
def scrapyd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scrapyd]:
    folder = tmp_path_factory.mktemp("scrapyd")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    (folder / "scrapyd.conf").write_text(
        f"[scrapyd]\nhttp_port = {port}\npoll_interval = 0.2\nmax_proc = 1\n"
    )
    server = Scrapyd(f"http://127.0.0.1:{port}/", folder)
    with (folder / "output").open("w") as output:
        process = subprocess.Popen(
            [BIN / "scrapyd"], cwd=folder, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        wait_for(lambda: answers(server))
        yield server
    finally:
        process.terminate()
        process.wait(timeout=30)


def answers(server: Scrapyd) -> bool:
    try:
        return bool(server.ask("daemonstatus")["status"] == "ok")
    except URLError:
        return False


@pytest.fixture(scope="module")
def egg(scrapyd: Scrapyd, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The egg of the project, deployed as docs/scheduling.md says."""
    project = tmp_path_factory.mktemp("project")
    for name in PROJECT:
        copy = shutil.copytree if (CHECKOUT / name).is_dir() else shutil.copy
        copy(CHECKOUT / name, project / name)
    config = (project / "scrapy.cfg").read_text("utf-8")
    assert "http://127.0.0.1:6800/" in config
    (project / "scrapy.cfg").write_text(config.replace("http://127.0.0.1:6800/", scrapyd.base))
    done = run_in(project, "scrapyd-deploy", "--version", "1")
    assert '"spiders": 3' in done.stdout
    run_in(project, "scrapyd-deploy", "--build-egg", "wirecopy.egg")
    return project / "wirecopy.egg"


def run_in(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [BIN / words[0], *words[1:]]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def test_the_egg_has_the_spiders_and_every_file_of_the_crawler(egg: Path, scrapyd: Scrapyd) -> None:
    spiders = scrapyd.ask("listspiders", project="wirecopy")["spiders"]
    assert spiders == ["feed", "section", "sitemap"]
    with zipfile.ZipFile(egg) as opened:
        packed = {name for name in opened.namelist() if not name.startswith("EGG-INFO/")}
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "crawler"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert packed == set(listed.stdout.split())


@pytest.mark.usefixtures("egg")
def test_a_scheduled_spider_crawls_its_outlets_into_the_home_it_is_given(
    site: Site, home: Home, warcs: Warcs, scrapyd: Scrapyd, tmp_path: Path
) -> None:
    publish(site, 2)
    outlet = site.outlet(tmp_path)
    job = scrapyd.tell(
        "schedule",
        f"WIRECOPY_HOME={home.path}",
        "DOWNLOAD_TIMEOUT=7",
        project="wirecopy",
        spider="feed",
        outlets=outlet,
        max_pages=1,
    )["jobid"]
    wait_for(lambda: scrapyd.job("finished", job))
    log = scrapyd.log(job)
    assert "'DOWNLOAD_TIMEOUT': '7'" in log
    assert "Spider closed (finished)" in log
    assert "ERROR" not in log
    assert warcs.partials() == []
    warcs.check()
    fetched = {url for url in warcs.responses() if "/news/" in url}
    assert fetched == {f"{site.base}/news/0"}
    assert (home.outlets / outlet.name).read_bytes() == outlet.read_bytes()


@pytest.mark.usefixtures("egg")
def test_a_cancelled_job_completes_its_segment(
    site: Site, home: Home, warcs: Warcs, scrapyd: Scrapyd, tmp_path: Path
) -> None:
    publish(site, 200, pause_s=0.05)
    job = scrapyd.tell(
        "schedule",
        f"WIRECOPY_HOME={home.path}",
        project="wirecopy",
        spider="feed",
        outlets=site.outlet(tmp_path),
    )["jobid"]
    wait_for(lambda: len(site.asked) > 8)
    assert scrapyd.tell("cancel", project="wirecopy", job=job)["prevstate"] == "running"
    wait_for(lambda: scrapyd.job("finished", job))
    assert "Spider closed (shutdown)" in scrapyd.log(job)
    assert len(site.asked) < 150
    assert warcs.partials() == []
    warcs.check()
