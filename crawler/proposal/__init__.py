"""Outlet files proposed from what a site says of itself: bytes in, findings out, TOML at last."""
