"""Arrow schemas of the rows that are loaded, one a table, as schema/*.sql declares them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TEXT, _ID, _COUNT, _SHARE, _FLAG = pa.string(), pa.uint64(), pa.int64(), pa.float64(), pa.bool_()
_TIME = pa.timestamp("us", tz="UTC")
_TEXTS = pa.list_(_TEXT)


def _schema(**columns: Any) -> Any:
    return pa.schema(list(columns.items()))


SCHEMAS: dict[str, Any] = {
    "outlet": _schema(
        outlet=_TEXT,
        name=_TEXT,
        country=_TEXT,
        language=_TEXT,
        time_zone=_TEXT,
        day_first=_FLAG,
        agency=_TEXT,
        home_url=_TEXT,
        kind=_TEXT,
        owner=_TEXT,
        owner_group=_TEXT,
        market=_TEXT,
        cms=_TEXT,
    ),
    "run": _schema(
        run_id=_ID,
        command=_TEXT,
        started_at=_TIME,
        finished_at=_TIME,
        status=_TEXT,
        version=_TEXT,
        extraction_scheme=_TEXT,
        signature_scheme=_TEXT,
        captures=_COUNT,
        articles=_COUNT,
        rejections=_COUNT,
        pairs=_COUNT,
        stories=_COUNT,
    ),
    "archive_file": _schema(
        file_id=_ID,
        path=_TEXT,
        format=_TEXT,
        sha256=_TEXT,
        size=_ID,
        origin=_TEXT,
        in_place=_FLAG,
    ),
    "load_ledger": _schema(
        batch_id=_ID,
        run_id=_ID,
        file_id=_ID,
        extraction_scheme=_TEXT,
        next_position=_ID,
        finished=_FLAG,
        captures=_COUNT,
        articles=_COUNT,
        rejections=_COUNT,
        loaded_at=_TIME,
    ),
    "capture": _schema(
        capture_id=_ID,
        file_id=_ID,
        position=_ID,
        length=_ID,
        url=_TEXT,
        outlet=_TEXT,
        fetched_at=_TIME,
        status=pa.int16(),
        content_type=_TEXT,
        payload_digest=_TEXT,
        version_id=_ID,
        external_id=_TEXT,
        discovered_by=_TEXT,
        discovered_in=_TEXT,
        source_headline=_TEXT,
        source_published=_TEXT,
        source_authors=_TEXTS,
        source_keywords=_TEXTS,
        payload_key=_ID,
    ),
    "article_version": _schema(
        version_id=_ID,
        article_id=_ID,
        capture_id=_ID,
        shown_at=_TIME,
        url=_TEXT,
        url_key=_TEXT,
        declared_url=_TEXT,
        outlet=_TEXT,
        external_id=_TEXT,
        headline=_TEXT,
        authors=_TEXTS,
        byline=_TEXT,
        dateline=_TEXT,
        dateline_place=_TEXT,
        dateline_country=_TEXT,
        dateline_agency=_TEXT,
        body=_TEXT,
        body_words=pa.int32(),
        language=_TEXT,
        published_raw=_TEXT,
        published_at=_TIME,
        published_precision=_TEXT,
        modified_at=_TIME,
        agency=_TEXT,
        agencies=_TEXTS,
        relation=_TEXT,
        agency_own_site=_FLAG,
        kind=_TEXT,
        furniture=pa.list_(
            pa.struct(
                [
                    ("kind", _TEXT),
                    ("body", _TEXT),
                    ("start_offset", pa.int32()),
                    ("end_offset", pa.int32()),
                ]
            )
        ),
        extraction_scheme=_TEXT,
        published_from=_TEXT,
        modified_raw=_TEXT,
        section=_TEXT,
        captions=_TEXTS,
        paywalled=_FLAG,
        authors_raw=_TEXTS,
        slugline=_TEXT,
        ednote=_TEXT,
        version=pa.int32(),
        versioncreated=_TIME,
        firstcreated=_TIME,
        pubstatus=_TEXT,
        embargoed=_TIME,
        located=_TEXT,
        infosource=_TEXT,
        copyrightholder=_TEXT,
        usageterms=_TEXT,
        guid=_TEXT,
        confidence=_SHARE,
        own_agency=_TEXT,
        agency_item=_TEXT,
        dateline_date=_TEXT,
        dateline_end=pa.int32(),
        byline_title=_TEXT,
    ),
    "paragraph": _schema(version_id=_ID, place=pa.uint16(), characters=pa.int32(), hash=_ID),
    "parted": _schema(version_id=_ID),
    "credit": _schema(
        version_id=_ID,
        agency=_TEXT,
        kind=_TEXT,
        rule=_TEXT,
        quote=_TEXT,
        start_offset=pa.int32(),
        end_offset=pa.int32(),
        found_in=_TEXT,
        role=_TEXT,
        weight=_SHARE,
        decides=_FLAG,
        # Not stored: says which capture's evidence it is, since only one capture's is kept.
        capture_id=_ID,
    ),
    "version_mark": _schema(
        version_id=_ID,
        kind=_TEXT,
        number=pa.int32(),
        mark_text=_TEXT,
        found_in=_TEXT,
        start_offset=pa.int32(),
        end_offset=pa.int32(),
        note=_TEXT,
        # Not stored: as that of a credit.
        capture_id=_ID,
    ),
    "rejection": _schema(
        rejection_id=_ID,
        file_id=_ID,
        position=_ID,
        capture_id=_ID,
        url=_TEXT,
        stage=_TEXT,
        reason=_TEXT,
        detail=_TEXT,
    ),
    # After all that it is joined with.
    "revisit": _schema(
        capture_id=_ID,
        rejection_id=_ID,
        article_id=_ID,
        refers_to_url=_TEXT,
        refers_to_at=_TIME,
        payload_key=_ID,
    ),
    "signature": _schema(
        version_id=_ID,
        signature_scheme=_TEXT,
        told_on=pa.date32(),
        shingles=pa.int32(),
        hashvalues=pa.list_(pa.uint32(), 128),
        sketch=pa.list_(pa.uint32()),
        compared=_FLAG,
    ),
    # Before the pairs, whose verdicts are found with them.
    "threshold": _schema(name=_TEXT, value=_SHARE, default_value=_SHARE, meaning=_TEXT),
    "pair": _schema(
        version_a=_ID,
        version_b=_ID,
        signature_scheme=_TEXT,
        is_candidate=_FLAG,
        shingles_a=pa.int32(),
        shingles_b=pa.int32(),
        shingles_shared=pa.int32(),
        words_a=pa.int32(),
        words_b=pa.int32(),
        covered_words_a=pa.int32(),
        covered_words_b=pa.int32(),
        opening_words_a=pa.int32(),
        opening_words_b=pa.int32(),
        numbers=pa.int32(),
        numbers_same=pa.int32(),
    ),
    "chunk": _schema(version_id=_ID),
    "displaced": _schema(version_a=_ID, version_b=_ID),
    "component": _schema(article_id=_ID, component=_ID, batch=pa.int32()),
    "story": _schema(
        story_id=_ID,
        headline=_TEXT,
        agency=_TEXT,
        articles=pa.int32(),
        outlets=pa.int32(),
        first_at=_TIME,
        last_at=_TIME,
        kind=_TEXT,
    ),
    "story_version": _schema(
        story_id=_ID,
        place=pa.int32(),
        article_id=_ID,
        version_id=_ID,
        words=pa.int32(),
        first_at=_TIME,
        agency_number=pa.int32(),
        copies=pa.int32(),
        cuts=pa.int32(),
    ),
    "story_member": _schema(
        story_id=_ID,
        article_id=_ID,
        version_id=_ID,
        story_key=_ID,
        role=_TEXT,
        is_home=_FLAG,
        is_canonical=_FLAG,
        agency=_TEXT,
        credited=_FLAG,
        resemblance=_SHARE,
        containment=_SHARE,
        relation=_TEXT,
        confidence=_SHARE,
        attributed_by=_TEXT,
        evidence_pair=_ID,
        story_version=pa.int32(),
    ),
    "judgement": _schema(
        judgement_id=_ID,
        what=_TEXT,
        article_a=_ID,
        article_b=_ID,
        url_key_a=_TEXT,
        url_key_b=_TEXT,
        judged_at=_TIME,
        judged_by=_TEXT,
        note=_TEXT,
        state=_TEXT,
        group_a=_ID,
        group_b=_ID,
        contradicted_by=pa.list_(_ID),
        withdrawn_at=_TIME,
        withdrawn_by=_TEXT,
        withdrawal_note=_TEXT,
    ),
    "canonical_choice": _schema(
        story_id=_ID,
        article_id=_ID,
        version_id=_ID,
        reasons=_TEXTS,
        rank=pa.int32(),
        score=pa.struct(
            [
                ("own_site", _FLAG),
                ("version_mark", pa.int32()),
                ("body_words", pa.int32()),
                ("credited", _FLAG),
            ]
        ),
    ),
}


def table_of(name: str, rows: Sequence[Mapping[str, object]] | pa.Table) -> pa.Table:
    """Make the Arrow table of some rows of a warehouse table, or of columns that are one already.

    Half a surrogate pair, which JSON can spell but UTF-8 cannot, becomes U+FFFD.
    """
    if isinstance(rows, pa.Table):
        return rows.cast(SCHEMAS[name])
    try:
        return pa.Table.from_pylist(list(rows), schema=SCHEMAS[name])
    except UnicodeEncodeError:
        return pa.Table.from_pylist([_storable(row) for row in rows], schema=SCHEMAS[name])


def _storable(value: Any) -> Any:
    match value:
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case dict():
            return {key: _storable(each) for key, each in value.items()}
        case list() | tuple():
            return [_storable(each) for each in value]
        case _:
            return value
