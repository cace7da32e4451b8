# why-<reason>: what is wrong with a request about services, and what to do next.

## Finding a service

why-service-not-active = Service “{ $service }” is { $status }: it was deleted and cannot be changed any more. Create it again.
why-services-empty = Name at least one service in `services`; `list_services` shows which there are.
why-too-many-services = One call describes at most ten services, not { $count }. Ask in several calls.

## Name and number

why-service-name-invalid = A service's name is made of letters, digits, `_` and `-` only, at most 255 of them. Change “{ $name }”.
why-service-exists = A service “{ $service }” is here already, with other settings. Change it with `update_service`, or choose another name.
why-service-still-draining = The former service “{ $service }” is still stopping its tasks. Wait until it is INACTIVE, then create it again.
why-service-scaled-above-zero = “{ $service }” still wants { $desired } tasks. Set `desiredCount` to 0 first, or delete with `force=True`.
why-desired-count-missing = Say how many tasks the service should keep: `desiredCount`.
why-desired-count-negative = `desiredCount` cannot be { $desired }; the least is 0.
why-desired-count-over-quota = One service keeps at most { NUMBER($most, useGrouping: 0) } tasks (its quota). Ask for fewer, or split it into several services.
why-desired-count-for-daemon = A DAEMON runs one task on every instance, so it has no `desiredCount`. Remove it, or choose REPLICA.
why-unknown-word = `{ $parameter }` does not take “{ $word }”. The documentation of the operation lists the words it takes.
why-task-definition-missing = A service needs to know what to run: name a `taskDefinition`.

## Deployments

why-minimum-over-100 = `minimumHealthyPercent` is a share of the desired count and at most 100, not { $minimum }.
why-minimum-negative = `minimumHealthyPercent` begins at 0; { $minimum } is too little.
why-maximum-under-100 = `maximumPercent` is at least 100, or the service could never have all its tasks. { $maximum } is too little.
why-maximum-for-daemon = A DAEMON has one task on each instance and no room for a second: leave `maximumPercent` at 100.
why-rebalancing-for-daemon = A DAEMON has one task on each instance, so there is nothing to even out between zones. Leave `availabilityZoneRebalancing` out.
why-grace-out-of-range = A grace period is a number of seconds from 0 on, not { NUMBER($grace, useGrouping: 0) }. Give the time that a task needs until its first health check passes.
why-both-percents-100 = With both at 100 nothing may be stopped and nothing started, so no deployment could begin. Lower `minimumHealthyPercent` or raise `maximumPercent`.
why-deployment-strategy-not-carried = The lab deploys with ROLLING only; { $strategy } exists on AWS. Leave `strategy` out.
why-deployment-controller-not-carried = The lab knows the deployment controllers ECS and EXTERNAL; { $controller } exists on AWS only.
why-service-deployment-not-found = There is no service deployment { $arn }. `list_service_deployments` shows those of a service.
why-service-deployment-not-stoppable = This deployment is { $status }: only one that is still going on can be stopped.
why-service-deployment-no-rollback = No deployment of this service was ever completed, so there is nothing to go back to. Deploy a revision that works.

## Where tasks run

why-daemon-on-fargate = A DAEMON is one task on every container instance, and Fargate has no instances. Use REPLICA on Fargate.
why-placement-strategy-for-daemon = A DAEMON runs on every instance, so there is nothing to choose. Remove `placementStrategy`.
why-too-many-service-strategies = At most five placement strategies, not { $count }. Keep the first ones: they decide.
why-too-many-service-constraints = At most ten placement constraints, not { $count }. Join some into one expression.
why-placement-strategy-invalid = “{ $strategy }” with the field “{ $field }” is no strategy. There are `random`, `spread` by a field, and `binpack` by `cpu` or `memory`.
why-placement-constraint-invalid = “{ $constraint }” is no constraint. There are `distinctInstance`, and `memberOf` with an `expression`.

## Load balancers

why-too-many-load-balancers = A service has at most five target groups, not { $count }.
why-load-balancer-container-missing = The load balancer should send to container “{ $container }”, and the task definition has none of that name. Correct `containerName`.
why-load-balancer-port-missing = Container “{ $container }” opens no port { NUMBER($port, useGrouping: 0) }. Add it to its `portMappings`, or correct `containerPort`.
why-load-balancer-without-target-group = Name the target group in `targetGroupArn`.
why-target-group-not-found = There is no target group { $group }. Create it first, and copy its ARN.
why-target-type-incompatible = In `{ $mode }` mode this target group cannot have targets of type `{ $type }`: `awsvpc` tasks have an address of their own and need `ip`, all others need `instance`. Create a target group of the other type.
why-target-group-without-load-balancer = No listener sends anything to this target group yet. Create a listener (or a rule) for it first: { $group }
why-classic-load-balancer-with-awsvpc = A Classic Load Balancer knows instances only, and an `awsvpc` task has its own address. Use an Application or Network Load Balancer.
why-classic-load-balancer-dynamic-port = A Classic Load Balancer needs a fixed port: give container port { NUMBER($port, useGrouping: 0) } a `hostPort`. An Application Load Balancer copes with dynamic ones.

## Task sets

why-task-set-not-found = This service has no task set “{ $taskSet }”. `describe_task_sets` shows them.
why-task-set-scaled-above-zero = Task set “{ $taskSet }” still has a share of the tasks. Scale it to 0 first, or delete with `force=True`.
why-task-set-needs-external-controller = Service “{ $service }” deploys by itself. Task sets are for services with the EXTERNAL deployment controller.
why-update-external-service = Under the EXTERNAL controller `{ $parameter }` belongs to a task set. Create a new one with `create_task_set`.
