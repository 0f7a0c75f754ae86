"""The recipes for timers: they are sound, and the commands in them are ours."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import click
import pytest

from crawler import worker
from etl import run_loop
from etl.cli import COMMANDS, cli

from .recipes import (
    DOCS,
    FOLDER,
    PROGRAM,
    blocks,
    container_command,
    cron_lines,
    instructions,
    read,
    unit,
    wirecopy_words,
)

ROOT = DOCS.parent
SERVICES = ("wirecopy.service", "wirecopy-every.service")
# What a stopped run takes at the most: it is killed then.
LONGEST_STOP_S = run_loop.STOP_S + 5


def all_commands() -> dict[str, list[list[str]]]:
    names = set(COMMANDS)
    texts = {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()}
    found = {
        name: wirecopy_words("\n".join(re.findall(r"ExecStart=(.*)", texts[name])), names)
        for name in SERVICES
    }
    found["crontab"] = wirecopy_words("\n".join(cron_lines()[1]), names)
    found["workflow.yml"] = wirecopy_words(
        "\n".join(re.findall(r"run: ([^|\n]+)", texts["workflow.yml"])), names
    )
    found["Dockerfile"] = wirecopy_words(" ".join(container_command()), names)
    found["scheduling.md"] = wirecopy_words(blocks((DOCS / "scheduling.md").read_text()), names)
    return found


def parsed(words: list[str]) -> None:
    """Read a command line as the program does, and do nothing."""
    name, *rest = words[2:] if words[0] == "--home" else words
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    command.make_context(name, rest)


@pytest.mark.parametrize("name", [*SERVICES, "crontab", "workflow.yml", "Dockerfile"])
def test_a_recipe_runs_what_the_program_understands(name: str) -> None:
    first, *others = all_commands()[name]
    assert first[0] == "run"
    assert [words[0] for words in others] == (["check"] if name == "crontab" else [])
    for words in (first, *others):
        parsed(words)


def test_the_page_names_commands_that_the_program_understands() -> None:
    found = all_commands()["scheduling.md"]
    assert len(found) >= 5
    for words in found:
        parsed(words)


def test_a_command_that_the_program_does_not_understand_would_be_noticed() -> None:
    with pytest.raises(click.UsageError):
        parsed(["run", "--evry", "10m"])


def test_every_recipe_is_on_the_page() -> None:
    page = (DOCS / "scheduling.md").read_text("utf-8")
    linked = set(re.findall(r"\]\(scheduling/([^)]+)\)", page))
    assert linked == {path.name for path in FOLDER.iterdir()}


@pytest.fixture
def installed_units(tmp_path: Path) -> list[Path]:
    """The units as on a machine where the program is: systemd asks whether it can be run."""
    units = []
    for name in (*SERVICES, "wirecopy.timer"):
        units.append(tmp_path / name)
        units[-1].write_text(read(name).replace(PROGRAM, sys.executable), "utf-8")
    return units


def systemd_analyze(*words: str) -> subprocess.CompletedProcess[str]:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is not installed here")
    return subprocess.run([program, *words], capture_output=True, text=True, check=False)


def test_systemd_finds_nothing_wrong_with_the_units(installed_units: list[Path]) -> None:
    done = systemd_analyze("verify", *map(str, installed_units))
    complaints = [line for line in done.stderr.splitlines() if "wirecopy" in line]
    assert (done.returncode, complaints) == (0, [])


def test_systemd_would_find_what_is_wrong_with_a_unit(installed_units: list[Path]) -> None:
    unit_file = installed_units[0]
    unit_file.write_text(unit_file.read_text().replace("ProtectSystem=", "ProtectSistem="))
    assert "ProtectSistem" in systemd_analyze("verify", str(unit_file)).stderr


def test_systemd_says_that_a_service_is_exposed_to_little(installed_units: list[Path]) -> None:
    for service in installed_units[:2]:
        done = systemd_analyze("security", "--offline=true", "--threshold=20", str(service))
        if "unrecognized option" in done.stderr:
            pytest.skip("this systemd-analyze is older than 250")
        assert done.returncode == 0, done.stdout[-200:] + done.stderr


def test_both_services_are_alike_but_for_how_they_run() -> None:
    once, every = (set(unit(name)) for name in SERVICES)
    assert {key for key, _ in once ^ every} == {
        *("Description", "Type", "ExecStart", "TimeoutStartSec", "WantedBy"),
        *("Restart", "RestartSec", "RestartPreventExitStatus"),
    }
    assert ("RestartPreventExitStatus", "2") in every


def test_whoever_stops_it_waits_long_enough() -> None:
    assert worker.PATIENCE_S < run_loop.STOP_S
    page = (DOCS / "scheduling.md").read_text("utf-8")
    for name in SERVICES:
        assert int(dict(unit(name))["TimeoutStopSec"].removesuffix("s")) >= LONGEST_STOP_S
    for text in (page, read("Dockerfile")):
        (seconds,) = re.findall(r"--stop-timeout (\d+)", text)
        assert int(seconds) >= LONGEST_STOP_S
    (seconds,) = re.findall(r"--kill-after (\d+)", read("workflow.yml"))
    assert int(seconds) >= LONGEST_STOP_S


def test_cron_finds_the_program_and_knows_whom_to_tell() -> None:
    variables, entries = cron_lines()
    assert PROGRAM.rpartition("/")[0] in variables["PATH"].split(":")
    assert "@" in variables["MAILTO"]
    assert Path(variables["WIRECOPY_HOME"]).is_absolute()
    assert len(entries) == 2
    # To cron a percent sign is the end of the line.
    assert not any("%" in entry for entry in entries)


@pytest.mark.parametrize("entry", cron_lines()[1])
def test_the_times_of_cron_are_times(entry: str) -> None:
    limits = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))
    for field, (least, most) in zip(entry.split(maxsplit=5)[:5], limits, strict=True):
        match = re.fullmatch(r"(?:\*|(\d+)(?:-(\d+))?)(?:/(\d+))?", field)
        assert match is not None, field
        assert all(least <= int(number) <= most for number in match.groups() if number)


def test_the_image_is_pinned_and_runs_as_nobody_with_its_home_in_the_volume() -> None:
    given = instructions()
    bases = [rest.split()[0] for word, rest in given if word == "FROM"]
    assert all(re.fullmatch(r"python:\d+\.\d+\.\d+-slim-\w+(@sha256:.*)?", base) for base in bases)
    last = dict(given)
    assert int(last["USER"]) > 0
    assert f"WIRECOPY_HOME={last['VOLUME']}" in last["ENV"].split()
    assert last["STOPSIGNAL"] == "SIGTERM"
    assert "ADD" not in last
    installs = [rest for word, rest in given if word == "RUN" and "pip" in rest]
    assert all("--require-hashes" in each or "--no-index" in each for each in installs)


def test_process_1_of_the_container_is_the_program_and_no_shell() -> None:
    for word, rest in instructions():
        if word in {"ENTRYPOINT", "CMD"}:
            assert all(isinstance(each, str) for each in json.loads(rest))
    assert container_command() == ["wirecopy", "run", "--every", "10m"]


def test_the_build_of_the_image_sees_what_it_copies_and_nothing_more() -> None:
    text = read("Dockerfile.dockerignore")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    seen = {line[1:] for line in lines if line.startswith("!")}
    assert lines[0] == "*"
    copied = {
        source
        for word, rest in instructions()
        if word == "COPY" and not rest.startswith("--from")
        for source in rest.split()[:-1]
    }
    assert copied == seen
    assert all((ROOT / name).exists() for name in seen)
    packages = (ROOT / "pyproject.toml").read_text("utf-8")
    assert all(f'"{name}"' in packages for name in seen if (ROOT / name).is_dir())
    assert any(fnmatch("etl/__pycache__", line) for line in lines[1:])
