"""How each protocol of AWS says "access denied" over the wire."""

from __future__ import annotations

import json
from xml.sax.saxutils import escape

EC2_CODE = "UnauthorizedOperation"
JSON_CODE = "AccessDeniedException"
QUERY_CODE = "AccessDenied"

_EC2 = (
    '<?xml version="1.0" encoding="UTF-8"?><Response><Errors><Error><Code>{code}</Code>'
    "<Message>You are not authorized to perform this operation. {text}</Message></Error></Errors>"
    "<RequestID>lab</RequestID></Response>"
)
_QUERY = (
    "<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{text}</Message></Error>"
    "<RequestId>lab</RequestId></ErrorResponse>"
)
_S3 = (
    '<?xml version="1.0" encoding="UTF-8"?><Error><Code>{code}</Code><Message>{text}</Message>'
    "<RequestId>lab</RequestId></Error>"
)

_XML = {"ec2": (EC2_CODE, _EC2), "s3": (QUERY_CODE, _S3)}


def code_of(service: str, *, is_json: bool) -> str:
    """The error code that the service uses."""
    if is_json:
        return JSON_CODE
    return _XML.get(service, (QUERY_CODE, ""))[0]


def response(service: str, text: str, *, is_json: bool) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of a refusal.

    Args:
        service: the signing name.
        text: IAM's sentence.
        is_json: does this request speak one of the JSON protocols?
    """
    if is_json:
        body = json.dumps({"__type": JSON_CODE, "message": text, "Message": text})
        return 400, {"content-type": "application/x-amz-json-1.1"}, body.encode()
    code, form = _XML.get(service, (QUERY_CODE, _QUERY))
    body = form.format(code=code, text=escape(text))
    return 403, {"content-type": "text/xml"}, body.encode()
