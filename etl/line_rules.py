"""What lines that are furniture say: how each kind of them opens, or what stands in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from etl.agencies import AGENCY, agencies
from etl.counter import COUNTER
from etl.labels import AND, SOURCE, WITH
from etl.months import month_pattern
from etl.slug import MAX_SLUG_WORDS, SLUG_LINES
from etl.telling import is_quoted, tells, tells_more_than_a_date, tells_of_others
from etl.version_notes import VERSION_NOTES

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class LineRule:
    """A kind, how its lines open, what stands anywhere in them, and the most words they have.

    `needed`: small letters, some of which stand wherever `anywhere` is found; looking for them
    first makes the rule ten times as fast. `unless`: what makes a line the article's, though it
    has such words. `is_note`: `may_be_note` is true of all lines that it fits. `of_agency`: its
    patterns have AGENCY for any agency's name or mark, as a masked line has.
    """

    kind: str
    opening: re.Pattern[str] | None
    max_words: int
    anywhere: re.Pattern[str] | None = None
    needed: tuple[str, ...] = ("",)
    unless: Callable[[str], bool] | None = None
    is_note: bool = False
    of_agency: bool = False

    def fits(self, line: str, small: str) -> bool:
        """Whether a line, also given in small letters, is of this kind; `line` may be masked."""
        return self._has_words(line, small) and not (self.unless and self.unless(line))

    def _has_words(self, line: str, small: str) -> bool:
        if self.opening is not None and self.opening.match(line):
            return True
        if self.anywhere is None or not any(part in small for part in self.needed):
            return False
        return self.anywhere.search(line) is not None


_DAYS = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_PHOTO = (
    r"(?:(?:photo(?:graph)?|picture|image|pic|file photo|illustration)s?"
    r"(?: (?:by|credit|courtesy|via))?\b)"
)


_SHARE = (
    r"share|tweet|e-?mail|print|facebook|twitter|whatsapp|linkedin|reddit|pinterest|copy link"
    r"|comments?"
)


# What stands before a date in other languages than English.
_DATED = (
    r"stand|aktualisiert|veröffentlicht|erschienen|publié|mis à jour|modifié|publicado|actualizado"
    r"|atualizado|pubblicato|aggiornato|gepubliceerd|bijgewerkt|publicerad|uppdaterad|publisert"
    r"|oppdatert|opdateret|julkaistu|päivitetty|opublikowano|aktualizováno|publikováno|yayınlanma"
    r"|güncelleme|опубликовано|обновлено|опубліковано|оновлено"
)
# Who of an agency, behind its name: "AP Staff", "PA Reporters", "AP Sports Writer".
_DESK = (
    r"(?:staff|newsroom|reports?|reporters?|correspondents?|news agency|nachrichtenagentur"
    r"|(?:[a-z]+ ){0,2}(?:writers?|editors?))"
)
# What else may stand in the line of an agency's name.
_BEHIND = r"edited(?: by)?\s?:?|(?:foto|photo|bild|image)s?\s?:"
# What is used of an agency: "contains material from AFP".
_MATERIAL = (
    r"(?:agentur)?materi\w*|материал\w*|матеріал\w*|inputs?|informations?|informationen"
    r"|información|informações|информаци\w*|bidrag|dépêches?|despachos?|reports?|мат-лы|bahan"
)
_CONTRIBUTED = (
    r"\bbidratt til denne|\bbidrog till|\bzu (?:diese[mr]|der|dem) \w+ beigetragen"
    r"|\bbijgedragen aan|\bcontribué à ce|\bcontribuyó a est|\bcontribuito a quest"
    r"|\bcontribuiu para est|\bmyötävaikut"
)
# The same behind the agency's name, in languages that say so there.
_USED = r"felhasználásával|থেকে পাওয়া তথ্য|참조|인용해|기사를 활용|をもとに|의 기사를"
# They supply pictures alone, or are named for them mostly.
_PICTURE_AGENCIES = r"(?i:epa|getty|imago|rex|shutterstock|i?stock|alamy)\b"
_NETWORKS = (
    r"twitter|facebook|instagram|youtube|linkedin|tiktok|threads|bluesky|mastodon|whatsapp|telegram"
)
_CAPITALISED = r"[^\W\d_a-z][\w.'’-]*"
# Who may have contributed: "... and Jane Roe", "... in Oakton, U.S.,", but not "90 scientists".
_WHO = (
    r"\b(?:(?-i:[^\W\d_a-z])[\w.'’-]*|staff|writers?|reporters?|correspondents?|agencies|services?"
    r"|wires?|dpa)"
)
# Names alone, and what stands between them: "Jane Roe in Oakton and The Associated Press."
_SUPPLIERS = (
    r"(?:\W+(?:(?-i:[^\W\d_a-z]\w*(?:['’-]\w+)*)|agency|agencies|wires?|staff|our|the|in|at|of|and|by"
    r"|for|additional|reporting|writing|editing|writers?|bureaus?|correspondents?|news)(?!['’-]?\w))+\W*"
)


@cache
def line_rules() -> tuple[LineRule, ...]:
    """All rules, in the order in which a line is asked for them."""
    agency = rf"(?:[Tt][Hh][Ee] )?{AGENCY}"
    listed = rf"{agency}(?:\s*(?:,|/|&|、|\b(?:{AND})\b)\s*{agency})*"
    return (
        _rule("sign_off", 6, r"^[_*\s—–-]{2,}$", r"^-\s*30\s*-$", r"^#(?:\s?#)+$"),
        _rule(
            "caption",
            130,
            r"^(?-i:FILE)\s*[-–—:](?!(?-i:[A-Z]{2}))|^file(?:\s+[-–—]|:)\s",
            rf"^in this (?:undated|{_MONTHS} \d{{1,2}},? \d{{4}},?) "
            r"(?:file |handout |still )?(?:photo|image|picture)\b",
            r"^in this (?:file |handout |still )(?:photo|image|picture)\b",
            r"^in this (?:photo|image)(?:graph)?(?:,| (?:provided|released|taken|made|from|posted"
            r"|distributed|obtained|supplied|issued|shot|released|via|courtesy)\b)",
            r"^(?:file |representational |representative |handout )(?:pic|photo|image|picture)s?\b"
            r"(?!(?: (?:of|from)\b.{1,60})? (?:showed|show that|were|was|had|emerged|surfaced)\b)",
            rf"\((?:{_PHOTO}|file photo|getty|shutterstock)[^)]{{0,80}}\)\s*$",
            rf"^(?:{_PHOTO}|caption|pictured)\s*[:|]",
            r"\((?:photo|image)s?\b[^)]*\bgetty\b[^)]*\)(?=.{0,100}$)",
            needed=("photo", "pic", "image", "illustration", "getty", "shutterstock"),
        ),
        _agency_rule(
            "caption",
            130,
            rf"\({agency}[ /]*{_PHOTO}[^)]*\)(?=.{{0,100}}$)",
            rf"\b{agency} ?(?:/ ?photo\b|photo ?[/:]).{{0,60}}$",
            rf"\((?:photo|image)s?\b[^)]*\b{AGENCY}\b[^)]*\)(?=.{{0,100}}$)",
            needed=("photo", "pic", "image", "illustration"),
        ),
        _agency_rule("caption", 6, rf"^credit\s*:\s*{agency}$"),
        # "A ferry leaves. Reuters photo", but not "... was seen in a Reuters photo on Friday."
        _agency_rule(
            "caption",
            130,
            rf"\b{agency} photo\b.{{0,60}}$",
            needed=("photo",),
            unless=tells,
        ),
        _rule(
            "caption",
            130,
            r"\((?:foto|bild|photo|imagen?|crédit|credit)s?\s*[:/][^)]{1,60}\)$",
            needed=("(foto", "(bild", "(photo", "(imag", "(crédit", "(credit"),
        ),
        # "The ferry leaves. © Agency / Jane Roe": a picture's credit behind its caption.
        _rule(
            "caption",
            60,
            r"(?:^(?!copyright).{8,300}?)\S (?<!copyright )(?:©|\(c\)(?= ?(?-i:[A-Z\d])))"
            r" ?[^.!?©]{2,60}$",
            needed=("©", "(c)"),
        ),
        _rule(
            "caption",
            60,
            r"(?:getty images|shutterstock|via getty|via ap)\)?$",
            r"(?:[/(©|:–—-]|[.!?”\"] |via )(?:getty images|shutterstock)\)?\.$",
            needed=("getty", "shutterstock", "via ap"),
        ),
        # "AFP / JANE ROE": who took a picture.
        LineRule(
            "caption",
            re.compile(rf"^(?:©\s*)?{AGENCY}\s*/\s*{_CAPITALISED}(?:\s{_CAPITALISED}){{1,3}}$"),
            6,
            of_agency=True,
        ),
        _rule(
            "notice",
            90,
            r"^(?:©|(?:\(c\)|c\.) ?(?:copyright|\d{4})|copyright\W*(?:©|\(c\)|\d{4}|by\b))",
            r"all rights reserved",
            r"\bthis (?:material|content|story|article|report|copy|text|work|site|page)"
            r"\b.{0,60}\bmay not be (?:published|reproduced|broadcast|rewritten)",
            r"may not be (?:published|reproduced|broadcast|rewritten)\b.{0,60}"
            r"\b(?:redistributed|rewritten|without (?:the )?(?:express|prior|written))\b",
            r"^this (?:story|article|report) (?:has been|was) published from",
            r"\b(?:story|article|report|feed|copy|text|content)\b.{0,120}has not been edited by",
            r"auto-generated from a syndicated feed",
            r"content is owned by or licensed to",
            r"^(?:this )?material (?:from|by) .{3,60} is copyright(?:ed)?\b",
            needed=("rights reserved", "may not be", "edited by", "syndicated feed", "licensed to"),
        ),
        _rule("notice", 90, *_agencies_notices(), needed=_words_of_notices()),
        _rule("notice", 90, r"^(?:copyright\b|\(c\))", unless=tells),
        _rule("contributor", 90, *(form for each in agencies() for form in each.sign_offs)),
        _rule(
            "contributor",
            70,
            rf"{_WHO},?\)?(?: also)? contributed to this (?:report|story|article)\.?$",
            rf"^(?:with (?:inputs?|reporting|files) from|(?:additional )?(?:reporting|material"
            rf"|information|inputs?) (?:by|from)){_SUPPLIERS}$",
            r"^[(\[](?:additional )?(?:reporting|writing|editing|compiled|inputs?)(?: and \w+)?"
            r"(?: by\b| from\b|:).*[)\]]$",
            needed=("contributed to this",),
        ),
        _rule("contributor", 70, r"^with (?:inputs?|reporting|files) from\b", unless=tells),
        _rule(
            "contributor",
            24,
            r"^additional reporting (?:by|from)\b(?!.{1,60} (?:showed|found|said|was|were)\b)",
        ),
        _agency_rule(
            "contributor",
            40,
            rf"^.{{3,60}}? (?:is|are) (?:an? )?{listed}(?: \w+){{0,2}} (?:writer|reporter)s?\.?$",
            rf"^(?:.{{0,40}}?[,;–-]\s|\W*)(?:{WITH})(?:\s[^\W\d_][\w'’]*){{0,5}}\s(?:\w{{1,4}}['’])?{listed}\W*$",
            rf"^(?:\S+\s){{0,8}}?(?:{_MATERIAL})\s(?:\S+\s){{0,4}}?{listed}\W*$",
            rf"^\W*(?:\S{{0,14}}\s?[／/|]\s?)?[綜综整]合{listed}等?(?:[外報报電电]|報導|报道|消息)",
            rf"^\W*(?:{WITH})\s(?:{_MATERIAL})\b.{{0,140}}?\b{agency}\b.{{0,60}}?\.(?:\s|$)",
            rf"^{agency} (?:\w+ )?(?:writers?|reporters?|journalists?|correspondents?|staff)\b"
            r".{2,90}? contributed(?: to this (?:report|story|article)\b|\.?$)",
            rf"^\W*{agency}\b.{{0,20}}(?:{_CONTRIBUTED})",
            rf"^{listed}(?: also)? contributed to this (?:report|story|article)\b",
            rf"^\((?:(?-i:{_CAPITALISED})\s?){{1,4}},\s?{agency}(?:,\s?[\d.]{{6,10}})?\)$",
            rf"^\W*(?:inputs?|इनपुट)\s*[:：-]?\s*{listed}\W*$",
            rf"^.{{0,50}}?{listed}.{{0,30}}?(?:{_USED})",
            rf"^.{{0,20}}?\b(?:report|story|text) (?:from|by) {listed}(?: follows\b|;| is below)",
            rf"^\W*(?:{WITH}) {listed}(?: \w+){{0,1}} (?:inputs?|reports?|files|material)\W*$",
            rf"^additional (?:reporting|material|inputs?)\W{{1,3}}{listed}\W*$",
            rf"^(?:some )?(?:material|information|content|parts?) (?:from|by|of) {listed}"
            r" (?:was|were|is|are) used in this \w+\.?$",
            rf"^\W*from staff and (?:\w+ )?{listed}(?: (?:reports?|dispatches|sources))?\W*$",
            rf"^\W*[a-z]{{2,4}}(?:/[a-z]{{2,4}})? \({listed}\)$",
            rf"^(?:additional|other|weitere|autres|otras) (?:sources?|quellen|fuentes)"
            rf"\W+{listed}\W*$",
        ),
        _rule(
            "contributor",
            24,
            r"^(?:additional )?(?:reporting|material|information|inputs?) (?:by|from)\b",
            unless=tells,
        ),
        # "jr/dpa", "HPO/AFP": the mark of the outlet's own editor before the agency's.
        LineRule(
            "contributor",
            re.compile(
                rf"^(?:(?i:{SOURCE})\s*[:：]\s*)?(?:[\w-]+(?:\.[\w-]+)+\s*,\s*)?"
                rf"[(\[]?(?!{AGENCY}|{_PICTURE_AGENCIES})"
                rf"(?:[a-zäöüß]{{2,5}}(?:[/,]\s?[a-zäöüß]{{2,5}})*|[A-Z]{{2,5}}|(?<=\()[A-Z]\w{{2,20}})"
                rf"[/,]\s?{listed}[)\]]?$"
            ),
            6,
            of_agency=True,
        ),
        _rule(
            "contributor",
            40,
            r"^this report by .{3,60} was first published",
            rf"^(?:follow|find|read) .{{3,60}} (?:on|at):? (?:{_NETWORKS}|x\b|http|@)",
            r"^online:\s*http",
            r"^(?:on )?twitter:(?:\s*(?:@|http|www\.)|.{0,40}$)",
        ),
        # "[button link=... ]Send it[/button]": a command of WordPress's that was not carried out.
        _rule(
            "other", 60, r"^\[\w+(?: [\w-]+=[^\]]*)?\].*\[/\w+\]$", r"^\[\w+(?: [\w-]+=[^\]]*)+\]$"
        ),
        # Marks are ordinary letters in lower case: here case counts.
        LineRule(
            "tagline",
            re.compile(
                rf"^[-–—/\s(\[（【©:|]*+(?:(?i:{SOURCE}|te[kx]s?te?o?(?=\s*:))\s*+(?:[:：|]\s*+)?)?"
                rf"{agency}(?:\s*(?:[/,+&、・]|[-–—]|(?i:{AND}))\s*{agency})*"
                rf"(?:\s(?i:{_DESK}))?(?:\s*\|\s(?i:{_BEHIND})\s.{{3,40}}|,\s?[\d.]{{6,10}})?[\s)\]）】./•|]*$"
                rf"|^{agency}\s*[/|–-]\s*{_CAPITALISED}$|^{_CAPITALISED}\s*[/|]\s*{agency}$"
                rf"|^{AGENCY}-[A-Z]{{2}}-\d\d-\d\d-\d\d \d{{4}}GMT$"
                rf"|^{agency}\s*[|•·–—-]\s(?=.{{0,12}}\d).{{4,32}}$"
                rf"|^{agency}\s*[|•·–—,]?\s*(?i:{_DAYS},?\s)?(?i:{_MONTHS})\s.{{0,20}}\d{{4}}\b"
                rf"[^a-zäöüß]*(?i:(?:at\b)?[\W\d]*(?:[ap]\.?m\b)?\W*(?:[a-z]{{2,4}}\b)?\W*)$"
            ),
            12,
            of_agency=True,
        ),
        LineRule("slugline", re.compile("|".join(SLUG_LINES)), MAX_SLUG_WORDS),
        _rule("editor_note", 80, r"^(?:eds|editor['’]?s?['’]? note|advisory)\s*:"),
        _rule(
            "correction",
            80,
            r"^[(\[]?this (?:story|article|version|report) (?:has been|was) (?:corrected|updated)"
            r"(?=\W*(?:$|\d|\b(?:to|on|at|with|in|after|by|because|since|from|for|following)\b))",
            r"^[(\[]?(?:this version corrects|correction\s*:|corrects )",
        ),
        *(
            LineRule(
                note.furniture,
                note.opening,
                note.max_words,
                unless=tells if note.states else None,
                is_note=True,
            )
            for note in VERSION_NOTES
        ),
        _rule(
            "related",
            40,
            r"^(?:read|see|watch|listen|learn|hear)\s+(?:more\b(?! than\b)|also\b)",
            r"^(?:read|see|watch|hear|listen to)\s+the full\s+(?:story|article|report|interview"
            r"|list|video|statement|text|post|review|episode|series|coverage|transcript|letter)\b",
            r"^(?:related|recommended|trending|most (?:read|popular|viewed)|top stories)"
            r"(?: \w+)?:",
        ),
        _rule(
            "related",
            40,
            r"^(?:read|see|watch|listen|learn|hear)\s+(?:next|now|the full)\b",
            r"^(?:more|also)\s+(?:from|on|in|read|coverage|news|stories|headlines)\b",
            r"^(?:related|recommended|trending|most (?:read|popular|viewed)|top stories)\b",
            r"^(?:in other news|you (?:may|might) (?:also )?(?:like|be interested))\b",
            r"^(?:what to read next|don['’]t miss|up next|must[- ]read|read this|popular now)\b",
            r"^(?:latest (?:news|headlines)|previous article|next article)\b",
            r"^editor['’]?s?['’]? picks\b",
            unless=tells,
        ),
        _rule(
            "promotion",
            45,
            r"^(?:sign up|subscribe|register|log ?in|sign in|donate)"
            r" (?:(?:now|today|here|to (?:read|get|receive|continue|comment|view|access))\b"
            r"|for free\b(?: (?:to|and|now|today|here)\b|\W*$))",
            r"^(?:enter your email|get (?:the )?(?:latest |breaking )(?:breaking )?news)\b",
            r"^(?:click here|tap here|follow us|like us(?: on\b|\W*$)|already a subscriber)\b",
            r"^(?:thank you for reading|please (?:sign|log|subscribe|enable))\b",
            r"^(?:get |enjoy |subscribe for )?unlimited (?:digital )?access\b",
            r"^(?:get|sign up|subscribe|register)\b.{0,60}\bnewsletters?\b",
            rf"^(?:chat with|message|find|watch|listen to) us (?:in|on|at) (?:{_NETWORKS})\b",
            r"\b(?:click|tap) here(?: (?:to|for) .{3,40})?\W*$",
            r"\b\d+ issues for (?:just |only )?[£$€]\s?\d",
            r"\b(?:affiliate (?:links?|commissions?)|(?:may|might|can) earn (?:a|an affiliate)"
            r" commission|(?:take|get|receive) a share of the sale)\b",
            needed=(
                *("click here", "tap here", "issues for"),
                *("affiliate", "commission", "share of the sale"),
            ),
            unless=is_quoted,
        ),
        _rule(
            "promotion",
            45,
            r"^(?:sign up|subscribe|register|log ?in|sign in|donate)\b",
            r"^become an? (?:\w+ )?(?:member|subscriber|supporter|patron|fan)\b",
            r"^(?:get (?:our|the|breaking|unlimited)|download (?:our|the)|support (?:our|local))\b",
            r"^(?:join (?:our|us|the conversation)|want more)\b",
            r"^start your (?:free|digital|trial|subscription|membership|day|morning|week)\b",
            r"^stay (?:up to date|informed|connected)\b",
            r"^have a (?:tip|story)\b",
            r"^(?:submit|send|write|e-?mail) (?:us )?(?:your|a) (?:letter|tip|story|comment)s?\b",
            r"\bdownload (?:the|our)\b.{0,40}\bapps?\b",
            r"\b(?:newsletter|your inbox|unlimited (?:digital )?access|free trial)\b",
            needed=("download", "newsletter", "inbox", "unlimited", "free trial"),
            unless=tells_of_others,
        ),
        _rule(
            "share",
            10,
            rf"^(?:{_SHARE}|save|bookmark|listen"
            r"|share this(?: (?:article|story|page|post|on|via|with)\b.*)?)"
            rf"(?:\s*[|/•·,]?\s*(?:{_SHARE}))*\s*[.:…—–-]*$",
            r"^(?:play video|view comments|post a comment|\d+ (?:comments?|shares?))$",
            r"^(?:advertisement|ads?|skip ads?\b.*|continue reading.*|story continues below.*)$",
            r"^(?:article continues.*|scroll (?:down|up|to|for|left|right)\b.*|x|close|menu|search"
            r"|home)$",
            r"^loading(?:\W*| (?:comments|video|more|next|ad|content)\b.*)$",
            r"^(?:photos?|video|gallery)$",
            rf"^\W*{COUNTER}\W*$",
            unless=is_quoted,
        ),
        _rule(
            "share",
            16,
            r"^(?:print|e-?mail|send|rate) this (?:page|article|story)\b",
            unless=tells,
        ),
        _rule(
            "date_line",
            16,
            # "Stand: 28.04.2026 17:23 Uhr", "Publié le 3 mars à 10h30".
            rf"^(?:{_DATED})\b.{{0,15}}?(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2}}|\d{{4}}-\d\d-\d\d"
            rf"|\d{{1,2}}(?:\.|º|er)?\s(?:de\s)?{month_pattern()}(?!\w))[^.!?]{{0,30}}$",
            rf"^(?:(?:first|last|originally) )?(?:published|posted|updated|modified|created)\b"
            rf".{{0,40}}?(?:\b{_MONTHS}\s.*\d|\d\s+{_MONTHS}(?!\w)|\d[/.:-]\d|\d\s+\w+\s+ago\b)",
            rf"^(?:{_DAYS},?\s+)?{_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}",
            rf"^(?:{_DAYS},?\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTHS},?\s+\d{{4}}",
            rf"^(?:\w+,?\s)?\d{{1,2}}(?:\.|º|er)?\s(?:de\s)?{month_pattern()}\s(?:del?\s)?\d{{4}}\b",
            r"^\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}",
            r"^\d+\s+(?:minutes?|hours?|days?|weeks?)\s+ago$",
            unless=tells_more_than_a_date,
        ),
    )


def _agency_rule(
    kind: str,
    max_words: int,
    *patterns: str,
    needed: tuple[str, ...] = ("",),
    unless: Callable[[str], bool] | None = None,
) -> LineRule:
    return replace(_rule(kind, max_words, *patterns, needed=needed, unless=unless), of_agency=True)


def _agencies_notices() -> list[str]:
    return [form for agency in agencies() for form in agency.notices]


def _words_of_notices() -> tuple[str, ...]:
    return tuple(word for agency in agencies() for word in agency.notice_words)


def _rule(
    kind: str,
    max_words: int,
    *patterns: str,
    needed: tuple[str, ...] = ("",),
    unless: Callable[[str], bool] | None = None,
) -> LineRule:
    opening = [pattern for pattern in patterns if pattern.startswith("^")]
    anywhere = [pattern for pattern in patterns if not pattern.startswith("^")]
    return LineRule(kind, _any(opening), max_words, _any(anywhere), needed, unless)


def _any(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(patterns), re.IGNORECASE) if patterns else None
