"""twosource: several reports of one event, compared, every finding tied to the characters it was read from.

>>> from twosource import compare, load
>>> comparison = compare(load(["a.txt", "b.txt"]).pages)   # doctest: +SKIP
"""
