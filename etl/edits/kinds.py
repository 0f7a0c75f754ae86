"""What kind of change a changed passage is, by the words and the signs on both sides."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from etl.agencies import mention
from etl.edits.words import is_number, plain_word, printed_words
from etl.normalize import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.edits.model import Kind

# More words than this beside the numbers, and the change is no longer one of a number.
_MOST_BESIDE_NUMBERS = 4
_MOST_IN_ATTRIBUTION = 12
_STYLES = (
    (re.compile("['‘’`]{2}|[“”„«»「」『』\"'‘’`]"), '"'),
    (re.compile("[-–—―‒−_]+"), "-"),
    (re.compile("…"), "..."),
    (re.compile(r"\s+"), " "),
)
_LETTERS = re.compile(r"[^\W_]")


def kind_of_word(before: str, after: str) -> Kind:
    """The kind of a word that has one key in both texts but is not printed the same.

    >>> kind_of_word("Centre", "center"), kind_of_word("café", "Cafe"), kind_of_word("five", "5")
    ('spelling_localised', 'typography_changed', 'typography_changed')
    """
    left, right = plain_word(before), plain_word(after)
    if left == right or left.isdigit() or right.isdigit():
        return "typography_changed"
    return "spelling_localised"


def kind_of_change(before: str, after: str, *, is_quoted: bool) -> Kind:
    """The kind of a passage within a sentence whose words, or signs, are others.

    Args:
        before: the passage in one text; may be empty.
        after: what stands in its place in the other; may be empty.
        is_quoted: whether it lies in quotation marks, in one of the texts.

    >>> kind_of_change("12", "15", is_quoted=False)
    'number_changed'
    >>> kind_of_change("The Associated Press", "AP", is_quoted=False)
    'attribution_changed'
    """
    left, right = printed_words(before).keys, printed_words(after).keys
    if not left and not right:
        return _kind_of_signs(before, after)
    if "".join(left) == "".join(right):
        return "spelling_localised"
    if is_quoted:
        return "quotation_changed"
    if _is_attribution(before, after, left, right):
        return "attribution_changed"
    if _is_number(left, right):
        return "number_changed"
    return "wording_changed"


def _kind_of_signs(before: str, after: str) -> Kind:
    """Quotation marks that are set or dropped make a quotation of the words or unmake it."""
    left, right = plain_signs(before), plain_signs(after)
    return "quotation_changed" if left.count('"') != right.count('"') else "typography_changed"


def plain_signs(text: str) -> str:
    """Signs without their style: one kind of quotation mark, of dash and of space.

    >>> plain_signs(" — “") == plain_signs(" -- ‘‘")
    True
    """
    for pattern, plain in _STYLES:
        text = pattern.sub(plain, text)
    return text


def _is_attribution(before: str, after: str, left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether a few words name an agency."""
    if max(len(left), len(right)) > _MOST_IN_ATTRIBUTION:
        return False
    return any(mention().search(text) for text in (before, after))


def _is_number(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether both sides have numbers, others than each other, and little else."""
    mine, others = _numbers(left), _numbers(right)
    if not mine or not others or mine == others:
        return False
    most = max(len(left) - mine.total(), len(right) - others.total())
    return most <= _MOST_BESIDE_NUMBERS


def _numbers(keys: Sequence[str]) -> Counter[str]:
    return Counter(key for key in keys if is_number(key))


def has_words(text: str) -> bool:
    """Whether there is more in a text than space and signs."""
    return _LETTERS.search(text) is not None


def are_same_words(before: str, after: str) -> bool:
    """Whether two texts differ in typography at most."""
    return words_of(before) == words_of(after)
