"""Bylines: people, the agency they write for, and the CMS roles that are neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from etl.agencies import (
    agencies,
    agency_named,
    agency_pattern,
    mark_pattern,
    may_name_agency,
    name_pattern,
    names_agency,
    weak_mark_pattern,
)
from etl.alternation import any_of
from etl.labels import BY, SOURCE

if TYPE_CHECKING:
    from collections.abc import Sequence

_BY = re.compile(rf"^(?:{BY}|{SOURCE}(?=\s*[:：]))[:：\s]+(?=\S)", re.IGNORECASE)
_ROLE = re.compile(
    r"^(?:(?:the |our )?"
    r"(?:admin(?:istrator)?|staff|web ?desk|news ?(?:room|desk|service|team|staff)|agenc(?:y|ies)|"
    r"editor(?:s|ial)?(?: team| desk| staff)?|online desk|digital desk|wire(?: service| report)?s?|"
    r"bureau|correspondent|reporter|special correspondent|web team|webmaster|root|user|guest|"
    r"(?:news|wire|staff|web) (?:reports?|reporter|writers?|editor))"
    r"(?: reporter| writer| desk)?)$",
    re.IGNORECASE,
)
_TITLE = (
    r"(?:(?:senior |national |chief |special )?"
    r"(?:(?:sports?|business|political|science|health|medical|technology|entertainment|economics|"
    r"foreign|staff|white house|music|film|auto|airlines|military|diplomatic|religion|education|"
    r"national security|international|food|travel|fashion|racing|football|baseball|basketball) )*"
    r"(?:writers?|editors?|correspondents?|reporters?|staff|news agency))"
)
_JOIN = re.compile(
    r"\s*(?:[,;/|、，；]|&| (?:and|et|und|y|og|och|ve|dan|en|и|та) )\s*", re.IGNORECASE
)
_NAME = re.compile(r"^(?:[^\W\d_][\w.'’-]*)(?:\s+[^\W\d_][\w.'’-]*){1,4}$")
# Scripts that write a name in one word: Han, kana, Hangul.
_SHORT_NAME = re.compile(r"^(?:[\u3040-\u30ff\u3400-\u9fff]{2,5}|[\uac00-\ud7a3]{2,4})$")
# Words that stand in the names of desks, newsrooms and houses, and in hardly any person's.
_HOUSE = re.compile(
    r"\b(?:staff|desk|newsroom|news|online|team|editors?|editorial|reporters?|correspondents?"
    r"|bureau|magazine|newspaper|media|tv|radio|agency|inc|ltd|llc|gmbh"
    r"|\w*redaktion\w*|redacción|redaccion|rédaction|redazione|redação|redactie|redakcja|redakce"
    r"|\w*agentur|agencia|agência|agence|agenzia|nachrichten|noticias|ajansı|ajans|haber)\b"
    r"|編集部|新聞|通信|取材班|기자단|신문|뉴스|\w\.(?:com|org|net|[a-z]{2})\b",
    re.IGNORECASE,
)
# "기자", "記者": "reporter", behind the name, with an address or without.
_TITLE_BEHIND = re.compile(r"\s*(?:기자|특파원|記者|記者団)(?:\s+\S+@\S+)?$")
_PLACE = r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}"
_CAPITALS = r"[^\W\d_a-z][^\W\d_a-z.'’-]+(?: [^\W\d_a-z.'’-]+){0,3}"
# What stands behind a name in the same element: a job ("Jane Roe Travel News Reporter").
_JOB = re.compile(
    rf"(?<=\w)\s+(?:(?i:chief|senior|deputy|associate|assistant|travel|lifestyle|news|political"
    rf"|local|city|court|crime|consumer|digital|{_TITLE})\s+)*(?i:{_TITLE})$"
)
# "Staff Writer", "Harbor Post Staff Reporter", "of the Harbor Post staff".
_STAFF = re.compile(
    r"(?:(?:,\s*|\s+[–—|/-]\s+)[^,|/]*|\s+of the\s.*)?\bstaff"
    r"(?:\s+(?:writers?|reporters?|correspondents?|photographers?|editors?|columnists?"
    r"|journalists?))?$",
    re.IGNORECASE,
)
_PAPER = (
    r"(?:Press|Post|Times|Gazette|Ledger|News|Herald|Tribune|Courier|Journal|Star|Observer"
    r"|Daily|Record|Chronicle|Sentinel|Mail|Standard|Review|Media)"
)
# "By Jane Roe, Harbor Post sports editor": the outlet's own, where no agency is named.
_POST = re.compile(
    rf",\s*(?:the\s)?[^\W\d_a-z][^,|/]*\s(?:(?i:{_TITLE})|{_PAPER})$|,\s*(?i:{_TITLE})$",
)
# Behind the agency's mark: "PA Social Affairs Correspondent".
_POST_AT = r"(?:\s[^\W\d_a-z]\w{2,}){1,3}\s(?i:writers?|editors?|correspondents?|reporters?)"
# A picture is credited in the same line: "Text: Jane Roe, photo: dpa".
_PICTURE = re.compile(
    r"(?:photo|picture|image|foto|bild|bilde|kuva|zdjęcie)s?\s*:\s*$", re.IGNORECASE
)
# Behind the names: "By The Associated Press | March 5, 2026".
_DATED = r"(?:\s*[|•·]\s(?=.{0,24}\d).{4,40}|\s+\d{4})?"
# "the Numbers", "Train to Oakton": no name of a person.
_NO_NAME = re.compile(r"^(?:the|an|der|das)\s|\s(?:to|for|from|the|of|on|with)\s", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
# Small words in and between the names of people, and of those they write for.
_PARTICLES = frozenset({
    "a", "al", "and", "at", "bin", "da", "das", "de", "del", "dem", "den", "der", "di", "do", "dos",
    "du", "e", "el", "en", "et", "for", "i", "ibn", "in", "la", "le", "med", "mit", "o", "och",
    "of", "og", "s", "ten", "ter", "the", "und", "van", "ve", "von", "vom", "with", "y", "zu",
    "zum", "zur",
})  # fmt: skip
# "Jane Roe in Oakton", "Jane Roe for the Harbor Post".
_WHERE = re.compile(r"(?<=\w)\s+(?:in|at|for|of)\s+(?:the\s+)?[^\W\d_a-z].*$")
_MAX_CHARS = 200
_MAX_WORDS = 24
_MAY_BE_GLUED = re.compile(r"[^\W\d_A-Z][A-Z]")


@dataclass(frozen=True, slots=True)
class Byline:
    """A byline as printed (None when it names only a role), its people and its agency.

    `names`: all whom the page names as authors, people or not, as it spells them.
    `shared`: people of the outlet wrote it with the agency's material ("By Jane Roe with AP").
    `staff`: it says that they are the outlet's own ("By Jane Roe, Staff Writer").
    `title`: what it says that the writer is ("AP Sports Writer").
    `agencies`: key and printed name or mark of all that it names, `agency` first.
    """

    printed: str | None
    authors: tuple[str, ...]
    agency: str | None
    role: str | None = None
    shared: bool = False
    staff: bool = False
    names: tuple[str, ...] = ()
    agencies: tuple[tuple[str, str], ...] = ()
    title: str | None = None


# What stands between the outlet's own people and the agency whose material they used.
_SHARED = (
    r"(?:with|mit|avec|con|com|med|met|ja|z|cu|ile|та|и|dan|bersama|and|&|und|et|y|e|og|och|en)"
    r"(?:\s(?:inputs?|reports?|files|wires?|material(?:ien)?|informationen|información|informações"
    r"|agenturmaterial|informations|bidrag|the|le|la|les|de|da|do|of|from|von|der)){0,3}"
)
_WITHIN = r"(?:with|mit|avec|con|com|med|met)"
# The mark of an outlet's own editor: "jr/dpa".
_INITIALS = re.compile(r"[a-zäöüß]{2,5}(?:[/,]\s?[a-zäöüß]{2,5})*$")


@cache
def _agency_part() -> re.Pattern[str]:
    # "Associated Press", "AP Sports Writer", "for The Associated Press", "of Reuters"
    agency = agency_pattern()
    return re.compile(
        rf"(?:(?P<before>^|,\s*|\s+[-–—|•·]\s*|[|•·]\s*|\s+/\s+(?=(?i:(?:the )?{name_pattern()}))"
        rf"|(?P<slash>(?<=\w)/)|(?P<joint>(?<=\w)[–-])"
        rf"|[\s(]+(?i:(?P<shared>{_SHARED})|for|of|at|du|de|für)\s+|\s+|\()"
        rf"(?:(?i:the )?(?P<agency>{agency})(?P<title>\s+(?i:{_TITLE})|{_POST_AT})?"
        # "Ap Auto Writer": a system that writes every name in small letters.
        rf"|(?P<recased>(?i:{mark_pattern(bare=True)}))\s+(?i:{_TITLE}))\)?)(?:\s+[-–—]\s+{_PLACE})?{_DATED}\s*$"
    )


@cache
def _led_by_agency() -> re.Pattern[str]:
    return re.compile(rf"^(?i:the )?{agency_pattern()}\s*[-–—|]\s*(?=By\s)")


@cache
def _from_place() -> re.Pattern[str]:
    # "Associated Press in Harbor City", "AFP, MANILA": the agency, and where it writes from.
    return re.compile(
        rf"^(?P<agency>{agency_pattern(bare=True)})"
        rf"(?:\s+(?:in|at)\s+(?P<place>{_PLACE})|(?:,\s*|\s+[-–—]\s+)(?P<capitals>{_CAPITALS}))$"
    )


def parse_byline(raw: str, roles: tuple[str, ...] = (), *, recase: bool = True) -> Byline:
    """Read a byline with or without its "By".

    Args:
        raw: the line as printed.
        roles: bylines that the outlet declares to be roles.
        recase: whether names in capitals are written as other names are.

    >>> byline = parse_byline("By JANE ROE, Associated Press Writer")
    >>> byline.authors, byline.agency
    (('Jane Roe',), 'AP')
    >>> parse_byline("by admin").printed is None
    True
    """
    printed = _unglued(" ".join(raw.split())[:_MAX_CHARS])
    # "The Associated Press — By Jane Roe - AP Business Writer"
    rest = _BY.sub("", _led_by_agency().sub("", printed)).strip(" |-–—")
    if not rest or _is_role(rest, roles):
        return Byline(None, (), None, rest or None, names=(rest,) if rest else ())
    named = rest
    agency, printed_as, rest, shared, title = _agency_behind(rest)
    if agency and printed.endswith(")"):
        # "Jane Roe Los Angeles Times (TNS)": the paper's copy, which the syndicate distributes.
        _, _, rest, _, _ = _agency_behind(rest)
    own = (_STAFF.search(rest) or _POST.search(rest)) if agency is None else None
    if own:
        rest = rest[: own.start()].strip()
    parts = [_name_alone(part) for part in _JOIN.split(rest) if part]
    people = [name for part in parts if _is_person(name := _once(part), roles)]
    names = [_cased(part) for part in people] if recase else people
    staff = bool(names and own)
    agencies = _agencies(rest, agency, printed_as)
    return Byline(
        printed,
        tuple(dict.fromkeys(names)),
        agencies[0][0] if agencies else None,
        None,
        shared,
        staff,
        _all_names(named, names),
        agencies,
        title,
    )


def _agency_behind(text: str) -> tuple[str | None, str, str, bool, str | None]:
    """The agency at a byline's end: key, as printed, what stands before it, shared, title."""
    if not may_name_agency(text):
        return None, text, text, False, None
    if placed := agency_from_place(text):
        return placed, text, "", False, None
    found = _agency_part().search(text)
    if found is None or _PICTURE.search(text[: found.end("before")]):
        whole = _doubled(text)
        return whole, text, "" if whole else text, False, None
    printed = found["agency"] or found["recased"]
    agency = agency_named(printed) or agency_named(printed.upper())
    rest = text[: found.start()].strip(" ,|-–—•·/(")
    mixed = found["shared"] or found["joint"] or (found["slash"] and _INITIALS.match(rest))
    shared = bool(mixed and rest and agency_named(rest) is None)
    return agency, printed, rest, shared, f"{printed}{found['title']}" if found["title"] else None


