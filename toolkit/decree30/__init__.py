"""Decree 30/2020/NĐ-CP as data, and the typed door to it.

    rules().components["motto"].size.chosen.half_points
    rules().page.margins.left.allowed.contains(Mm.from_twips(1701))

Every measure of the format stands in rules.yaml, once, with its level and its clause; `rulebook`
holds its types, `units` lengths and ranges, `wording` the fixed words and the rules of dates and
numbers. Only who makes or checks a template needs the rules; who prints a document needs `wording`
alone. So this module imports nothing until `rules` is called.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.decree30.rulebook import Rulebook


@cache
def rules() -> Rulebook:
    """Return the decree's rules, read from the package once.

    Raises:
        ValueError: rules.yaml is not what `rulebook` says; the message names the key.
    """
    from toolkit.decree30.loader import load_rulebook  # YAML only for who needs the rules

    return load_rulebook()
