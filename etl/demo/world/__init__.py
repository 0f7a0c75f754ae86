"""The invented world: data files, and its pages rendered without any network."""

from etl.demo.read import load_world
from etl.demo.site import pages

__all__ = ["load_world", "pages"]
