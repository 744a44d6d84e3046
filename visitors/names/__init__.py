"""Names across spellings and scripts: text to words, words to keys, and how near two words are.

A name is read in four steps, each in its own module: `scripts` writes any script as sounds, `words` makes the words of
a name, `keys` gives what a word is found by, `nearness` says how alike two words are.
"""
