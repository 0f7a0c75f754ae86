"""One spider a kind of source: feed, sitemap, section."""
