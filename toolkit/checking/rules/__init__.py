'''The rules of `vanban check`: one module each. A new rule is a new module here; nothing else lists it.

A rule is a module with

    """CT101: một câu nói lỗi gì.

    Vì sao: ...
    Sai: ...
    Đúng: ...
    Cách sửa: ...
    Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4(b); or "thực tiễn".
    """

    CODE: Final = "CT101"
    LEVEL: Final = Level.WARNING          # error, warning or hint; a fault may give its own
    READY: Final = True                   # only for a rule that --ready asks

    def check(subject: Subject) -> Iterator[Fault]: ...

The docstring is the manual page that `vanban explain` prints and docs/rules.md shows, so it is Vietnamese; its first
line is "CODE: summary." and its parts begin a line with their names (`checking.pages` reads it, "Sai" and "Đúng" are
left out together, the others are there; a part goes on in lines that are indented). The module is named after the
fault (`lead_agency_among_coordinators`), never after code or remedy. A module whose name begins with "_" is no rule
but what several rules share. `CODE` and `READY` are found by looking at the source (`runner.rule_entries`), so they are
written exactly so. Larger tables and parsers stand beside this package, in `checking`.

`check` is called once for each file (`subject.kind` says whether a plan or a .docx), reads `subject.texts` or
`subject.plan` or `subject.document`, prints nothing and changes nothing. What it yields is `text.fault(...)`, or
`Fault(location, message, fix)` for what no text is the place of. A `replacement` is given only where it cannot change
the meaning: --fix puts it in, and a second run must find nothing there. A change of format in a .docx is `Fault(...,
mend=Reformat(part, what, apply))`: --fix-format makes it. What several rules need of one file is made
once by `subject.shared(function)`.

Tests: tests/checking/rules/test_<module>.py, faults with exact line and column; tests/checking/subjects.py makes
subjects from text.
'''
