"""Every word that the helpers show, in Vietnamese and English.

The words live in Fluent files (``vi/*.ftl`` and ``en/*.ftl``, the same names in both). There is no
fallback from one language to the other: a missing message or a missing placeholder is an error,
and the tests compare the two languages message by message.

Texts that AWS itself says (error messages, events, reasons) are not here: they stay AWS's own
English in both languages.
"""

from helpers.i18n.words import LANGUAGES, Language, MissingWordsError, Words, words

__all__ = ["LANGUAGES", "Language", "MissingWordsError", "Words", "words"]