def _agencies(rest: str, last: str | None, printed: str) -> tuple[tuple[str, str], ...]:
    """Key and printed name of the agencies that a byline lists, the `last` one behind the rest."""
    if last is None:
        return ()
    listed = {key: part for part in _JOIN.split(rest) if (key := agency_named(part))}
    return tuple(({**listed, last: printed} if last not in listed else listed).items())


def _all_names(text: str, people: list[str]) -> tuple[str, ...]:
    """The people and the agencies beside them; what is neither stays whole."""
    if not people:
        return (text,)
    agencies = (part for part in _JOIN.split(text) if agency_named(part))
    return tuple(dict.fromkeys((*people, *agencies)))


def agency_from_place(text: str) -> str | None:
    """Key of the agency of a byline that gives it with a place instead of a person.

    >>> agency_from_place("Associated Press in Harbor City"), agency_from_place("AFP, MANILA")
    ('AP', 'AFP')
    """
    if len(text) > _MAX_CHARS:
        return None
    found = _from_place().match(text)
    if found is None or agency_named(found["place"] or found["capitals"]):
        return None
    return agency_named(found["agency"])


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(
        rf"^(?i:the )?(?P<agency>{agency_pattern(bare=True)})"
        rf"(?:\s*[/|,–-]?\s*(?i:staff|{_TITLE}|agency|news agency|nachrichtenagentur|agencia"
        rf"|agence|agenzia|agência|ajansı|newsroom|wire(?: service)?))?$"
    )


