# why-<reason>: what is wrong with a request about clusters, instances or tasks, and what to do next.

## Clusters

why-cluster-not-found = There is no active cluster “{ $cluster }”. Create it with `create_cluster`, or correct the name; without a name ECS looks for `default`.
why-cluster-name = A cluster's name is made of letters, digits, `_` and `-` only, at most 255 of them. Change “{ $name }”.
why-cluster-setting-name = A cluster has one setting, `containerInsights`. Write that instead of “{ $name }”.
why-cluster-setting-value = `containerInsights` is enabled, disabled or enhanced, not “{ $value }”.
why-cluster-contains-tasks =
    { $count ->
        [one] A task still lives in cluster “{ $cluster }”. Stop it, wait until it is STOPPED, then delete the cluster.
       *[other] { $count } tasks still live in cluster “{ $cluster }”. Stop them, wait until they are STOPPED, then delete the cluster.
    }
why-cluster-contains-services =
    { $count ->
        [one] A service is still in cluster “{ $cluster }”. Delete it first (`delete_service`, with `force=True` while it has tasks).
       *[other] { $count } services are still in cluster “{ $cluster }”. Delete them first (`delete_service`, with `force=True` while they have tasks).
    }
why-cluster-contains-container-instances =
    { $count ->
        [one] A container instance is still registered in cluster “{ $cluster }”. Terminate or deregister it first.
       *[other] { $count } container instances are still registered in cluster “{ $cluster }”. Terminate or deregister them first.
    }

## Capacity providers and strategies

why-capacity-provider-name = “{ $name }” cannot name a capacity provider: it may not begin with aws, ecs or fargate. Choose another name.
why-capacity-provider-without-group = A capacity provider of your own stands for an Auto Scaling group. Name it in `autoScalingGroupProvider`.
why-capacity-provider-exists = A capacity provider “{ $name }” is there already. Use it, or choose another name.
why-capacity-provider-in-use = Capacity provider “{ $name }” is still needed in cluster “{ $cluster }”. Take it out of the cluster, or stop the tasks that run on it, first.
why-capacity-provider-reserved = “{ $name }” belongs to AWS: you can use it in a strategy, but not change or delete it.
why-capacity-provider-not-found = There is no capacity provider “{ $name }”. FARGATE and FARGATE_SPOT are always there; others are made with `create_capacity_provider`.
why-strategy-too-long = A strategy names at most { $most } capacity providers. Remove some.
why-strategy-several-bases = Only one capacity provider of a strategy can have a `base`. Keep one and share out the rest by `weight`.
why-strategy-no-weight = Every provider has weight 0, so nothing says where tasks go. Give at least one a `weight` above 0.
why-strategy-mixed = One strategy is either for Fargate or for Auto Scaling groups. Split it in two.
why-strategy-provider-not-associated = The cluster does not know capacity provider “{ $provider }”. Associate it first with `put_cluster_capacity_providers`.
why-launch-type-and-strategy = `launchType` and `capacityProviderStrategy` are two ways to say the same thing. Keep one of them.

## Container instances

why-container-instance-not-found = This cluster has no container instance “{ $instance }”. Look at `list_container_instances`; this id is not the EC2 instance's id `i-…`.
why-container-instances-empty = `containerInstances` is empty. Name at least one; `list_container_instances` shows them.
why-container-instances-out-of-range = `start_task` takes 1 to 10 container instances, not { $count }.
why-container-instance-status = A container instance can be set to ACTIVE or DRAINING, not to “{ $status }”.
why-container-instance-has-tasks =
    { $count ->
        [one] A task still runs on this container instance. Stop it first, or use `force=True` and lose it.
       *[other] { $count } tasks still run on this container instance. Stop them first, or use `force=True` and lose them.
    }
why-agent-is-newest = The agent is already the newest version, { $version }. There is nothing to do.
why-identity-document-invalid = `instanceIdentityDocument` must be the JSON that EC2 gives an instance about itself, with its `instanceId`.
why-attribute-target-not-found = An attribute belongs to a container instance, and “{ $target }” is none. Put its ARN into `targetId`.

## Placement

why-no-container-instances = There is no active container instance in cluster “{ $cluster }” that could take the task. Add an instance, or run on Fargate with `launchType="FARGATE"`.
why-too-many-constraints = A request has at most { $most } placement constraints. Remove some.
why-too-many-strategies = A request has at most { $most } placement strategies. Remove some.
why-constraint-type = “{ $type }” is not a placement constraint. Choose distinctInstance or memberOf.
why-constraint-expression = `memberOf` needs an `expression`, such as `attribute:ecs.instance-type == t3.micro`.
why-strategy-type = “{ $type }” is not a placement strategy. Choose random, spread or binpack.
why-constraint-distinct-expression = `distinctInstance` means one task on each machine and has nothing to compare. Remove its `expression`.
why-strategy-random-field = `random` picks any machine that fits, so it has no `field`. Remove “{ $field }”.
why-strategy-field = `binpack` packs by cpu or memory, not by “{ $field }”.
why-placement-expression-invalid = ECS cannot read “{ $expression }”. An expression looks like `attribute:ecs.instance-type == t3.micro and task:group == shop`.
why-placement-constraints-on-fargate = Fargate chooses the host itself, so there is nothing to constrain. Remove `placementConstraints`, or run on EC2.
why-placement-strategies-on-fargate = Fargate chooses the host itself, so a strategy has nothing to say. Remove `placementStrategy`, or run on EC2.

