"""Rows in, answers out. Knows DuckDB and SQL; nothing of HTML or MinHash."""
