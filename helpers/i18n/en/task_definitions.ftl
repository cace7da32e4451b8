# why-<reason>: what is wrong and what to do next, shown beside AWS's own words.

## The definition as a whole

why-family-blank = Every task definition needs a `family`, the name that its revisions share. Give it one, such as `webserver`.
why-family-characters = A `family` is made of letters, digits, `_` and `-` only, at most 255 of them. Change “{ $family }”.
why-compatibility-unknown = “{ $value }” is not somewhere ECS can run a task. Choose among EC2, FARGATE, EXTERNAL and MANAGED_INSTANCES.
why-network-mode-unknown = “{ $value }” is not a network mode. Choose among bridge, host, awsvpc and none.
why-definition-too-large = The definition is { NUMBER($bytes, useGrouping: 0) } bytes long and ECS takes at most 32768 (32 KiB). Move the long part (mostly `environment`) into a file in S3 and name it in `environmentFiles`.
why-too-many-placement-constraints = A definition has at most 10 `placementConstraints`. Remove some.

## Containers

why-no-containers = There is no container yet. A task is a group of containers, so put at least one into `containerDefinitions`.
why-too-many-containers = There are { $count } containers. A task definition holds at most 10, and the limit cannot be raised. Move some to another task definition.
why-container-name-missing = Container number { $number } has no `name`. Give it one, so that logs, `dependsOn` and load balancers can refer to it.
why-container-name-characters = A container's name is made of letters, digits, `_` and `-` only, at most 255 of them. Change “{ $name }”.
why-container-image-missing = Container “{ $name }” has no `image`. Say what it should run, such as `nginx:1.27`.
why-container-image-characters = “{ $image }” cannot be an image: letters, digits and `_ : . / @ # -` only, no spaces, at most 255 characters.
why-duplicate-container-names = More than one container is called “{ $name }”. Within a task every container has a name of its own.
why-no-essential-container = Every container has `essential: false`, so nothing would decide when the task is over. Let at least one be essential.
why-health-check-too-high = { $setting } of container “{ $name }” is { NUMBER($value, useGrouping: 0) }; { $limit } is the most. Lower it.
why-health-check-too-low = { $setting } of container “{ $name }” is { NUMBER($value, useGrouping: 0) }; { $limit } is the least. Raise it.
why-restart-attempt-period = `restartAttemptPeriod` of container “{ $name }” is { NUMBER($value, useGrouping: 0) } seconds. ECS takes 60 to 1800.
why-too-many-ignored-exit-codes = Container “{ $name }” lists more than 50 `ignoredExitCodes`. Remove some.
why-too-many-environment-files = Container “{ $name }” has more than 10 `environmentFiles`. Merge some of them.
why-environment-file-name = The environment file “{ $value }” of container “{ $name }” must end in `.env`. Rename the file in S3.

## Ports and networking

