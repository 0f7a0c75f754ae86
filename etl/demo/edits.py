"""The edits that outlets make to wire copy, each a small function named in the story files.

Text edits change the article itself; page edits change only what is printed around or in it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from etl.demo.model import Block, Draft
from etl.demo.typography import mojibake, with_dash, with_quotes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SPELLING = {
    "kilometers": "kilometres", "meters": "metres", "center": "centre", "color": "colour",
    "harbor": "harbour", "labor": "labour", "neighbors": "neighbours", "program": "programme",
    "organized": "organised", "recognized": "recognised", "analyze": "analyse",
    "defense": "defence", "percent": "per cent", "gray": "grey", "liters": "litres",
    "Neighbors": "Neighbours", "tons": "tonnes", "favorite": "favourite",
}  # fmt: skip


TAILS = {
    "___": "signoff", "More AP": "signoff", "Associated Press writer": "contributor",
    "With files from": "contributor", "(With inputs from": "contributor",
    "(Reporting by": "contributor", "This story has been corrected": "correction",
}  # fmt: skip


def tail_kind(paragraph: str) -> str:
    """Name what a paragraph is that signs off or corrects; nothing for the story itself."""
    return next((kind for start, kind in TAILS.items() if paragraph.startswith(start)), "")


def is_tail(paragraph: str) -> bool:
    """Whether a paragraph signs off or corrects instead of telling the story."""
    return bool(tail_kind(paragraph))


def cut_tail(draft: Draft, share: float) -> Draft:
    """Cut from the bottom at the paragraph that leaves about this share of the words."""
    body = [p for p in draft.paragraphs if not is_tail(p)]
    wanted = share * sum(len(p.split()) for p in body)
    kept: list[str] = []
    words = 0
    for paragraph in body:
        size = len(paragraph.split())
        if words and abs(words + size - wanted) > abs(words - wanted):
            break
        kept.append(paragraph)
        words += size
    return replace(draft, paragraphs=tuple(kept))


def brief(draft: Draft, count: int) -> Draft:
    """Keep the first few paragraphs only."""
    return replace(draft, paragraphs=draft.paragraphs[:count])


def drop_signoff(draft: Draft, _: bool) -> Draft:
    """Leave out the `___` line and what follows it."""
    kept = (p for p in draft.paragraphs if tail_kind(p) not in {"signoff", "contributor"})
    return replace(draft, paragraphs=tuple(kept))


def local_lead(draft: Draft, paragraphs: list[str]) -> Draft:
    """Put the outlet's own paragraphs in front."""
    return replace(
        draft, paragraphs=(*paragraphs, *draft.paragraphs), local=draft.local + len(paragraphs)
    )


def british(draft: Draft, _: bool) -> Draft:
    """Spell as British papers do."""
    pattern = re.compile(rf"\b({'|'.join(SPELLING)})\b")
    return _mapped(draft, lambda text: pattern.sub(lambda m: SPELLING[m[1]], text))


def reword(draft: Draft, words: Mapping[str, str]) -> Draft:
    """Replace words: honorifics, weekdays that become dates, a figure that was corrected later.

    Raises:
        ValueError: a word to be replaced is not in the text, so the data file is wrong.
    """
    for old, new in words.items():
        if not any(old in paragraph for paragraph in draft.paragraphs):
            raise ValueError(f"reword: {old!r} is not in the text")
        draft = replace(draft, paragraphs=tuple(p.replace(old, new) for p in draft.paragraphs))
    return draft


def drop(draft: Draft, starts: list[str]) -> Draft:
    """Leave out the paragraphs that start with one of these words."""
    kept = tuple(p for p in draft.paragraphs if not p.startswith(tuple(starts)))
    if len(kept) != len(draft.paragraphs) - len(starts):
        raise ValueError(f"drop: {starts!r} do not each start one paragraph")
    return replace(draft, paragraphs=kept)


def add(draft: Draft, paragraphs: list[str]) -> Draft:
    """Put paragraphs at the end."""
    return replace(draft, paragraphs=(*draft.paragraphs, *paragraphs))


def dateline(draft: Draft, text: str) -> Draft:
    """Print this dateline instead of the outlet's usual one; nothing for none."""
    return replace(draft, dateline=text)