def agency_only(text: str) -> str | None:
    """Key of the agency of a byline that is just its name, without a "By".

    >>> agency_only("Reuters Staff"), agency_only("AFP"), agency_only("Jane Roe") is None
    ('Reuters', 'AFP', True)
    """
    if len(text) > _MAX_CHARS:
        return None
    if not (found := _alone().match(text.strip())):
        return _doubled(text)
    return agency_named(found["agency"])


def _doubled(text: str) -> str | None:
    """Find the agency in "Afp Afp": some systems print agency as first and last name."""
    words = text.split()
    if len(set(words)) != 1 or len(words) > 2:  # noqa: PLR2004 - first name, last name
        return None
    return agency_named(words[0].upper()) or agency_named(words[0])


def names_house_and_agency(names: Sequence[str]) -> bool:
    """Whether a list of authors has an agency and a newsroom, a desk or the like beside it.

    >>> names_house_and_agency(["dpa", "Redaktion Hafen"]), names_house_and_agency(["dpa"])
    (True, False)
    """
    agencies = [name for name in names if agency_named(name)]
    houses = [name for name in names if _HOUSE.search(name) and not names_agency(name)]
    return bool(agencies and houses)


@cache
def _glue() -> re.Pattern[str]:
    names = {name for agency in agencies() for name in agency.names if " " in name}
    return re.compile(rf"(?<=[^\W\d_A-Z])(?=(?:The )?{any_of(names)}$)")