## Network

why-network-configuration-missing = With `awsvpc` every task gets a network interface, and ECS must know in which subnets. Add `networkConfiguration` with `subnets`.
why-network-configuration-not-valid = In `{ $mode }` mode a task uses the instance's network, so it needs no subnets. Remove `networkConfiguration`, or register the definition with `awsvpc`.
why-public-ip-on-ec2 = Only Fargate gives a task a public address. On EC2 leave `assignPublicIp` out; the way to the internet is a NAT gateway.
why-subnets-empty = `subnets` is empty. Name at least one subnet of your VPC.
why-too-many-subnets = `subnets` takes at most 16 subnets, not { $count }.
why-too-many-security-groups = `securityGroups` takes at most 5 groups, not { $count }.
why-subnets-of-several-vpcs = All subnets of a task must be in one VPC. Check them with `ec2.describe_subnets`.
why-subnet-not-found = There is no subnet “{ $subnet }”. `lab.vpc` shows yours.
why-security-group-not-found = There is no security group “{ $group }”. `describe_security_groups` shows yours; without any, tasks get the VPC’s default one.

## Running tasks

why-task-definition-inactive = { $family }:{ NUMBER($revision, useGrouping: 0) } was deregistered: what runs goes on, but nothing new starts from it. Use an ACTIVE revision.
why-launch-type-not-supported = This task definition cannot run on { $launch_type }. Look at its `compatibilities`; for Fargate it needs `awsvpc` and a task size.
why-platform-version-without-fargate = `platformVersion` { $version } is Fargate's. Remove it, or run on Fargate.
why-platform-version-unknown = Fargate has no platform version “{ $version }”. Leave it out to get LATEST.
why-pass-role-denied = Running a task hands it { $role }, and you may not do that: your identity needs `iam:PassRole` for this role.
why-role-cannot-be-assumed = ECS cannot assume the role { $role }. Its trust policy must let `ecs-tasks.amazonaws.com` do `sts:AssumeRole`, and the role must exist.
why-started-by-too-long = `startedBy` takes at most { $most } characters.
why-count-out-of-range = One `run_task` starts 1 to 10 tasks, not { NUMBER($count, useGrouping: 0) }. Call it several times, or let a service keep that many.
why-client-token-reused = The `clientToken` “{ $token }” has already been used for another request. Make a new one for every new request.
why-exec-without-task-role = ECS Exec works with the task role, and this definition has none. Add a `taskRoleArn` that allows `ssmmessages`.
why-propagate-tags-without-service = A task that you run yourself has no service to take tags from. Use `TASK_DEFINITION`, or give `tags`.
why-override-fargate-size = Fargate has no size with { NUMBER($cpu, useGrouping: 0) } CPU units and { NUMBER($memory, useGrouping: 0) } MiB. Choose a pair that exists.
why-override-size = ECS cannot read `{ $setting }` “{ $value }”. Write 512, or with a unit .5 vCPU or 1 GB.
why-override-without-name = An entry of `containerOverrides` does not say for which container. Add its `name`.
why-override-unknown-container = The definition has no container “{ $container }”. Use a name from `containerDefinitions`.
why-override-negative = `{ $setting }` of container “{ $container }” is below 0. Correct it.

## Looking at tasks

why-task-not-found = There is no task “{ $task }” in this cluster. Check the cluster; a stopped task is forgotten after an hour.
why-task-id-length = “{ $task }” is no task id: one has 32 characters. `list_tasks` gives you ids; with none in it, a command line passes the word “None” on.
why-tasks-empty = `tasks` is empty. `list_tasks` gives you ids to describe.
why-too-many-tasks = `describe_tasks` takes at most 100 tasks, not { $count }. Ask in several calls.
why-service-not-found = There is no service “{ $service }” in this cluster.
why-invalid-next-token = `nextToken` must be the one from the page before. Begin again without it.
why-max-results-out-of-range = `maxResults` goes from 1 to 100, not { NUMBER($asked, useGrouping: 0) }.

## ECS Exec, protection, tags, settings

why-exec-not-enabled = Task “{ $task }” has no open door: it must be RUNNING, started with `enableExecuteCommand=True`, and its task role must allow `ssmmessages`.
why-exec-not-interactive = ECS Exec knows one way only: `interactive=True`.
why-exec-container-needed = The task has several containers. Say which one with `container`.
why-exec-container-unknown = The task has no container “{ $container }”.
why-protection-too-many-tasks = One call protects 1 to 10 tasks, not { $count }.
why-protection-minutes = Protection lasts 1 to 2880 minutes (two days), not { NUMBER($minutes, useGrouping: 0) }.
why-tagged-resource-not-found = Nothing has the ARN “{ $arn }”. Copy it from an answer of ECS.
why-account-setting-unknown = There is no account setting “{ $name }”. `list_account_settings(effectiveSettings=True)` shows all of them.
why-account-setting-value = The account setting { $name } cannot be “{ $value }”. AWS’s text lists what it can be.
