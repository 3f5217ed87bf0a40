"""LibreOffice's own comparison of two documents; run with a Python that has LibreOffice's `uno` (Debian: python3-uno).

Usage: python benchmarks/peers/office_comparison.py OLD.docx NEW.docx REDLINE.docx

Starts an office of its own, with a new profile, and waits for its end, so that what it takes counts.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]

PATIENCE_S: Final = 60


def main(old: str, new: str, redline: str) -> None:
    """Open the new document, compare it with the old one, save it with the tracked changes."""
    with tempfile.TemporaryDirectory() as profile:
        pipe = Path(profile).name
        office = subprocess.Popen(
            [
                "soffice",
                "--headless",
                "--norestore",
                f"-env:UserInstallation={Path(profile).as_uri()}",
                f"--accept=pipe,name={pipe};urp",
            ],
            stderr=subprocess.DEVNULL,
        )
        context = connect(pipe)
        services = context.ServiceManager
        desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        document = desktop.loadComponentFromURL(url(new), "_blank", 0, (named("Hidden", True),))
        dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        frame = document.CurrentController.Frame
        dispatcher.executeDispatch(frame, ".uno:CompareDocuments", "", 0, (named("URL", url(old)),))
        document.storeToURL(url(redline), (named("FilterName", "MS Word 2007 XML"),))
        document.close(True)
        desktop.terminate()
        office.wait()


def connect(pipe: str) -> Any:
    """Return the office's context once it answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    end = time.monotonic() + PATIENCE_S
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


def url(path: str) -> str:
    """Return a file's address."""
    return Path(path).absolute().as_uri()


def named(name: str, value: object) -> Any:
    """Return an argument of a command."""
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
