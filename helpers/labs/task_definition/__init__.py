"""Lab 01, the task definition builder.

``builder`` is the whole; ``draft`` the document, ``json_text`` reads it, ``json_view`` shows it;
``task_form`` and ``containers_form`` are the form, made of ``fields``, ``size_fields`` and
``rows``; ``answer`` and ``calls_view`` show what a click did, ``revisions`` what is registered.
"""

from helpers.labs.task_definition.builder import TaskDefinitionBuilder

__all__ = ["TaskDefinitionBuilder"]
