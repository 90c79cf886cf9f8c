"""What can be wrong with a call. What is wrong with a text is a Problem record instead.

    TwosourceError
    ├── SpanError
    │   ├── SpanOutsideText      a span that does not fit its text
    │   ├── TextChanged          a span made on another text
    │   └── TextNotCanonical     a text with carriage returns or lone surrogates
    ├── InputError               an input that could not be read (``slug`` says which kind)
    │   ├── InputMissing  InputEmpty  InputBinary  InputUndecodable  InputTooLarge  InputMalformed
    │   ├── InputDamaged         a part of a file that is cut short or broken; the rest was read
    │   ├── InputLeftOut         parts of a file that are no pages, counted
    │   ├── FetchRefused           an address that is never asked
    │   ├── FetchFailed            an address that was asked and gave no page
    │   └── NoReports            nothing was left to work on
    ├── CallError                options that do not fit together
    │   ├── TooFewReports  UnknownLetter  DifferentEvents
    │   ├── OutputRefused        a place that could not be written
    │   └── LibraryMissing       a library that only this call needs is not installed
    ├── ArchiveError             an archive that could not be opened, read or written
    └── WeightsDamaged           a file of the trained reader that is missing or changed

Every message says what failed, on what, where, and what to do. ``docs/messages.md`` has a section a ``slug``.
"""

from __future__ import annotations


class TwosourceError(Exception):
    """Base of all errors raised on purpose. ``slug`` names the section of docs/messages.md."""

    slug = "error"


class SpanError(TwosourceError, ValueError):
    """A span and a text that do not belong together."""

    slug = "span"


class SpanOutsideText(SpanError):
    """A span that does not fit its text.

    >>> str(SpanOutsideText(5, 9, 7))
    'span 5-9 does not fit a text of 7 code points; make it from the text it is used on'
    """

    slug = "span-outside-text"

    def __init__(self, start: int, end: int, length: int | None) -> None:
        where = "needs 0 <= start <= end" if length is None else f"does not fit a text of {length} code points"
        super().__init__(f"span {start}-{end} {where}; make it from the text it is used on")


class TextChanged(SpanError):
    """A span made on another text than the one at hand."""

    slug = "text-changed"

    def __init__(self, expected: str, found: str) -> None:
        super().__init__(
            f"the span was made on text {expected[:12]} and this is text {found[:12]}; read the page again"
        )


class TextNotCanonical(SpanError):
    """A text that cannot carry spans."""

    slug = "text-not-canonical"

    def __init__(self, what: str, at: int) -> None:
        super().__init__(f"the text holds {what} at code point {at}; read it through twosource.intake, which mends it")


class InputError(TwosourceError):
    """An input that could not be read. ``path`` is the input as it was named."""

    slug = "input"

    def __init__(self, path: str, message: str) -> None:
        self.path = path
        super().__init__(f"{path}: {message}")


class InputMissing(InputError):
    slug = "input-missing"

    def __init__(self, path: str) -> None:
        super().__init__(path, "no such file or folder; check the name")


class InputEmpty(InputError):
    slug = "input-empty"

    def __init__(self, path: str, what: str = "the file") -> None:
        super().__init__(path, f"{what} holds no text; save the page again")


class InputBinary(InputError):
    slug = "input-binary"

    def __init__(self, path: str, looks_like: str) -> None:
        super().__init__(path, f"this is {looks_like}, not a page; save the page as text or HTML")


class InputUndecodable(InputError):
    slug = "input-undecodable"

    def __init__(self, path: str, encoding: str, at: int) -> None:
        super().__init__(path, f"byte {at} is not {encoding}; save the page as UTF-8")


class InputTooLarge(InputError):
    slug = "input-too-large"

    def __init__(self, path: str, size: int, limit: int) -> None:
        super().__init__(
            path, f"{size:,} bytes is over the limit of {limit:,}; raise it with --max-bytes if you mean it"
        )


class InputMalformed(InputError):
    slug = "input-malformed"

    def __init__(self, path: str, what: str, where: str) -> None:
        super().__init__(path, f"{what} at {where}; mend that place and run again")


class FetchRefused(InputError):
    """An address that is never asked, or not without leave. ``message`` says why and what to do."""

    slug = "fetch-refused"


class FetchFailed(InputError):
    """An address that was asked and gave no page. ``message`` says what it gave and what to do."""

    slug = "fetch-failed"


class InputDamaged(InputError):
    slug = "input-damaged"

    def __init__(self, path: str, what: str) -> None:
        super().__init__(path, f"{what}; what could be read around it was read; get the file again if it matters")


class InputLeftOut(InputError):
    slug = "input-left-out"

    def __init__(self, path: str, what: str) -> None:
        super().__init__(path, f"left out, as they are no pages: {what}; take one out of the file if you need it")


class NoReports(InputError):
    slug = "no-reports"

    def __init__(self, path: str) -> None:
        super().__init__(path, "none of these could be read as a report; the lines above say why")


class CallError(TwosourceError):
    """Options or arguments that do not fit together."""

    slug = "call"


class TooFewReports(CallError):
    slug = "too-few-reports"

    def __init__(self, found: int, failed: tuple[str, ...] = ()) -> None:
        """``failed``: what was wrong with each input that could not be read."""
        noun = "report" if found == 1 else "reports"
        reasons = "; ".join(failed) or "name two or more files"
        super().__init__(f"compare needs at least two reports and got {found} {noun}: {reasons}")


class UnknownLetter(CallError):
    slug = "unknown-letter"

    def __init__(self, letter: str, letters: tuple[str, ...]) -> None:
        known = ", ".join(letters)
        super().__init__(f"--origin names report {letter!r} and the reports here are {known}; use one of these letters")


class DifferentEvents(CallError):
    slug = "different-events"

    def __init__(self, why: str) -> None:
        super().__init__(f"the reports seem to tell different events: {why}; add --same-event to compare them anyway")


class OutputRefused(CallError):
    slug = "output-refused"

    def __init__(self, path: str, reason: str) -> None:
        self.reason = reason
        super().__init__(f"{path}: could not be written ({reason}); choose another place with -o")


class LibraryMissing(CallError):
    slug = "library-missing"

    def __init__(self, what: str, libraries: tuple[str, ...]) -> None:
        super().__init__(f"{what} needs {' or '.join(libraries)}, which is not installed: pip install {libraries[0]}")


class ArchiveError(TwosourceError):
    """An archive that could not be opened, read or written."""

    slug = "archive"

    def __init__(
        self, path: str, reason: str, remedy: str = "check that it is a twosource archive and that you may write there"
    ) -> None:
        self.path, self.reason, self.remedy = path, reason, remedy
        super().__init__(f"{path}: {reason}; {remedy}")


class WeightsDamaged(TwosourceError):
    """A file of weights that is missing or changed."""

    slug = "weights-damaged"

    def __init__(self, name: str, what: str) -> None:
        super().__init__(f"the weights {name} of this installation: the file {what}; install twosource again")
