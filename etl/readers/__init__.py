"""One reader a format: a registered file in, captures out."""
