"""Vietnamese and English have the same messages, whole, and the code asks for no other ones."""

from catalogue import LETTERS, WITH_DIACRITICS, files, messages
from code_words import asked

from helpers.i18n import LANGUAGES

VI, EN = messages("vi"), messages("en")

KEPT_IN_ENGLISH = frozenset(
    """
    ACTIVE AWS CLI CPU DELETE EC2 ECS FARGATE Fargate ID IN INACTIVE IP JSON MiB OK PROGRESS
    awsvpc bridge boto3 cluster container containers copy cpu definition essential family form
    hard host image lab limit memory port private progress public register reset revision service
    soft subnet tag task tcp udp unit units vCPU volume web Amazon Lab Task Service Cluster Image
    Port Volume Container Family Revision Event
    """.split()  # noqa: SIM905 - reads better than 70 quoted words
)
"""English words that Vietnamese engineers say; a Vietnamese message may consist of them alone."""


def test_there_are_messages() -> None:
    assert VI
    assert EN


def test_both_languages_have_the_same_files() -> None:
    names = [[path.name for path in files(language)] for language in LANGUAGES]
    assert names[0]
    assert names[0] == names[1]


def test_both_languages_have_the_same_messages_in_the_same_files() -> None:
    assert {m.id: m.file for m in VI.values()} == {m.id: m.file for m in EN.values()}


def test_both_languages_have_the_same_attributes_and_placeholders() -> None:
    differing = {
        name: (VI[name].placeholders ^ EN[name].placeholders, VI[name].attributes)
        for name in VI.keys() & EN.keys()
        if VI[name].placeholders != EN[name].placeholders
        or VI[name].attributes != EN[name].attributes
    }
    assert differing == {}


def test_no_message_is_empty() -> None:
    empty = [
        (language, m.id)
        for language in LANGUAGES
        for m in messages(language).values()
        if not m.text.strip() and not m.placeholders
    ]
    assert empty == []


def test_vietnamese_is_written_with_its_diacritics() -> None:
    """A message without a single diacritic is either all English terms or was left untranslated."""
    bare = {
        m.id: m.text
        for m in VI.values()
        if not WITH_DIACRITICS.search(m.text)
        and not set(LETTERS.findall(m.text)) <= KEPT_IN_ENGLISH
        and not (m.text == EN[m.id].text and len(LETTERS.findall(m.text)) <= 2)
    }
    assert bare == {}


def test_english_has_no_vietnamese_left() -> None:
    left = {m.id: m.text for m in EN.values() if WITH_DIACRITICS.search(m.text)}
    left = {name: text for name, text in left.items() if "Tiếng Việt" not in text}
    assert left == {}


def test_every_message_that_the_code_names_exists() -> None:
    missing = {name: place for name, place in asked().by_call.items() if name not in VI}
    assert missing == {}


def test_the_code_uses_every_message() -> None:
    code = asked()
    assert code.by_call
    unused = [
        name
        for name in VI
        if name not in code.texts and not any(name.startswith(start) for start in code.prefixes)
    ]
    assert unused == []
