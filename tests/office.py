"""LibreOffice asked to accept or reject the tracked changes of documents: a second opinion on a redline."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SECONDS: Final = 180
MODULE: Final = """\
Sub Resolve(command As String, folder As String)
    Dim dispatcher, document, hidden(0) As New com.sun.star.beans.PropertyValue
    Dim store(0) As New com.sun.star.beans.PropertyValue, name As String
    hidden(0).Name = "Hidden" : hidden(0).Value = True
    store(0).Name = "FilterName" : store(0).Value = "MS Word 2007 XML"
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    name = Dir(folder & "/*.docx")
    While name <> ""
        document = StarDesktop.loadComponentFromURL(ConvertToURL(folder & "/" & name), "_blank", 0, hidden())
        dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
        document.storeToURL(ConvertToURL(folder & "/resolved/" & name), store())
        document.close(True)
        name = Dir()
    Wend
    StarDesktop.terminate()
End Sub
"""
LIBRARY: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false">{element}</library:library>
"""
SOURCE: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic"
 script:moduleType="normal">{code}</script:module>
"""


def resolve_in_office(documents: Mapping[str, bytes], folder: Path, *, accept: bool) -> dict[str, bytes]:
    """Return documents as LibreOffice saves them with all tracked changes accepted, or rejected."""
    library = folder / "profile" / "user" / "basic" / "Standard"
    if not (library / "Module1.xba").exists():
        run_office(folder, "--terminate_after_init")  # a new profile gets modules of its own, over ours
        library.mkdir(parents=True, exist_ok=True)
        element = '<library:element library:name="Module1"/>'
        (library / "script.xlb").write_text(LIBRARY.format(element=element), encoding="utf-8")
        (library / "Module1.xba").write_text(SOURCE.format(code=escape(MODULE)), encoding="utf-8")
    work = folder / ("accept" if accept else "reject")
    (work / "resolved").mkdir(parents=True)
    for name, data in documents.items():
        (work / f"{name}.docx").write_bytes(data)
    command = f".uno:{'Accept' if accept else 'Reject'}AllTrackedChanges"
    run_office(folder, f"macro:///Standard.Module1.Resolve({command},{work})")
    return {name: (work / "resolved" / f"{name}.docx").read_bytes() for name in documents}


def run_office(folder: Path, argument: str) -> None:
    """Run LibreOffice with a profile of its own."""
    profile = (folder / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore", argument],
        env={**os.environ, "HOME": str(folder)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=SECONDS,
        check=False,  # its exit code says nothing: the files do
    )