def byline(draft: Draft, text: str) -> Draft:
    """Print this byline."""
    return replace(draft, byline=text)


def markup(draft: Draft, there: bool) -> Draft:
    """Leave the agency out of the page's markup, or put it in."""
    return replace(draft, markup=there)


def canonical(draft: Draft, _: bool) -> Draft:
    """Declare the agency's own page as the canonical URL."""
    return replace(draft, declares_agency=True)


def caption(draft: Draft, text: str) -> Draft:
    """Print a photo caption after the first paragraph, as if it were text."""
    return _inserted(draft, Block("caption", text), 1)


def caption_top(draft: Draft, text: str) -> Draft:
    """Print a photo caption above the text."""
    return _inserted(draft, Block("caption", text), 0)


def photo(draft: Draft, text: str) -> Draft:
    """Print a photo credit as a figure: evidence for the picture, never for the text."""
    return _inserted(draft, Block("figure", text), 0)


def promo(draft: Draft, text: str) -> Draft:
    """Print a promotion box in the middle of the text."""
    return _inserted(draft, Block("promo", text), 3)


def newsletter(draft: Draft, text: str) -> Draft:
    """Print a newsletter box after the fourth block."""
    return _inserted(draft, Block("newsletter", text), 4)


def editors_note(draft: Draft, text: str) -> Draft:
    """Let the agency's note to editors leak onto the page."""
    return _inserted(draft, Block("editors_note", text), 0)


def tagline(draft: Draft, text: str) -> Draft:
    """Sign off with the agency's mark at the end."""
    return _inserted(draft, Block("tagline", text), len(draft.blocks))


def notice(draft: Draft, text: str) -> Draft:
    """Print a copyright notice at the end."""
    return _inserted(draft, Block("notice", text), len(draft.blocks))


def split_paragraph(draft: Draft, number: int) -> Draft:
    """Break a paragraph (counted from 1) in mid-sentence, as careless editors do."""
    places = [i for i, block in enumerate(draft.blocks) if block.kind == "text"]
    at = places[number - 1]
    words = draft.blocks[at].text.split()
    half = next(i for i in range(len(words) // 2, 1, -1) if words[i - 1][-1] not in '.,;:!?"”')
    halves = (Block("text", " ".join(words[:half])), Block("text", " ".join(words[half:])))
    return replace(draft, blocks=(*draft.blocks[:at], *halves, *draft.blocks[at + 1 :]))


def quotes(draft: Draft, style: str) -> Draft:
    """Print straight or curly quotes."""
    return _printed(draft, lambda text: with_quotes(text, style))


def dash(draft: Draft, sign: str) -> Draft:
    """Print this sign where the story has a dash."""
    return _printed(draft, lambda text: with_dash(text, sign))


def broken_encoding(draft: Draft, _: bool) -> Draft:
    """Print dashes and curly quotes as UTF-8 read in the wrong code page."""
    return _printed(draft, mojibake)


def _mapped(draft: Draft, change: Callable[[str], str]) -> Draft:
    return replace(draft, paragraphs=tuple(change(p) for p in draft.paragraphs))


def _printed(draft: Draft, change: Callable[[str], str]) -> Draft:
    blocks = tuple(Block(b.kind, change(b.text)) for b in draft.blocks)
    return replace(
        draft,
        blocks=blocks,
        dateline=change(draft.dateline),
        printed_headline=change(draft.printed_headline),
    )


def _inserted(draft: Draft, block: Block, at: int) -> Draft:
    at = min(at, len(draft.blocks))
    return replace(draft, blocks=(*draft.blocks[:at], block, *draft.blocks[at:]))


Edit = Any  # a function of a draft and the value in the data file
TEXT_EDITS: dict[str, Edit] = {
    edit.__name__: edit
    for edit in (
        cut_tail, brief, drop_signoff, local_lead, british, reword, drop, add,
        dateline, byline, markup, canonical,
    )
}  # fmt: skip
PAGE_EDITS: dict[str, Edit] = {
    edit.__name__: edit
    for edit in (
        caption, caption_top, photo, promo, newsletter, editors_note, tagline, notice,
        split_paragraph, quotes, dash, broken_encoding,
    )
}  # fmt: skip
