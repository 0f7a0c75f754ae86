"""Whether the warehouse is what it should be: pages still read as before, laws kept, room left."""