why-container-port = An entry in `portMappings` of container “{ $name }” has no `containerPort`, or one outside 1–65535. Each entry is a pair: keep `containerPort`, `hostPort` and `protocol` together in one pair of braces.
why-host-port = `hostPort` { NUMBER($port, useGrouping: 0) } of container “{ $name }” is outside 0–65535. 0 lets ECS choose.
why-port-protocol = The `protocol` in container “{ $name }” is tcp or udp, not “{ $value }”.
why-awsvpc-host-port = With `awsvpc` the task has an IP address of its own, so there is nothing to translate: `hostPort` { NUMBER($host, useGrouping: 0) } must equal `containerPort` { NUMBER($container, useGrouping: 0) }, or simply leave `hostPort` out.
why-host-host-port = With `host`, container “{ $name }” uses the machine's ports directly: `hostPort` { NUMBER($host, useGrouping: 0) } must equal `containerPort` { NUMBER($container, useGrouping: 0) }, or simply leave `hostPort` out.
why-none-port-mappings = With `networkMode: none`, container “{ $name }” has no network to open a port on. Remove `portMappings` or change the network mode.
why-duplicate-host-port = Two places in the task ask for { $protocol } port { NUMBER($port, useGrouping: 0) } of the machine. Change one `hostPort`, or set it to 0 and let ECS choose.
why-links-awsvpc = `links` of container “{ $name }” exist in bridge mode only. With `awsvpc` the containers of a task share one network already: they reach each other at `localhost`.
why-links-not-bridge = `links` of container “{ $name }” exist in bridge mode only, and this definition uses { $mode }. Remove `links`.
why-hostname-awsvpc = With `awsvpc` the host name belongs to the task's network interface, so container “{ $name }” cannot set a `hostname`. Remove it.
why-disable-networking-awsvpc = With `awsvpc` the network belongs to the whole task, so container “{ $name }” cannot switch it off alone. Remove `disableNetworking`.
why-extra-hosts-awsvpc = With `awsvpc` the containers of a task share one `/etc/hosts`, so container “{ $name }” cannot add `extraHosts` of its own. Remove them.
why-dns-servers-awsvpc = With `awsvpc` the DNS servers are those of the VPC. Remove `dnsServers` from container “{ $name }”.
why-port-and-range = A mapping of container “{ $name }” names both one port and a range. Keep `containerPort` or `containerPortRange`, not both.
why-container-port-range = `containerPortRange` “{ $value }” of container “{ $name }” is not a range. Write the first port, a hyphen and a higher last port, within 1–65535.
why-awsvpc-container-port-twice = With `awsvpc` the containers of a task share one address, and two mappings ask for its { $protocol } port { NUMBER($port, useGrouping: 0) }. Change one of them.
why-awsvpc-port-name-twice = Two port mappings are called “{ $port }”. Give each a name of its own.

## CPU and memory

why-task-cpu-invalid = The task's `cpu` “{ $value }” cannot be read, or lies outside 128–196608 units. Write units (`"256"`) or vCPUs (`".25 vCPU"`).
why-task-memory-invalid = The task's `memory` “{ $value }” cannot be read. Write MiB (`"512"`) or GB (`"0.5 GB"`).
why-no-memory = Nobody says how much memory container “{ $name }” gets. Give it `memory` (the ceiling) or `memoryReservation` (what is kept for it), or give the whole task `memory`.
why-container-memory-small = Container “{ $name }” needs at least 6 MiB: Docker cannot run a smaller one. Raise `memory`.
why-container-reservation-small = Container “{ $name }” needs at least 6 MiB: Docker cannot run a smaller one. Raise `memoryReservation`.
why-container-cpu-negative = `cpu` of container “{ $name }” cannot be below zero. Use 0 to reserve no CPU.
why-memory-below-reservation = Container “{ $name }” reserves { NUMBER($reservation, useGrouping: 0) } MiB under a ceiling of { NUMBER($memory, useGrouping: 0) } MiB. The ceiling `memory` must be at least `memoryReservation`.
why-container-memory-over-task = Container “{ $name }” may use { NUMBER($memory, useGrouping: 0) } MiB, more than the { NUMBER($task, useGrouping: 0) } MiB of the whole task. Lower the container's or raise the task's.
why-container-cpu-over-task = The containers ask for { NUMBER($sum, useGrouping: 0) } CPU units together and the task has { NUMBER($task, useGrouping: 0) }. Lower the containers' or raise the task's.

## Where one part names another

