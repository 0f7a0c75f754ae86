"""What lines that are furniture say: how each kind of them opens, or what stands in it."""

from __future__ import annotations

import re
from functools import cache

from etl.counter import COUNTER
from etl.labels import NETWORKS
from etl.line_rule import LineRule, rule
from etl.months import ENGLISH_DAY, ENGLISH_MONTH, month_pattern
from etl.slug import MAX_SLUG_WORDS, SLUG_LINES
from etl.supplier_lines import supplier_lines
from etl.telling import is_quoted, tells, tells_more_than_a_date, tells_of_others
from etl.version_notes import VERSION_NOTES

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


@cache
def line_rules() -> tuple[LineRule, ...]:
    """All rules, in the order in which a line is asked for them."""
    return (
        rule("sign_off", 6, r"^[_*\s—–-]{2,}$", r"^-\s*30\s*-$", r"^#(?:\s?#)+$"),
        *supplier_lines(),
        # "[button link=... ]Send it[/button]": a command of WordPress's that was not carried out.
        rule(
            "other", 60, r"^\[\w+(?: [\w-]+=[^\]]*)?\].*\[/\w+\]$", r"^\[\w+(?: [\w-]+=[^\]]*)+\]$"
        ),
        LineRule("slugline", re.compile("|".join(SLUG_LINES)), MAX_SLUG_WORDS),
        rule("editor_note", 80, r"^(?:eds|editor['’]?s?['’]? note|advisory)\s*:"),
        rule(
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
        rule(
            "related",
            40,
            r"^(?:read|see|watch|listen|learn|hear)\s+(?:more\b(?! than\b)|also\b)",
            r"^(?:read|see|watch|hear|listen to)\s+the full\s+(?:story|article|report|interview"
            r"|list|video|statement|text|post|review|episode|series|coverage|transcript|letter)\b",
            r"^(?:related|recommended|trending|most (?:read|popular|viewed)|top stories)"
            r"(?: \w+)?:",
        ),
        rule(
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
        rule(
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
            rf"^(?:chat with|message|find|watch|listen to) us (?:in|on|at) (?:{NETWORKS})\b",
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
        rule(
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
        rule(
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
        rule(
            "share",
            16,
            r"^(?:print|e-?mail|send|rate) this (?:page|article|story)\b",
            unless=tells,
        ),
        rule(
            "date_line",
            16,
            # "Stand: 28.04.2026 17:23 Uhr", "Publié le 3 mars à 10h30".
            rf"^(?:{_DATED})\b.{{0,15}}?(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2}}|\d{{4}}-\d\d-\d\d"
            rf"|\d{{1,2}}(?:\.|º|er)?\s(?:de\s)?{month_pattern()}(?!\w))[^.!?]{{0,30}}$",
            rf"^(?:(?:first|last|originally) )?(?:published|posted|updated|modified|created)\b"
            rf".{{0,40}}?(?:\b{ENGLISH_MONTH}\s.*\d|\d\s+{ENGLISH_MONTH}(?!\w)|\d[/.:-]\d|\d\s+\w+\s+ago\b)",
            rf"^(?:{ENGLISH_DAY},?\s+)?{ENGLISH_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}",
            rf"^(?:{ENGLISH_DAY},?\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+{ENGLISH_MONTH},?\s+\d{{4}}",
            rf"^(?:\w+,?\s)?\d{{1,2}}(?:\.|º|er)?\s(?:de\s)?{month_pattern()}\s(?:del?\s)?\d{{4}}\b",
            r"^\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}",
            r"^\d+\s+(?:minutes?|hours?|days?|weeks?)\s+ago$",
            unless=tells_more_than_a_date,
        ),
    )
