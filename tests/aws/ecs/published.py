"""Task definitions as people publish them: AWS must never be stricter in the lab than outside.

Written after the examples of the Amazon ECS Developer Guide ("Example task definitions" and the
pages named at each), one for every corner of the API that those pages use.
"""

from __future__ import annotations

from drafts import Members

ACCOUNT = "123456789012"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/ecsTaskExecutionRole"
TASK_ROLE = f"arn:aws:iam::{ACCOUNT}:role/shopTaskRole"
REGISTRY = f"{ACCOUNT}.dkr.ecr.ap-southeast-1.amazonaws.com"


def awslogs(group: str) -> Members:
    return {
        "logDriver": "awslogs",
        "options": {
            "awslogs-group": group,
            "awslogs-region": "ap-southeast-1",
            "awslogs-stream-prefix": "ecs",
            "awslogs-create-group": "true",
            "mode": "non-blocking",
            "max-buffer-size": "25m",
        },
    }


FARGATE: Members = {
    "networkMode": "awsvpc",
    "requiresCompatibilities": ["FARGATE"],
    "executionRoleArn": ROLE,
    "cpu": "256",
    "memory": "512",
}

PUBLISHED: dict[str, Members] = {
    "the notes of this course": {
        "family": "webserver",
        "containerDefinitions": [
            {"name": "web", "image": "nginx", "memory": 100, "cpu": 99},
        ],
        "requiresCompatibilities": ["FARGATE"],
        "networkMode": "awsvpc",
        "memory": "512",
        "cpu": "256",
    },
    "wordpress and mysql with links": {
        "family": "hello_world",
        "containerDefinitions": [
            {
                "name": "wordpress",
                "links": ["mysql"],
                "image": "wordpress",
                "essential": True,
                "portMappings": [{"containerPort": 80, "hostPort": 80}],
                "memory": 500,
                "cpu": 10,
            },
            {
                "environment": [{"name": "MYSQL_ROOT_PASSWORD", "value": "password"}],
                "name": "mysql",
                "image": "mysql",
                "cpu": 10,
                "memory": 500,
                "essential": True,
            },
        ],
    },
    "links with an alias and data from another container": {
        "family": "legacy",
        "containerDefinitions": [
            {
                "name": "web",
                "image": "httpd:2.4",
                "memory": 300,
                "links": ["db:database"],
                "volumesFrom": [{"sourceContainer": "db", "readOnly": True}],
                "hostname": "web",
                "dnsServers": ["10.0.0.2"],
                "dnsSearchDomains": ["shop.internal"],
                "extraHosts": [{"hostname": "legacy", "ipAddress": "10.0.0.9"}],
            },
            {"name": "db", "image": "mysql:8", "memory": 500},
        ],
    },
    "fargate with apache": {
        **FARGATE,
        "family": "sample-fargate",
        "containerDefinitions": [
            {
                "name": "fargate-app",
                "image": "public.ecr.aws/docker/library/httpd:latest",
                "portMappings": [{"containerPort": 80, "hostPort": 80, "protocol": "tcp"}],
                "essential": True,
                "entryPoint": ["sh", "-c"],
                "command": ["/bin/sh -c \"echo '<html>Hello</html>' > index.html\""],
                "logConfiguration": awslogs("/ecs/fargate"),
            }
        ],
    },
    "arm64 with dependencies and a health check": {
        **FARGATE,
        "family": "orders",
        "cpu": ".5 vCPU",
        "memory": "1 GB",
        "runtimePlatform": {"cpuArchitecture": "ARM64", "operatingSystemFamily": "LINUX"},
        "ephemeralStorage": {"sizeInGiB": 100},
        "taskRoleArn": TASK_ROLE,
        "containerDefinitions": [
            {
                "name": "migrate",
                "image": f"{REGISTRY}/orders@sha256:" + "0123456789abcdef" * 4,
                "essential": False,
                "command": ["migrate"],
                "startTimeout": 60,
            },
            {
                "name": "api",
                "image": f"{REGISTRY}/orders:1.2.3",
                "dependsOn": [{"containerName": "migrate", "condition": "SUCCESS"}],
                "healthCheck": {
                    "command": ["CMD-SHELL", "curl -f http://localhost:8080/health || exit 1"],
                    "interval": 10,
                    "timeout": 3,
                    "retries": 3,
                    "startPeriod": 30,
                },
                "portMappings": [{"containerPort": 8080}],
                "stopTimeout": 90,
                "readonlyRootFilesystem": True,
                "user": "1000:1000",
                "workingDirectory": "/app",
            },
            {
                "name": "proxy",
                "image": "envoyproxy/envoy:v1.30.1",
                "dependsOn": [{"containerName": "api", "condition": "HEALTHY"}],
                "restartPolicy": {
                    "enabled": True,
                    "ignoredExitCodes": [0],
                    "restartAttemptPeriod": 180,
                },
            },
        ],
    },
    "secrets and environment files": {
        **FARGATE,
        "family": "secretive",
        "containerDefinitions": [
            {
                "name": "app",
                "image": "python:3.12-slim",
                "secrets": [
                    {"name": "A", "valueFrom": "database-password"},
                    {
                        "name": "B",
                        "valueFrom": f"arn:aws:ssm:ap-southeast-1:{ACCOUNT}:parameter/app/b",
                    },
                    {
                        "name": "C",
                        "valueFrom": f"arn:aws:secretsmanager:ap-southeast-1:{ACCOUNT}:secret:"
                        "app-AbCdEf:username::",
                    },
                ],
                "environmentFiles": [{"type": "s3", "value": "arn:aws:s3:::bucket/app/prod.env"}],
                "repositoryCredentials": {
                    "credentialsParameter": f"arn:aws:secretsmanager:ap-southeast-1:{ACCOUNT}:"
                    "secret:registry-AbCdEf"
                },
                "logConfiguration": {
                    "logDriver": "splunk",
                    "options": {"splunk-url": "https://splunk.example:8088"},
                    "secretOptions": [{"name": "splunk-token", "valueFrom": "/splunk/token"}],
                },
            }
        ],
    },
    "firelens": {
        **FARGATE,
        "family": "firelens-example-firehose",
        "taskRoleArn": TASK_ROLE,
        "containerDefinitions": [
            {
                "name": "log_router",
                "image": "public.ecr.aws/aws-observability/aws-for-fluent-bit:stable",
                "essential": True,
                "user": "0",
                "firelensConfiguration": {
                    "type": "fluentbit",
                    "options": {
                        "enable-ecs-log-metadata": "true",
                        "config-file-type": "file",
                        "config-file-value": "/fluent-bit/configs/parse-json.conf",
                    },
                },
                "logConfiguration": awslogs("firelens-container"),
                "memoryReservation": 50,
            },
            {
                "name": "app",
                "image": "httpd",
                "essential": True,
                "logConfiguration": {
                    "logDriver": "awsfirelens",
                    "options": {"Name": "firehose", "region": "us-west-2", "retry_limit": "2"},
                },
                "memoryReservation": 100,
            },
        ],
    },
    "efs volume": {
        **FARGATE,
        "family": "efs-tutorial",
        "containerDefinitions": [
            {
                "name": "nginx",
                "image": "public.ecr.aws/nginx/nginx:stable-alpine",
                "mountPoints": [
                    {
                        "containerPath": "/usr/share/nginx/html",
                        "sourceVolume": "efs-html",
                        "readOnly": False,
                    }
                ],
            }
        ],
        "volumes": [
            {
                "name": "efs-html",
                "efsVolumeConfiguration": {
                    "fileSystemId": "fs-1324abcd",
                    "transitEncryption": "ENABLED",
                    "transitEncryptionPort": 2999,
                    "authorizationConfig": {"accessPointId": "fsap-1234", "iam": "ENABLED"},
                },
            }
        ],
    },
    "volume that is made at launch": {
        **FARGATE,
        "family": "ebs",
        "containerDefinitions": [
            {
                "name": "db",
                "image": "postgres:16",
                "mountPoints": [{"sourceVolume": "data", "containerPath": "/var/lib/postgresql"}],
            }
        ],
        "volumes": [{"name": "data", "configuredAtLaunch": True}],
    },
    "docker and host volumes": {
        "family": "volumes",
        "containerDefinitions": [
            {
                "name": "app",
                "image": "busybox",
                "memory": 64,
                "disableNetworking": True,
                "mountPoints": [
                    {"sourceVolume": "rexray-vol", "containerPath": "/volume"},
                    {"sourceVolume": "docker-sock", "containerPath": "/var/run/docker.sock"},
                    {"sourceVolume": "scratch", "containerPath": "/scratch"},
                ],
            }
        ],
        "volumes": [
            {
                "name": "rexray-vol",
                "dockerVolumeConfiguration": {
                    "autoprovision": True,
                    "scope": "shared",
                    "driver": "rexray/ebs",
                    "driverOpts": {"volumetype": "gp2", "size": "5"},
                    "labels": {"a": "b"},
                },
            },
            {"name": "docker-sock", "host": {"sourcePath": "/var/run/docker.sock"}},
            {"name": "scratch", "host": {}},
        ],
        "placementConstraints": [
            {"type": "memberOf", "expression": "attribute:ecs.instance-type =~ m5.*"}
        ],
    },
    "windows on fargate": {
        **FARGATE,
        "family": "windows-simple-iis-2019-core",
        "cpu": "2048",
        "memory": "4096",
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2019_CORE"},
        "containerDefinitions": [
            {
                "name": "sample_windows_app",
                "image": "mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2019",
                "command": ["New-Item -Path C:\\inetpub\\wwwroot\\index.html -Type file -Force"],
                "cpu": 2048,
                "entryPoint": ["powershell", "-Command"],
                "essential": True,
                "memory": 4096,
                "portMappings": [{"hostPort": 80, "protocol": "tcp", "containerPort": 80}],
                "logConfiguration": awslogs("/ecs/fargate-windows"),
            }
        ],
    },
    "windows on instances with a gmsa": {
        "family": "windows-domain",
        "executionRoleArn": ROLE,
        "requiresCompatibilities": ["EC2"],
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_FULL"},
        "containerDefinitions": [
            {
                "name": "app",
                "image": "mcr.microsoft.com/windows/servercore/iis",
                "memory": 1024,
                "cpu": 512,
                "portMappings": [{"containerPort": 80, "hostPort": 8080}],
                "credentialSpecs": ["credentialspecdomainless:arn:aws:s3:::bucket/gmsa.json"],
                "dockerSecurityOptions": [],
            }
        ],
    },
    "gpu": {
        "family": "ecs-gpu-task-def",
        "containerDefinitions": [
            {
                "memory": 80,
                "essential": True,
                "name": "gpu",
                "image": "nvidia/cuda:11.0.3-base",
                "resourceRequirements": [{"type": "GPU", "value": "1"}],
                "command": ["sh", "-c", "nvidia-smi"],
                "cpu": 100,
            }
        ],
    },
    "inference accelerators": {
        "family": "tensorflow-eia",
        "executionRoleArn": ROLE,
        "networkMode": "awsvpc",
        "containerDefinitions": [
            {
                "name": "app",
                "image": "tensorflow/serving",
                "memory": 500,
                "resourceRequirements": [{"type": "InferenceAccelerator", "value": "device_1"}],
            }
        ],
        "inferenceAccelerators": [{"deviceName": "device_1", "deviceType": "eia2.medium"}],
    },
    "neuron devices": {
        "family": "ecs-neuron",
        "requiresCompatibilities": ["EC2"],
        "placementConstraints": [
            {"type": "memberOf", "expression": "attribute:ecs.instance-type == inf2.xlarge"}
        ],
        "containerDefinitions": [
            {
                "name": "infer",
                "image": "public.ecr.aws/neuron/pytorch-inference-neuronx:latest",
                "memoryReservation": 1000,
                "linuxParameters": {
                    "devices": [
                        {
                            "containerPath": "/dev/neuron0",
                            "hostPath": "/dev/neuron0",
                            "permissions": ["read", "write"],
                        }
                    ],
                    "capabilities": {"add": ["IPC_LOCK"]},
                },
            }
        ],
    },
    "app mesh": {
        **FARGATE,
        "family": "mesh",
        "proxyConfiguration": {
            "type": "APPMESH",
            "containerName": "envoy",
            "properties": [
                {"name": "IgnoredUID", "value": "1337"},
                {"name": "ProxyIngressPort", "value": "15000"},
                {"name": "ProxyEgressPort", "value": "15001"},
                {"name": "AppPorts", "value": "8000"},
            ],
        },
        "containerDefinitions": [
            {
                "name": "app",
                "image": "gateway:v1",
                "dependsOn": [{"containerName": "envoy", "condition": "HEALTHY"}],
            },
            {
                "name": "envoy",
                "image": "840364872350.dkr.ecr.us-west-2.amazonaws.com/aws-appmesh-envoy:v1.27",
                "user": "1337",
                "ulimits": [{"name": "nofile", "softLimit": 15000, "hardLimit": 15000}],
                "healthCheck": {
                    "command": ["CMD-SHELL", "curl -s http://localhost:9901/server_info"],
                    "startPeriod": 10,
                    "interval": 5,
                    "timeout": 2,
                    "retries": 3,
                },
            },
        ],
    },
    "service connect": {
        **FARGATE,
        "family": "service-connect-nginx",
        "containerDefinitions": [
            {
                "name": "webserver",
                "image": "public.ecr.aws/docker/library/nginx:latest",
                "cpu": 100,
                "portMappings": [
                    {
                        "name": "nginx",
                        "containerPort": 80,
                        "protocol": "tcp",
                        "appProtocol": "http",
                    },
                    {"name": "grpc", "containerPort": 9000, "appProtocol": "grpc"},
                ],
                "essential": True,
            }
        ],
    },
    "a range of ports": {
        "family": "game",
        "containerDefinitions": [
            {
                "name": "server",
                "image": "game/server",
                "memory": 512,
                "portMappings": [
                    {"containerPortRange": "8080-8081", "protocol": "udp"},
                    {"containerPort": 53, "hostPort": 0, "protocol": "tcp"},
                    {"containerPort": 53, "hostPort": 0, "protocol": "udp"},
                ],
            }
        ],
    },
    "linux parameters and limits": {
        "family": "tuned",
        "networkMode": "host",
        "pidMode": "host",
        "ipcMode": "task",
        "cpu": "10 vcpu",
        "memory": "16GB",
        "containerDefinitions": [
            {
                "name": "tuned",
                "image": "registry.gitlab.com/group/sub.group/app_name-1:v1.0.0-rc.1",
                "privileged": True,
                "pseudoTerminal": True,
                "interactive": True,
                "memory": 8192,
                "memoryReservation": 4096,
                "ulimits": [
                    {"name": "core", "softLimit": 0, "hardLimit": 0},
                    {"name": "nofile", "softLimit": 1024, "hardLimit": 65535},
                ],
                "systemControls": [{"namespace": "net.core.somaxconn", "value": "1024"}],
                "dockerLabels": {"traefik.enable": "true", "name": "<b>"},
                "dockerSecurityOptions": ["no-new-privileges"],
                "linuxParameters": {
                    "initProcessEnabled": True,
                    "maxSwap": 1024,
                    "swappiness": 10,
                    "sharedMemorySize": 256,
                    "capabilities": {"add": ["SYS_PTRACE"], "drop": ["NET_RAW"]},
                    "tmpfs": [
                        {"containerPath": "/run", "size": 64, "mountOptions": ["noexec", "rw"]}
                    ],
                },
            }
        ],
    },
    "external": {
        "family": "external-worker",
        "requiresCompatibilities": ["EXTERNAL"],
        "executionRoleArn": ROLE,
        "networkMode": "bridge",
        "cpu": "256",
        "memory": "512",
        "containerDefinitions": [
            {
                "name": "nginx",
                "image": "public.ecr.aws/nginx/nginx:latest",
                "memory": 256,
                "cpu": 256,
                "essential": True,
                "portMappings": [{"containerPort": 80, "hostPort": 8080, "protocol": "tcp"}],
            }
        ],
    },
    "managed instances": {
        "family": "managed",
        "requiresCompatibilities": ["MANAGED_INSTANCES"],
        "networkMode": "awsvpc",
        "cpu": "1 vCPU",
        "memory": "3 GB",
        "runtimePlatform": {"cpuArchitecture": "X86_64", "operatingSystemFamily": "LINUX"},
        "trustedExecutionConfiguration": {"isolationMode": "ISOLATED_SANDBOX"},
        "containerDefinitions": [
            {
                "name": "web",
                "image": "nginx",
                "essential": True,
                "versionConsistency": "disabled",
            }
        ],
    },
    "fault injection": {
        **FARGATE,
        "family": "chaos",
        "enableFaultInjection": True,
        "pidMode": "task",
        "containerDefinitions": [
            {"name": "app", "image": "nginx"},
            {
                "name": "ssm-agent",
                "image": "public.ecr.aws/amazon-ssm-agent/amazon-ssm-agent:latest",
                "essential": False,
                "command": ["/bin/bash", "-c", "sleep 3600"],
            },
        ],
        "tags": [{"key": "ECS_ENABLE_FAULT", "value": "true"}],
    },
    "batch job in every launch type": {
        "family": "batch",
        "requiresCompatibilities": ["EC2", "FARGATE", "EXTERNAL"],
        "networkMode": "awsvpc",
        "cpu": "16384",
        "memory": "122880",
        "containerDefinitions": [{"name": "job", "image": "busybox", "command": ["sleep", "5"]}],
    },
}
