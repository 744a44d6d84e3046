"""A practice set for finding people by name: who is on the register, what is typed, and how well it was found.

Everybody in it is invented. Names and spellings were written for it from how each language is used, and nothing
that finds names may read them: a set that shares lists with the code it measures only praises it.
"""
