"""The life of one task in two phases: which call was signed by whom, and where a denial shows."""

from helpers.diagrams.roles.comparison import compare
from helpers.diagrams.roles.life import Life, Refused, SignedCall
from helpers.diagrams.roles.scene import draw

__all__ = ["Life", "Refused", "SignedCall", "compare", "draw"]
