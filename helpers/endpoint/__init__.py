"""The same lab over HTTP, on this machine only: for the AWS CLI and any other client.

``python -m helpers.endpoint --port 5000 --speed 30``
"""
