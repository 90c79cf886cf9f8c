"""The archive: reports kept in one SQLite file, searched by words, grouped into stories. The one place with SQL."""

from twosource.store.adding import Added, Failed, add_pages
from twosource.store.archive import Archive
from twosource.store.finding import Hit

__all__ = ["Added", "Archive", "Failed", "Hit", "add_pages"]
