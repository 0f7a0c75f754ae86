"""Captures in; articles, pairs and stories out.

Knows trafilatura, datasketch and the conventions of wire copy; nothing of HTTP.
"""
