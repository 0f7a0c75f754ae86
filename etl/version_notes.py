"""Lines that say what a version is: corrections, kills, embargoes, what was added."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.version_marks import CORRECTED_ABROAD, Kind


@dataclass(frozen=True, slots=True)
class VersionNote:
    """A kind of mark and how a line that is one begins; what stands behind that is the note.

    `furniture` is the kind of furniture that the line is. `states`: such a line is no whole
    sentence with a full stop, since news begins with the same words.
    """

    kind: Kind
    furniture: str
    opening: re.Pattern[str]
    max_words: int = 80
    states: bool = False


_IS = r"(?! (?:of|will|would|are|were|have|can|could|may|must|is|was)\b)"
_STORY = r"(?:story|article|report|item|post|column|review|caption|headline|dispatch)"
_DATED = r"(?:(?-i:[A-Z][a-z]{2,8})\.? \d{1,2},? |version of (?:the|this) )?"
_EARLIER = r"(?:earlier|previous|prior|original|initial|first)"
_ERRED = (
    r"(?:incorrect(?:ly)?|misstated|misspell?ed|misidentified|misattributed|mistaken(?:ly)?"
    r"|erroneous(?:ly)?|wrong(?:ly)?|inaccurate(?:ly)?|errors?|omitted|gave|said|stated|reported"
    r"|referred|listed|identified|described|contained|included|implied|suggested|did not)"
)
_END = r"\W{0,4}$"
_OF_DAY = r"(?:\s?\([^()]{1,30}\)|,? [^:]{0,16}\d[^:]{0,20})?"
_UNTIL = r"(?:to|until|till|for|before|bis|jusqu['’](?:à|au)|hasta|até|fino (?:a|al|alle)|tot)"


def _note(
    kind: Kind,
    furniture: str,
    *openings: str,
    max_words: int = 80,
    states: bool = False,
) -> VersionNote:
    pattern = "|".join(openings)
    return VersionNote(kind, furniture, re.compile(pattern, re.IGNORECASE), max_words, states)


VERSION_NOTES = (
    # as Reuters writes them, "(Adds PM reaction in paragraph 3)"
    _note(
        "adds",
        "editor_note",
        rf"^[(\[](?=.{{2,600}}[)\]]{_END})(?:adds|updates|recasts|rewrites|releads|restores|freshens"
        rf"|removes|writes through){_IS}\b",
        r"^(?-i:ADDS|UPDATES|RECASTS|REWRITES)(?:\s?:|(?= (?-i:[a-z]).{0,200}$))",
        max_words=90,
    ),
    _note(
        "refile",
        "editor_note",
        rf"^[(\[]refil(?:es|ed|ing){_IS}\b",
        rf"^[(\[]?this {_DATED}{_STORY} (?:has been|was|is being) refiled\b",
        rf"^(?-i:REFILED?|REFILING){_END}",
    ),
    _note(
        "repeat",
        "editor_note",
        rf"^[(\[](?=.{{2,300}}[)\]]{_END})(?:repeats|repeating|resends|resending){_IS}\b",
        rf"^(?-i:REPEAT(?:S|ING)?|RPT|WDH|WIEDERHOLUNG){_END}",
    ),
    _note(
        "correction",
        "correction",
        rf"^[(\[](?=.{{2,600}}[)\]]{_END})(?:corrects|clarifies|fixes){_IS}\b",
        rf"^[(\[]?this {_DATED}{_STORY} (?:corrects|(?:has been|was|is) corrected"
        r" (?:to|on|in|by (?:removing|adding|deleting)|after|because|throughout|with))\b",
        rf"^[(\[]?this {_DATED}{_STORY} (?:has been|was) updated to (?:correct|clarify|fix)\b",
        r"^[(\[]?this version corrects\b",
        rf"^[(\[]?(?:an?|the|our|in an?) {_EARLIER} (?:version|edition) of this {_STORY}\b"
        rf"(?=.{{0,200}}?\b{_ERRED}\b)",
        rf"^[(\[]?(?:corrections?(?: (?:and|&) clarifications?)?|clarifications?|errat(?:um|a))"
        rf"{_OF_DAY}\s?:",
        rf"^(?-i:CORRECT(?:ION|ED|IONS)|CLARIFICATION|{CORRECTED_ABROAD.upper()}){_END}",
        r"^we regret (?:the|this) errors?\W{0,3}$",
        rf"^\W{{0,3}}(?:{CORRECTED_ABROAD}){_OF_DAY}\s?:",
        # German, French
        r"^(?:(?:anmerkung|hinweis)(?: der redaktion)?\s?: ?)?in einer "
        r"(?:früheren|ersten|vorherigen|älteren) "
        r"(?:version|fassung) (?:dieses|dieser|des) "
        r"(?:artikels?|textes|beitrags|berichts|meldung)\b",
        r"^(?:diese meldung|dieser (?:artikel|text|bericht)) wurde (?:korrigiert|berichtigt)\b",
        r"^(?:dans )?une (?:première )?version (?:(?:précédente|antérieure|initiale) )?de"
        r" (?:cet|cette|ce|la) (?:article|dépêche|texte)\b",
        r"^(?:cet article|cette dépêche) a été (?:corrigé|rectifié)e?\b",
        # Spanish, Portuguese, Italian, Dutch, Swedish, Danish and Norwegian
        r"^(?:en )?una versión (?:anterior|previa) de est[ea] "
        r"(?:artículo|nota|noticia|información|texto|despacho)\b",
        r"^est[ea] (?:artículo|nota|noticia|texto) (?:ha sido|fue) (?:corregid|rectificad)[oa]\b",
        r"^(?:em )?uma versão (?:anterior|prévia) dest[ea] "
        r"(?:texto|reportagem|matéria|artigo|notícia)\b",
        r"^(?:in )?una (?:precedente versione|versione precedente) di quest",
        r"^(?:in )?een eerdere versie van (?:dit|deze) (?:artikel|bericht|verhaal|tekst)\b",
        r"^(?:i )?en (?:tidigare|tidligere) (?:version|versjon|udgave|utgave) a[vf] "
        r"(?:den|denna|denne|dette|artikeln|artiklen|texten)\b",
        max_words=120,
    ),
    _note(
        "kill",
        "editor_note",
        rf"^(?-i:(?:(?:MANDATORY|BULLETIN|ADVISORY) )?KILL(?:[ ,!.-]{{1,3}}KILL){{0,3}}){_END}",
        r"^(?:attention )?(?:editors\W{1,3})?a kill is mandatory\s?(?:[.:;!]|$)",
        r"^make (?:certain|sure) (?:that )?(?:the|this) (?:story|item|photo|text|report)"
        r" is not (?:used|published)\W{0,3}$",
    ),
    _note(
        "withdrawn",
        "editor_note",
        rf"^(?-i:(?:STORY |ARTICLE |REPORT )?(?:WITHDRAWN|WITHDRAWAL)|ANNULATION|ANNULÉE?|ANULADO"
        rf"|ANULACIÓN|ZURÜCKGEZOGEN){_END}",
    ),
    _note(
        "hold",
        "editor_note",
        rf"^(?-i:HOLD(?:[ ,!-]{{1,3}}HOLD){{1,3}}){_END}",
    ),
    _note(
        "embargo",
        "editor_note",
        rf"^(?:strictly )?(?:embargo(?:ed)?|sous embargo|embargad[oa]|sperrfrist|sperrvermerk)"
        rf" ?(?::|{_UNTIL})(?=.{{0,60}}\d)",
        rf"^not for (?:publication|release|use|broadcast) {_UNTIL}(?=.{{0,60}}\d)",
        rf"^hold for release (?:{_UNTIL}|on|at)(?=.{{0,60}}\d)",
        max_words=25,
        states=True,
    ),
    _note(
        "embargo",
        "editor_note",
        r"^(?-i:(?:STRICTLY )?EMBARGOED (?:TO|UNTIL|TILL|FOR)(?=[^a-z]{0,80}\d[^a-z]*$))",
        max_words=25,
    ),
    _note(
        "advance",
        "editor_note",
        r"^(?-i:ADV|Adv)\.?\s?\d{1,2}\b",
        r"^(?:advance for|for (?:release|use)(?: on| after)?) "
        r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
        max_words=14,
        states=True,
    ),
    _note(
        "urgent",
        "slugline",
        rf"^(?-i:(?:AP )?(?:URGENT|BULLETIN|FLASH|NEWS ?ALERT|NewsAlert|News Alert|SNAP|NEWSFLASH"
        rf"|EILMELDUNG|EIL|ALERTE|ALERTA)){_END}",
        max_words=4,
    ),
    _note(
        "brief",
        "slugline",
        rf"^(?-i:(?:AP ?)?NewsNow|(?:AP )?NewsBrief|NEWS BRIEF){_END}",
        max_words=4,
    ),
    _note(
        "series",
        "slugline",
        r"^the latest on .{3,160}\((?:all times|times are) [\w ]{3,20}\)\s?:?$",
        max_words=40,
    ),
)

# How lines that may be notes begin: their first three or five small letters. Asking for these first
# spares most lines all the forms.
_THREE = frozenset({"adv", "eil", "hol", "kil", "rpt", "sna", "wdh"})
_FIVE = frozenset(
    (
        *("adds ", "adds:", "updat", "recas", "rewri", "relea", "resto", "fresh", "remov"),
        *("write", "refil", "repea", "wiede", "resen", "corre", "clari", "fixes", "this "),
        *("an ea", "an or", "an in", "a pre", "a pri", "a kil", "the e", "the p", "the o"),
        *("the i", "the f", "the l", "our e", "our p", "our o", "our i", "in an", "in a "),
        *("in ei", "in un", "in ee", "errat", "we re", "beric", "korri", "korre", "richt"),
        *("recti", "corri", "retif", "retti", "preci", "rätte", "rätta", "rette", "fe de"),
        *("anmer", "hinwe", "diese", "dans ", "une v", "une p", "cet a", "cette", "en un"),
        *("en ti", "una v", "una p", "este ", "esta ", "em um", "uma v", "een e", "i en "),
        *("manda", "bulle", "advis", "atten", "edito", "make ", "story", "artic", "repor"),
        *("withd", "annul", "anula", "zurüc", "embar", "sous ", "sperr", "stric", "not f"),
        *("for r", "for u", "urgen", "flash", "newsa", "newsf", "newsn", "newsb", "news "),
        *("apnew", "ap ne", "ap ur", "ap bu", "ap fl", "alert"),
    )
)


def may_be_note(small: str) -> bool:
    """Whether a line, given in small letters, begins like one of the notes.

    >>> may_be_note("(adds quotes)"), may_be_note("ferries left the harbor")
    (True, False)
    """
    bare = small.lstrip('([*•„“"- ')
    return bare[:3] in _THREE or bare[:5] in _FIVE
