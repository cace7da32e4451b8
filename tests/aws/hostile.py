"""Uses boto3 in every way, inside a lab, in surroundings that all point elsewhere.

Run by ``test_fence.py`` in a process of its own: it prints, as JSON, what each way reached and
every attempt to open a connection or start a program while the lab was open. All that the
surroundings point to is a closed port of this machine, so that even a broken lab reaches nobody.
"""

from __future__ import annotations

import io
import json
import sys
from typing import Any

ATTEMPTS: list[str] = []
WATCHED = (
    "socket.connect",
    "socket.getaddrinfo",
    "socket.sendto",
    "subprocess.Popen",
    "os.system",
    "os.posix_spawn",
    "os.exec",
)


def watch(event: str, arguments: tuple[object, ...]) -> None:
    if event in WATCHED:
        ATTEMPTS.append(f"{event} {arguments[1:]!r}")


sys.addaudithook(watch)

import boto3  # noqa: E402
import botocore.session  # noqa: E402
from botocore import UNSIGNED  # noqa: E402
from botocore.config import Config  # noqa: E402
from botocore.utils import InstanceMetadataFetcher  # noqa: E402

from helpers import Lab  # noqa: E402

EVIL = "https://ecs.evil.example"
ONCE = Config(retries={"total_max_attempts": 1}, connect_timeout=2)


def family(client: Any) -> str:
    """Register in ECS and say under which name: in a fresh lab, revision 1, 2, 3 ..."""
    container = {"name": "web", "image": "nginx", "memory": 64}
    answer = client.register_task_definition(family="hostile", containerDefinitions=[container])
    found: str = answer["taskDefinition"]["taskDefinitionArn"]
    return found


def s3_by_resource() -> str:
    bucket = boto3.resource("s3").Bucket("shop-files")
    bucket.create(CreateBucketConfiguration={"LocationConstraint": "ap-southeast-1"})
    bucket.upload_fileobj(io.BytesIO(b"x" * 100), "key")
    read = [
        boto3.client("s3", **options).get_object(Bucket="shop-files", Key="key")["Body"].read()
        for options in (
            {},
            {"config": Config(s3={"addressing_style": "virtual"})},
            {"endpoint_url": EVIL},
            {"endpoint_url": EVIL, "config": Config(s3={"addressing_style": "virtual"})},
        )
    ]
    assert read == [b"x" * 100] * 4, read
    return ",".join(o.key for o in bucket.objects.all())


def sns_over_http() -> str:
    sns = boto3.client("sns")
    topic = sns.create_topic(Name="t")["TopicArn"]
    sns.subscribe(TopicArn=topic, Protocol="https", Endpoint="https://hook.evil.example/")
    return str(bool(sns.publish(TopicArn=topic, Message="x")["MessageId"]))


def main() -> None:
    before = {
        "default client": boto3.client("ecs", config=ONCE),
        "profile": boto3.Session(profile_name="prod").client("ecs"),
        "credential_process": boto3.Session(profile_name="process").client("ecs"),
    }
    old_session = boto3.Session(profile_name="prod")
    boto3.setup_default_session(profile_name="prod", region_name="eu-west-1")
    default = boto3.DEFAULT_SESSION

    reached: dict[str, str] = {}
    with Lab("vi"):
        ATTEMPTS.clear()
        for name, client in before.items():
            reached[f"before: {name}"] = family(client)
        keys = {"aws_access_key_id": "AKIAIOSFODNN7REALKEY", "aws_secret_access_key": "s" * 40}
        ways = {
            "boto3.client": boto3.client("ecs"),
            "another region": boto3.client("ecs", region_name="eu-west-1"),
            "profile": boto3.Session(profile_name="prod").client("ecs"),
            "profile of nobody": boto3.Session(profile_name="no-such").client("ecs"),
            "sso profile": boto3.Session(profile_name="sso").client("ecs"),
            "session from before": old_session.client("ecs"),
            "endpoint_url": boto3.client("ecs", endpoint_url=EVIL),
            "keys of a session": boto3.Session(**keys).client("ecs"),
            "keys of a client": boto3.client("ecs", **keys),
            "unsigned": boto3.client("ecs", config=Config(signature_version=UNSIGNED)),
            "unsigned elsewhere": boto3.client(
                "ecs", endpoint_url=EVIL, config=Config(signature_version=UNSIGNED)
            ),
            "proxies": boto3.client("ecs", config=Config(proxies={"https": "http://127.0.0.1:9"})),
            "defaults_mode": boto3.client("ecs", config=Config(defaults_mode="auto")),
            "fips": boto3.client("ecs", region_name="us-east-1", use_ssl=False,
                                 config=Config(use_fips_endpoint=True)),
            "botocore": botocore.session.get_session().create_client("ecs"),
        }  # fmt: skip
        for name, client in ways.items():
            reached[name] = family(client)
        reached["sts"] = boto3.client("sts").get_caller_identity()["Account"]
        reached["s3"] = s3_by_resource()
        reached["sns"] = sns_over_http()
        try:
            reached["metadata"] = str(InstanceMetadataFetcher().retrieve_iam_role_credentials())
        except Exception as error:
            reached["metadata"] = type(error).__name__
        inside = list(ATTEMPTS)

    ATTEMPTS.clear()
    try:
        before["default client"].list_clusters()
    except Exception as error:
        after = type(error).__name__
    print(  # noqa: T201
        json.dumps(
            {
                "reached": reached,
                "inside": inside,
                "after": after,
                "attempts after": list(ATTEMPTS),
                "default session back": boto3.DEFAULT_SESSION is default,
            }
        )
    )


main()