why-depends-on-condition = “{ $value }” is not a condition that `dependsOn` of container “{ $name }” can have. Choose START, COMPLETE, SUCCESS or HEALTHY.
why-depends-on-unknown = Container “{ $name }” waits for “{ $dependency }”, and no container here has that name. Correct the name, or add the container.
why-depends-on-healthy = Container “{ $name }” waits until “{ $dependency }” is healthy, but “{ $dependency }” has no `healthCheck` to tell. Add one, or make the condition START.
why-depends-on-essential = Container “{ $name }” waits until “{ $dependency }” has finished, but “{ $dependency }” is essential: when it stops, so does the whole task. Give “{ $dependency }” `essential: false`.
why-depends-on-cycle = These containers wait for each other in a circle, so none can be first: { $names }. Remove one `dependsOn`.
why-volume-name = A volume's name is made of letters, digits, `_` and `-` only. Change “{ $name }”.
why-duplicate-volume-names = More than one volume is called “{ $name }”. Every volume has a name of its own.
why-mount-unknown-volume = Container “{ $name }” mounts the volume “{ $volume }”, which `volumes` does not have. Declare it there, or correct `sourceVolume`.
why-efs-access-point-root = An EFS access point has a root directory of its own. In volume “{ $name }”, leave `rootDirectory` out or set it to `/`.
why-efs-iam-encryption = Volume “{ $name }” asks EFS to check the task role (`iam: ENABLED`), which goes over an encrypted connection only. Set `transitEncryption: ENABLED`.
why-efs-port-encryption = `transitEncryptionPort` of volume “{ $name }” means something only with encryption. Set `transitEncryption: ENABLED`, or remove the port.
why-proxy-network-mode = A proxy takes over the task's own network, which exists with `awsvpc` only. Change `networkMode`, or remove `proxyConfiguration`.
why-proxy-container = `proxyConfiguration` names container “{ $name }”, which this definition does not have. Correct `containerName`.
why-proxy-ingress-port = The `properties` of `proxyConfiguration` lack `ProxyIngressPort`, the port where the proxy receives what comes in. Add it.

## Logs and secrets

why-log-driver-unknown = “{ $driver }” in container “{ $name }” is not a log driver that ECS knows. On AWS the usual one is awslogs.
why-awslogs-options-missing = Container “{ $name }” logs with awslogs but lacks: { $options }. Add them to `options`.
why-awslogs-options-unknown = awslogs has no such option: { $options }. Remove it, or check the spelling.
why-awslogs-create-group = `awslogs-create-group` takes `"true"` only. If the log group should not be made for you, leave the line out of container “{ $name }”.
why-firelens-without-router = Log driver awsfirelens hands the log to a router in the same task, and there is none. Add a container with `firelensConfiguration`.
why-secrets-execution-role = With `secrets`, ECS has to fetch them before the container starts, and does so with the execution role. Add `executionRoleArn`.
why-secret-other-account = Container “{ $name }” points at an SSM parameter of account { $account }. ECS reads parameters of your own account only.

## What Fargate asks for in addition

