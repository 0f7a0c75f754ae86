"""The invented world of the demo: outlets, stories, reprints, and the truth about them."""
