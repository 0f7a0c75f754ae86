from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from crawler.css import xpath_of
from crawler.errors import CrawlerError
from crawler.outlet import read_outlet
from crawler.selector import MOST, Selector

from .test_outlet import GOOD, write

if TYPE_CHECKING:
    from pathlib import Path

SELECTORS = """
[[selector]]
field = "body"
css = "div.story-text, div.story > p"
until = 2025-06-30

[[selector]]
field = "cut"
css = "aside"
kind = "promotion"
"""


def test_selectors_are_read_in_the_order_of_the_file(tmp_path: Path) -> None:
    assert read_outlet(write(tmp_path, GOOD + SELECTORS)).selectors == (
        Selector("body", "div.story-text, div.story > p", date(2025, 6, 30)),
        Selector("cut", "aside", None, "promotion"),
    )
    assert read_outlet(write(tmp_path, GOOD)).selectors == ()


def test_caption_labels_are_read(tmp_path: Path) -> None:
    labels = 'caption_labels = ["Archive picture", "Pic"]\n'
    outlet = read_outlet(write(tmp_path, labels + GOOD))
    assert outlet.caption_labels == ("Archive picture", "Pic")
    assert read_outlet(write(tmp_path, GOOD)).caption_labels == ()


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('"body"', '"bodies"', "selector[0].field: must be one of body, headline, byline, date"),
        ('field = "cut"', "", "missing key selector[1].field"),
        ('field = "cut"', 'feild = "cut"', "selector[1].field; did you mean it with feild?"),
        ('css = "aside"', "", "missing key selector[1].css"),
        ('css = "aside"', 'css = " "', "selector[1].css: is empty"),
        ('"aside"', '"aside >"', "selector[1].css: 'aside >' is no CSS selector: Expected"),
        ('"aside"', '"p::text"', "'p::text' is no CSS selector: Pseudo-elements are not supp"),
        ('"aside"', '"p:near(b)"', "is no CSS selector: The pseudo-class :near() is unknown"),
        ('"aside"', '"svg|a"', "is no CSS selector: pages have no namespaces, such as svg"),
        ('"aside"', '"[*|href]"', "is no CSS selector: pages have no namespaces"),
        ('"aside"', '"a\\u0007"', "is no CSS selector: there are control characters in it"),
        ('"aside"', f'"{"a " * 200}"', "selector[1].css: is longer than 300 characters"),
        ('"aside"', '["aside"]', "selector[1].css: must be a text in quotes"),
        ("2025-06-30", '"2025-06-30"', "selector[0].until: must be a day without quotes"),
        ("2025-06-30", "2025-06-30T10:00:00Z", "selector[0].until: must be a day"),
        ("2025-06-30", "20250630", "selector[0].until: must be a day"),
        ('kind = "promotion"', 'kind = "promo"', "selector[1].kind: must be one of author, box"),
        ("until = ", 'kind = "other"\nuntil = ', 'selector[0].kind: goes only with field = "cut"'),
        ("until = ", "untill = ", "unknown key selector[0].untill: did you mean until?"),
        ('[[selector]]\nfield = "cut"', '[selector]\nfield = "cut"', "is not TOML"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_in_one_line(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    assert SELECTORS.count(old) == 1
    path = write(tmp_path, GOOD + SELECTORS.replace(old, new))
    with pytest.raises(CrawlerError, match=re.escape(complaint)) as caught:
        read_outlet(path)
    assert str(path) in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1
    assert len(str(caught.value)) < 500


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('caption_labels = "Pic"', "caption_labels: must be a list of texts"),
        ('caption_labels = ["Pic", " "]', "caption_labels: must hold no empty text"),
        ('caption_label = ["Pic"]', "unknown key caption_label: did you mean caption_labels?"),
        ("selector = 3", "selector: must be tables, written as [[selector]]"),
    ],
)
def test_a_mistake_above_the_tables_is_named_too(tmp_path: Path, line: str, complaint: str) -> None:
    with pytest.raises(CrawlerError, match=re.escape(complaint)):
        read_outlet(write(tmp_path, f"{line}\n{GOOD}"))


def test_there_is_an_end_to_selectors(tmp_path: Path) -> None:
    many = '[[selector]]\nfield = "cut"\ncss = "p"\n' * (MOST + 1)
    with pytest.raises(CrawlerError, match="selector: must be at most 100 tables"):
        read_outlet(write(tmp_path, f"{GOOD}\n{many}"))


def test_a_selector_that_nests_without_end_is_refused() -> None:
    with pytest.raises(ValueError, match="recursion"):
        xpath_of(":is(" * 5000 + "a" + ")" * 5000)
