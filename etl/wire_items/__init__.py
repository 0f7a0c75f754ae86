"""Items as agencies send them (ninjs, NewsML, NITF): bytes in, items out; no files, no captures."""