why-fargate-network-mode = On Fargate every task has a network interface of its own. Set `networkMode` to `awsvpc` (leaving it out means bridge).
why-fargate-cpu-missing = Fargate places and bills a task by its size, so it needs `cpu` at the level of the task, such as `"256"`. A container's `cpu` does not replace it.
why-fargate-memory-missing = Fargate needs `memory` at the level of the task, such as `"512"`. A container's `memory` does not replace it.
why-fargate-size = { $wrong ->
    [cpu] Fargate has no size of { NUMBER($cpu, useGrouping: 0) } CPU units. The CPU sizes are { $choices }.
   *[memory] Fargate has no pair of { NUMBER($cpu, useGrouping: 0) } units and { NUMBER($memory, useGrouping: 0) } MiB. With { NUMBER($cpu, useGrouping: 0) } units, `memory` is one of { $choices }.
}
why-fargate-ecr-execution-role = The image is in a private ECR registry. Fargate has to sign in to pull it, with the execution role. Add `executionRoleArn`.
why-fargate-awslogs-execution-role = To send logs to CloudWatch, Fargate needs the execution role. Add `executionRoleArn`.
why-fargate-awslogs-prefix = On Fargate, container “{ $name }” needs `awslogs-stream-prefix`, which names its log stream. Add it to `options`.
why-fargate-log-driver = Fargate does not have the log driver “{ $driver }” (container “{ $name }”). Use awslogs, splunk or awsfirelens.
why-fargate-privileged = On Fargate the machine is not yours, so container “{ $name }” cannot be `privileged`. Remove it.
why-fargate-sourcepath = On Fargate there is no host of yours to point at, so volume “{ $name }” cannot have a `sourcePath`. Remove `host`, or use EFS.
why-fargate-dockervolumeconfiguration = Fargate has no Docker volumes, so volume “{ $name }” cannot have a `dockerVolumeConfiguration`. Remove it, or use EFS.
why-fargate-devices = Fargate hands no devices of the host to container “{ $name }”. Remove `devices`, or run on EC2.
why-fargate-sharedmemorysize = Fargate does not take `sharedMemorySize` of container “{ $name }”. Remove it, or run on EC2.
why-fargate-maxswap = Fargate has no swap: remove `maxSwap` of container “{ $name }”, or run on EC2.
why-fargate-dockersecurityoptions = On Fargate you do not set up Docker. Remove `dockerSecurityOptions` from container “{ $name }”, or run on EC2.
why-fargate-capability = Fargate adds no Linux capability but SYS_PTRACE. Remove { $capability } from container “{ $name }”, or run on EC2.
why-fargate-constraints = On Fargate you do not choose machines, so `placementConstraints` mean nothing there. Remove them.
why-fargate-ipc-mode = Fargate does not take `ipcMode`. Remove it.
why-fargate-pid-mode = On Fargate `pidMode` can only be `task`: there is no host to share with. Change it or remove it.
why-fargate-gpu = Fargate has no GPUs. Remove the GPU from container “{ $name }”, or run on EC2.
why-fargate-stop-timeout = On Fargate, `stopTimeout` of container “{ $name }” is between 2 and 120 seconds.
why-ephemeral-storage-small = Fargate gives 20 GiB anyway and `ephemeralStorage` only asks for more: at least 21, not { $size }. For 20 GiB leave it out.
why-ephemeral-storage-large = `ephemeralStorage` is 200 GiB at most, not { NUMBER($size, useGrouping: 0) }. If you need more, use EFS.
why-ephemeral-storage-ec2 = Ephemeral storage is Fargate's own; on EC2 a task uses the disk of its instance. Remove `ephemeralStorage`, or ask for FARGATE.

## Naming, listing, deleting, tagging

why-unknown-task-definition = There is no task definition “{ $name }” (or the `family` has no ACTIVE revision left). See what there is with `list_task_definitions()`.
why-revision-needed = Say which revision, such as `{ $name }:1`. A `family` may have many.
why-being-deleted = “{ $name }” is being deleted already; there is nothing left to do.
why-too-many-deleted = One call deletes at most 10 revisions, and this one names { $count }. Split it up.
why-unknown-choice = `{ $member }` cannot be “{ $value }”. Choose among: { $allowed }.
why-page-size = A page has 1 to 100 entries, not { NUMBER($value, useGrouping: 0) }.
why-bad-token = This `nextToken` did not come from an earlier answer. Begin again with the first page.
why-tag-key-length = A tag's key has 1 to 128 characters. Change “{ $key }”.
why-tag-value-length = The value of tag “{ $key }” has at most 256 characters.
why-tag-key-reserved = Keys that begin with `aws:` belong to AWS. Rename the tag “{ $key }”.
why-tag-count = A resource has at most 50 tags, and this would make { $count }. Remove some.
why-tag-unknown-resource = No task definition has the ARN “{ $name }”. Tagging takes the exact ARN, revision included.

## Requests that cannot be read

why-not-json = What was sent is not JSON, so ECS has not read a word of it. Check brackets and commas.
why-wrong-type = The value at `{ $path }` has the wrong type: numbers stand without quotes, texts within. The task's `cpu` and `memory` are texts, the containers' are numbers.
why-too-small = `{ $path }` is at least { $least }. Type a larger number.
why-missing-member = `{ $path }` is missing, and ECS requires it. Add it.
