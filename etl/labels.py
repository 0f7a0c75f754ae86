"""Words that stand before the name of who supplied a text, or near it, as patterns."""

from __future__ import annotations

from etl.alternation import any_of

# "Source: AFP", in the languages that agencies are printed in (match it ignoring case).
_SOURCES = """
source sources agency from via fuente fuentes quelle quellen fonte font bron kilde källa lähde
źródło zdroj forrás sursa πηγή kaynak источник джерело المصدر מקור منبع स्रोत सूत्र সূত্র sumber nguồn
来源 來源 稿源 出典 提供 配信 출처 ที่มา ஆதாரம் ماخذ
"""
SOURCE = any_of(_SOURCES.split())
# "By AFP" (match it ignoring case).
BY = (
    r"(?:written |posted |published |reported )?by|par|von|por|di|door|av|af|texto|text|tekst"
    r"|autor|oleh|przez|από|автор|מאת|بقلم|文|लेखक"
)
# "With AFP", "mit Material von dpa": what opens the words that name whose material was used.
WITH = (
    r"with|mit|avec|con|com|med|met|z|s|cu|ile|με|с|з|unter|na|по|за|en collaboration avec"
    r"|بالاستعانة"
)
# "AP and Reuters".
AND = r"and|und|et|y|e|og|och|en|i|a|и|та|و|dan|ve|और|ও"
# Where people are followed.
NETWORKS = (
    r"twitter|facebook|instagram|youtube|linkedin|tiktok|threads|bluesky|mastodon|whatsapp|telegram"
)