def _unglued(line: str) -> str:
    """Part a name from the agency's that a page sets beside it without a space: "RoeAssociated"."""
    return _glue().sub(", ", line) if _MAY_BE_GLUED.search(line) else line


def _name_alone(part: str) -> str:
    """A name without the job behind it, and without where and for whom it is done."""
    return _WHERE.sub("", _TITLE_BEHIND.sub("", _JOB.sub("", part)))


def _once(name: str) -> str:
    """A name that a page shows twice in one element, beside a portrait and below it."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half > 1 and words[:half] == words[half:] else name


def _is_role(text: str, roles: tuple[str, ...]) -> bool:
    declared = {role.casefold() for role in roles}
    return bool(_ROLE.match(text)) or text.casefold() in declared


def _is_person(text: str, roles: tuple[str, ...]) -> bool:
    return bool(
        (_NAME.match(text) or _SHORT_NAME.match(text))
        and not _HOUSE.search(text)
        and not _NO_NAME.search(text)
        and not _is_role(text, roles)
        and agency_named(text) is None
        and not re.fullmatch(_TITLE, text, re.IGNORECASE)
    )


def _cased(name: str) -> str:
    if not name.isupper():
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word.group().capitalize(), name)


@cache
def _shrunk() -> re.Pattern[str]:
    agency = agency_pattern()
    person = r"[^\W\d_a-z][\w.'’-]+(?: [^\W\d_a-z][\w.'’-]+){1,3}"
    return re.compile(
        rf"^{person}(?:, {person}){{0,4}}(?:,? and {person})?"
        rf"(?:,|\s*[|–—-]|/(?={weak_mark_pattern()}$))\s*"
        rf"(?:The )?{agency}(?:\s+(?i:{_TITLE}))?$"
        # "Jane Roe with AFP", "J.R. avec AFP", "Le Quotidien avec AFP".
        rf"|^[^\W\d_a-z][\w.'’-]+(?: [^\W\d_a-z][\w.'’-]+){{0,3}}"
        rf" \(?{_WITHIN} (?:the )?{agency}\)?$"
        # "JANE ROE, JOHN DOE and JANE POE Associated Press": capitals do without the comma.
        rf"|^(?:[^\W\d_a-z][^\W\d_a-z.'’-]* ){{2,4}}(?:and (?:[^\W\d_a-z]['.\w-]* ){{2,4}})?"
        rf"(?i:{name_pattern()})(?:\s+(?i:{_TITLE}))?$"
    )


def is_byline(line: str) -> bool:
    """Whether a line by itself is a byline.

    >>> is_byline("By Jane Roe"), is_byline("JANE ROE, Associated Press")
    (True, True)
    >>> is_byline("By noon the water had reached the second floor of the town hall.")
    False
    """
    if len(line) > _MAX_CHARS or len(line.split()) > _MAX_WORDS or line.endswith((".", "!", "?")):
        return False
    line = _unglued(line)
    if may_name_agency(line) and (_shrunk().match(line) or agency_from_place(line)):
        return True
    line = _led_by_agency().sub("", line)
    if not (opening := _BY.match(line)):
        return False
    rest = _POST.sub("", _STAFF.sub("", line[opening.end() :]))
    byline = parse_byline(line)
    words = [word for word in _LETTERS.findall(rest) if word not in _PARTICLES]
    named = bool(words) and all(word[0].isupper() or not word[0].islower() for word in words)
    return byline.role is not None or byline.agency is not None or (named and bool(byline.authors))
