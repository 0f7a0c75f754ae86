"""Names of the months in the languages of the outlets, for dates that English rules cannot read."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# One line per month, without accents: Spanish, French, German, Italian, Portuguese, Dutch,
# Scandinavian, Polish, Turkish, Indonesian, Russian. A name that means two months in two of the
# languages is left out. English stands first.
_NAMES = """
january enero janvier januar janner gennaio janeiro januari stycznia styczen ocak января
february febrero fevrier februar feber febbraio fevereiro februari lutego luty subat февраля
march marzo mars marz maerz marco maart marca marzec mart maret марта
april abril avril aprile kwietnia kwiecien nisan апреля
may mayo mai maggio maio mei maj maja mayıs мая
june junio juin juni giugno junho czerwca czerwiec haziran июня
july julio juillet juli luglio julho lipca lipiec temmuz июля
august agosto aout augustus augusti sierpnia sierpien agustos agustus августа
september septiembre setiembre septembre settembre setembro wrzesnia wrzesien eylul сентября
october octubre octobre oktober ottobre outubro pazdziernika pazdziernik ekim oktober октября
november noviembre novembre novembro listopada kasım ноября
december diciembre decembre dezember dicembre dezembro desember grudnia grudzien aralık декабря
"""
_ACCENTED = (
    "février août décembre märz jänner fevereiro março stycznia września październik"
    " października grudzień sierpień kwiecień styczeń wrzesień czerwiec şubat mayıs ağustos eylül"
)
_ASIAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]\s?")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})(?:\s?h\s?|[.](?=\d\d\s?uhr\b))(\d{2})?(?!\w)")

# Days and months as English pages print them, in full or short (match them ignoring case).
ENGLISH_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
ENGLISH_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)


@cache
def _months() -> dict[str, str]:
    lines = [line.split() for line in _NAMES.strip().split("\n")]
    return {_plain(name): names[0] for names in lines for name in names}


@cache
def month_pattern() -> str:
    """Alternation of the names as printed, accents and all or without (match it ignoring case)."""
    names = sorted({*_NAMES.split(), *_months(), *_ACCENTED.split()}, key=len, reverse=True)
    return f"(?:{'|'.join(names)})"


@cache
def _date() -> re.Pattern[str]:
    names = "|".join(sorted(_months(), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(\d{{1,2}})(?:\.|º|°|er|e|o)?\s?(?:de |den |d')?({names})\.?,?"
        rf"\s?(?:de |del )?(\d{{4}})(?!\d)"
        r"(?:,?\s(?:a las|a|ore|alle|as|um|om|kl\.?|klo|godz\.?|в)\s)?"
    )


def in_english(text: str) -> str | None:
    """Write a date with another language's month in English; None when there is none.

    >>> in_english("jueves, 12 de marzo de 2026"), in_english("11 mars 2026 à 8h15")
    ('12 march 2026', '11 march 2026 8:15')
    >>> in_english("the mars mission of 2026") is None
    True
    """
    if found := _ASIAN.search(text):
        year, month, day = found.groups()
        return f"{year}-{int(month):02}-{int(day):02} {text[found.end() :]}".strip()
    plain = _plain(text)
    if (found := _date().search(plain)) is None:
        return None
    day, name, year = found.groups()
    rest = _CLOCK.sub(_colon, plain[found.end() :]).strip(" ,")
    return f"{day} {_months()[name]} {year} {rest}".strip()


def _colon(found: re.Match[str]) -> str:
    return f"{found[1]}:{found[2] or '00'}"


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
