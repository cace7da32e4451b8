"""Programs for the benchmarks: one family on Fargate, in the lab and in plain moto.

They measure processor time, so that a busy neighbour on the computer does not count.
"""

PLAIN_MOTO = """
import os
os.environ.update(AWS_ACCESS_KEY_ID="x", AWS_SECRET_ACCESS_KEY="x")
import boto3
from moto import mock_aws
mock_aws().start()
"""

LAB = """
import boto3
from helpers import Lab
lab = Lab("vi")
"""

FAMILY = """
import gc, json, time

def client(name):
    return boto3.client(name, region_name="ap-southeast-1")

ecs = client("ecs")
ecs.create_cluster(clusterName="lab")
ecs.register_task_definition(
    family="web",
    requiresCompatibilities=["FARGATE"],
    networkMode="awsvpc",
    cpu="256",
    memory="512",
    containerDefinitions=[
        {"name": "web", "image": "nginx", "memory": 128, "portMappings": [{"containerPort": 80}]},
        {"name": "helper", "image": "redis", "memory": 128},
    ],
)
subnet = client("ec2").describe_subnets()["Subnets"][0]["SubnetId"]
group = client("ec2").describe_security_groups()["SecurityGroups"][0]["GroupId"]
wanted = {
    "cluster": "lab",
    "taskDefinition": "web",
    "launchType": "FARGATE",
    "networkConfiguration": {
        "awsvpcConfiguration": {
            "subnets": [subnet],
            "securityGroups": [group],
            "assignPublicIp": "ENABLED",
        }
    },
}
"""
"""``ecs`` is the client, ``wanted`` the members that RunTask and CreateService share."""

ON_AN_INSTANCE = """
ecs.register_task_definition(
    family="small", containerDefinitions=[{"name": "a", "image": "nginx", "memory": 6, "cpu": 1}]
)
ami = client("ec2").describe_images()["Images"][0]["ImageId"]
instance = client("ec2").run_instances(
    ImageId=ami, InstanceType="m5.2xlarge", MinCount=1, MaxCount=1
)["Instances"][0]["InstanceId"]
document = {"instanceId": instance, "instanceType": "m5.2xlarge"}
ecs.register_container_instance(cluster="lab", instanceIdentityDocument=json.dumps(document))
wanted = {"cluster": "lab", "taskDefinition": "small", "launchType": "EC2"}
"""
"""After :data:`FAMILY`: tasks go to a container instance instead."""

SIMULATOR = """
import gc, json, time
from helpers.simulator import Simulator

simulator = Simulator()
simulator.context.outside.network.add_subnet("subnet-1", "10.0.0.0/16", "ap-southeast-1a")
simulator.clusters.create_cluster({"clusterName": "lab"})
simulator.task_definitions.register(
    {
        "family": "web",
        "requiresCompatibilities": ["FARGATE"],
        "networkMode": "awsvpc",
        "cpu": "256",
        "memory": "512",
        "containerDefinitions": [
            {"name": "web", "image": "nginx", "portMappings": [{"containerPort": 80}]},
            {"name": "helper", "image": "redis"},
        ],
    }
)
network = {"awsvpcConfiguration": {"subnets": ["subnet-1"], "assignPublicIp": "ENABLED"}}
wanted = {
    "cluster": "lab",
    "taskDefinition": "web",
    "launchType": "FARGATE",
    "networkConfiguration": network,
}
"""
"""The simulator alone, without boto3."""
