"""Run the commands of the documentation on the demo's data, and keep their output beside them.

`python tools/readme.py HOME FILE...` rewrites every ```console block: the lines that begin with
`$ wirecopy` are run on the demo's home folder HOME, and what they print follows them. With
`--check` nothing is written; the exit code is 1 when a block no longer says what is printed.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

FIRST_PORT = 28610
SHOWN_HOME = "/home/you/wirecopy-data"
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"^\$ (wirecopy (?:.*\\\n)*.*)$", re.MULTILINE)
# What differs from one demo to the next: times of fetching, and all that hangs on them.
VOLATILE = (
    (re.compile(r"127\.0\.0\.1:\d+"), "127.0.0.1:PORT"),
    (re.compile(r"\b\d{15,20}\b"), "ID"),
    (re.compile(r"crawl-10-outlets-\S+?\.warc\.gz"), "SEGMENT"),
    (re.compile(r"sha256:[0-9a-f]{64}"), "DIGEST"),
    (re.compile(r"(offset +)\d+ \(\d+ bytes\)"), r"\1N"),
    (re.compile(r"(fetched_at|(?:first|last)_seen_at)( +)[\dT:. Z-]+"), r"\1\2TIME"),
    (re.compile(r"(?:/[^\s/]+)+/(?=archive/)"), "HOME/"),
    (re.compile(r"[─\s]+"), " "),
)


def run(command: str, home: Path) -> str:
    """Run one documented command on the demo's home folder; what it prints."""
    words = shlex.split(on_its_ports(command.replace("\\\n", " "), home))
    done = subprocess.run(
        [sys.executable, "-m", "etl", "--home", str(home), *words[1:]],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = (done.stdout + done.stderr).replace(str(home), SHOWN_HOME).splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def on_its_ports(command: str, home: Path) -> str:
    """Write a command for the ports that the demo really got; documents name its first choice."""
    for number, outlet in enumerate(sorted((home / "outlets").glob("*.toml"))):
        real = tomllib.loads(outlet.read_text("utf-8"))["home_url"]
        command = command.replace(f"http://127.0.0.1:{FIRST_PORT + number}/", real)
    return command


def rendered(block: str, home: Path) -> str:
    """Write a block anew with what its commands print."""
    parts = [f"$ {command}\n{run(command, home)}" for command in COMMAND.findall(block)]
    return "\n".join(parts)


def stable(text: str) -> str:
    """A text without what differs from one demo to the next."""
    for pattern, mask in VOLATILE:
        text = pattern.sub(mask, text)
    return text.strip()


def outdated(path: Path, home: Path) -> list[tuple[str, str]]:
    """The blocks of a file that no longer say what is printed: as written, as printed."""
    blocks = BLOCK.findall(path.read_text("utf-8"))
    pairs = [(block, rendered(block, home)) for block in blocks if COMMAND.search(block)]
    return [(old, new) for old, new in pairs if stable(old) != stable(new)]


def main(arguments: list[str]) -> int:
    """Rewrite or check the files."""
    check = "--check" in arguments
    home, *files = (Path(each) for each in arguments if each != "--check")
    stale = 0
    for path in files:
        for old, new in outdated(path, home):
            stale += 1
            print(f"{path}: {COMMAND.findall(old)[0]}")
            if not check:
                path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
