"""Where on a page its article stands, and which of the lines there are the article's."""
