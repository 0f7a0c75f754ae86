"""The lines above a story: a headline, a byline and a date may stand there."""

from __future__ import annotations

import re

from etl.dateline import find_dateline
from etl.lines import Line

_HEADER_LINES = 10
_HEADLINE_WORDS = 25
_DATED_BYLINE = re.compile(r"^(?P<date>.{0,40}?\d.{0,20}?)\s+(?P<by>by\s+.{2,60})$", re.IGNORECASE)


class Header:
    """What the lines above a story say; `rest` are the lines without the headline found there."""

    def __init__(self, lines: list[Line], headline: str | None) -> None:
        self.headline = headline
        self.bylines: list[Line] = []
        self.dates: list[str] = []
        self.rest = lines
        for index, line in enumerate(lines[:_HEADER_LINES]):
            if line.kind == "byline":
                self.bylines.append(line)
            elif line.kind == "date_line":
                self._take_date(line)
            elif line.kind is None or self._is_corrected(lines, index):
                if self.headline is None and self._is_headline(lines, index):
                    self.headline = line.text
                    self.rest = [each for each in self.rest if each is not line]
                elif len(line.text.split()) > _HEADLINE_WORDS:
                    break

    def _take_date(self, line: Line) -> None:
        if dated := _DATED_BYLINE.match(line.text):
            self.dates.append(dated["date"])
            start = line.start + dated.start("by")
            self.bylines.append(Line(dated["by"], start, line.start + dated.end("by"), "byline"))
        else:
            self.dates.append(line.text)

    def _is_corrected(self, lines: list[Line], index: int) -> bool:
        """A headline above all may be the label of a correction: "Correction: Ferry story"."""
        return index == 0 and lines[0].kind == "correction" and self._is_headline(lines, 0)

    @staticmethod
    def _is_headline(lines: list[Line], index: int) -> bool:
        """A short line without a stop, before a longer line of prose."""
        text = lines[index].text
        short = 2 < len(text.split()) <= _HEADLINE_WORDS  # noqa: PLR2004
        stopped = text.endswith((".", ":", ";", ","))
        below = lines[index + 1 : index + 6]
        prose = any(each.kind is None and len(each.text.split()) > 12 for each in below)  # noqa: PLR2004
        return short and not stopped and prose and find_dateline(text) is None
