"""The rules that stand around the extractor, by name, so that each can be measured on its own."""

from __future__ import annotations

Rules = frozenset[str]

ALL: Rules = frozenset(
    {
        "region",  # hand the extractor only the element that holds the article's prose
        "names",  # elements named as furniture are cut, and their prose does not count
        "headed",  # boxes below a heading like "Related" or "Comments" are cut like those
        "cards",  # prose of boxes that announce other articles does not count
        "one_article",  # articles with an h1 of their own below the page's are other articles
        "headline_anchor",  # prose above the headline does not count
        "standfirst",  # prose between the headline and the region is the article's
        "link_lines",  # lines that are only links are cut
        "link_headings",  # and so are headings
        "second_pass",  # the whole page is tried when too little of the region comes out
    }
)

# The posts of a live-blog are articles with headings of their own, each under a link to it.
NOT_LIVE: Rules = frozenset({"one_article", "link_headings"})
