"""Lines that say who supplied a picture or a text: captions, notices, contributors, taglines."""

from __future__ import annotations

import re

from etl.agencies import AGENCY, agencies
from etl.labels import AND, NETWORKS, SOURCE, WITH
from etl.line_rule import LineRule, agency_rule, rule
from etl.months import ENGLISH_DAY, ENGLISH_MONTH
from etl.telling import tells

_PHOTO = (
    r"(?:(?:photo(?:graph)?|picture|image|pic|file photo|illustration)s?"
    r"(?: (?:by|credit|courtesy|via))?\b)"
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
# They supply pictures alone, or are named for them mostly.
_PICTURE_AGENCIES = r"(?i:epa|getty|imago|rex|shutterstock|i?stock|alamy)\b"


def supplier_lines() -> tuple[LineRule, ...]:
    """The rules for them, in the order in which a line is asked."""
    agency = rf"(?:[Tt][Hh][Ee] )?{AGENCY}"
    listed = rf"{agency}(?:\s*(?:,|/|&|、|\b(?:{AND})\b)\s*{agency})*"
    return (
        rule(
            "caption",
            130,
            r"^(?-i:FILE)\s*[-–—:](?!(?-i:[A-Z]{2}))|^file(?:\s+[-–—]|:)\s",
            rf"^in this (?:undated|{ENGLISH_MONTH} \d{{1,2}},? \d{{4}},?) "
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
        agency_rule(
            "caption",
            130,
            rf"\({agency}[ /]*{_PHOTO}[^)]*\)(?=.{{0,100}}$)",
            rf"\b{agency} ?(?:/ ?photo\b|photo ?[/:]).{{0,60}}$",
            rf"\((?:photo|image)s?\b[^)]*\b{AGENCY}\b[^)]*\)(?=.{{0,100}}$)",
            needed=("photo", "pic", "image", "illustration"),
        ),
        agency_rule("caption", 6, rf"^credit\s*:\s*{agency}$"),
        # "A ferry leaves. Reuters photo", but not "... was seen in a Reuters photo on Friday."
        agency_rule(
            "caption",
            130,
            rf"\b{agency} photo\b.{{0,60}}$",
            needed=("photo",),
            unless=tells,
        ),
        rule(
            "caption",
            130,
            r"\((?:foto|bild|photo|imagen?|crédit|credit)s?\s*[:/][^)]{1,60}\)$",
            needed=("(foto", "(bild", "(photo", "(imag", "(crédit", "(credit"),
        ),
        # "The ferry leaves. © Agency / Jane Roe": a picture's credit behind its caption.
        rule(
            "caption",
            60,
            r"(?:^(?!copyright).{8,300}?)\S (?<!copyright )(?:©|\(c\)(?= ?(?-i:[A-Z\d])))"
            r" ?[^.!?©]{2,60}$",
            needed=("©", "(c)"),
        ),
        rule(
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
        rule(
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
        rule("notice", 90, *_agencies_notices(), needed=_words_of_notices()),
        rule("notice", 90, r"^(?:copyright\b|\(c\))", unless=tells),
        rule("contributor", 90, *_agencies_sign_offs(), needed=_words_of_sign_offs()),
        rule(
            "contributor",
            70,
            rf"{_WHO},?\)?(?: also)? contributed to this (?:report|story|article)\.?$",
            rf"^(?:with (?:inputs?|reporting|files) from|(?:additional )?(?:reporting|material"
            rf"|information|inputs?) (?:by|from)){_SUPPLIERS}$",
            r"^[(\[](?:additional )?(?:reporting|writing|editing|compiled|inputs?)(?: and \w+)?"
            r"(?: by\b| from\b|:).*[)\]]$",
            needed=("contributed to this",),
        ),
        rule("contributor", 70, r"^with (?:inputs?|reporting|files) from\b", unless=tells),
        rule(
            "contributor",
            24,
            r"^additional reporting (?:by|from)\b(?!.{1,60} (?:showed|found|said|was|were)\b)",
        ),
        agency_rule(
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
        rule(
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
        rule(
            "contributor",
            40,
            r"^this report by .{3,60} was first published",
            rf"^(?:follow|find|read) .{{3,60}} (?:on|at):? (?:{NETWORKS}|x\b|http|@)",
            r"^online:\s*http",
            r"^(?:on )?twitter:(?:\s*(?:@|http|www\.)|.{0,40}$)",
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
                rf"|^{agency}\s*[|•·–—,]?\s*(?i:{ENGLISH_DAY},?\s)?(?i:{ENGLISH_MONTH})\s.{{0,20}}\d{{4}}\b"
                rf"[^a-zäöüß]*(?i:(?:at\b)?[\W\d]*(?:[ap]\.?m\b)?\W*(?:[a-z]{{2,4}}\b)?\W*)$"
            ),
            12,
            of_agency=True,
        ),
    )


def _agencies_sign_offs() -> list[str]:
    return [form for agency in agencies() for form in agency.sign_offs]


def _words_of_sign_offs() -> tuple[str, ...]:
    return tuple(word for agency in agencies() for word in agency.sign_off_words)


def _agencies_notices() -> list[str]:
    return [form for agency in agencies() for form in agency.notices]


def _words_of_notices() -> tuple[str, ...]:
    return tuple(word for agency in agencies() for word in agency.notice_words)
