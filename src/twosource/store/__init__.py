"""The archive: reports kept in one SQLite file, asked by words and by meaning, grouped into stories. The one place with SQL."""

from twosource.store.adding import add_pages
from twosource.store.answers import Added, Failed, Hit, Person, Said, Saying, Tally
from twosource.store.archive import Archive
from twosource.store.examining import Fault, examine

__all__ = ["Added", "Archive", "Failed", "Fault", "Hit", "Person", "Said", "Saying", "Tally", "add_pages", "examine"]
