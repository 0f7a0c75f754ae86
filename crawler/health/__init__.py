"""Whether the crawls do what they should: silent outlets, failing sources, promises not kept."""
