"""A call that was refused: AWS's or boto3's own words, and why in the learner's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from helpers.diagrams.svg import escaped, plain
from helpers.i18n import MissingWordsError
from helpers.labs.notices import notice
from helpers.labs.prose import inline

if TYPE_CHECKING:
    from helpers.i18n import Words


@dataclass
class RefusedError(Exception):
    """A call was refused.

    Args:
        code: AWS's code; empty when boto3 did not even send the call.
        message: AWS's or boto3's own words.
        reason: names the explanation ``why-<reason>``; empty where there is none.
        fields: what the explanation needs.
    """

    code: str
    message: str
    reason: str = ""
    fields: Mapping[str, str | int] = field(default_factory=dict)

    def why(self, words: Words) -> str:
        """The explanation, empty where the catalogue has none for it."""
        if not self.reason or not words.has(f"why-{self.reason}"):
            return ""
        try:
            return words(f"why-{self.reason}", **self.fields)
        except MissingWordsError:  # it asks for more than this refusal knows
            return ""

    def said(self, words: Words) -> str:
        """The refusal as HTML."""
        if self.code:
            title = words("builder-refused", code=self.code)
        else:
            title = words("builder-refused-by-boto3")
        why = self.why(words)
        body = f'<pre class="ecs-aws">{escaped(plain(self.message))}</pre>'
        body += f'<p class="ecs-apart">{inline(why)}</p>' if why else ""
        return notice("bad", title, body)
