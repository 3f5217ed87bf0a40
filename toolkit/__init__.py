"""vanban: administrative plans as data, and their Word documents by Decree 30/2020/NĐ-CP."""

from typing import Final

__version__: Final = "0.1.0"
