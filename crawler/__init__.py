"""Outlets in, captures in WARC files out. Knows HTTP, Scrapy and WARC; nothing of news text."""
