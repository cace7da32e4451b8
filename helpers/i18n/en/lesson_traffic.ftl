# Lesson 07, traffic: what is still missing, exercises, predictions.

## What is still missing

missing-not-behind = Service `{ $service }` registers its tasks in no target group (`loadBalancers` is empty).
missing-listener = Load balancer `{ $balancer }` has no listener that sends visitors to `{ $group }`, the service's target group.
missing-healthy-targets = Target group `{ $group }` has { $count } healthy targets of the { $wanted } it needs. Let lab time pass; if it stays like that, ask `targets` for the reason.
missing-end-of-replacing = Service `{ $service }` is still replacing tasks: { $count } are RUNNING, and it wants { $wanted }. Let lab time pass; if it stays like that, read its events.
missing-strict-matcher = Target group `menu` takes { $codes } for healthy, and 404 means there is no such page: a broken application would be praised, too. Ask for a page that exists, and accept 200 only.
missing-only-the-balancer = The tasks of `{ $service }` let { $cidr } in on port { $port }. The load balancer's security group is all that has to come in.
missing-scalable-target = `{ $service }` is no scalable target any more: nobody changes its number of tasks.
missing-max-capacity = `MaxCapacity` is { $count }. So many visitors need { $wanted } tasks.
missing-min-capacity = `MinCapacity` is { $count }. At night, when nobody comes, it has to be able to go down to { $wanted }.
missing-somebody-open = During that deployment there was a moment without a RUNNING task of `{ $service }`: whoever came then was lost. Mend the floor, and deploy once more with `forceNewDeployment=True`.

## Exercises

exercise-07-open-the-door-title = Open the door
exercise-07-open-the-door-task =
    Service `cafe` has two tasks in good health, a load balancer `cafe` stands there, and there is a target group `cafe`. Yet nobody answers when visitors knock.

    Join the three, so that visitors reach both tasks.
exercise-07-open-the-door-hint-1 = Two joints are missing: from the door to the book, and from the service to the book. You made both in the part "Run".
exercise-07-open-the-door-hint-2 = Door to book: `create_listener` with port 80. ECS refuses a target group without a listener, so do this first.
exercise-07-open-the-door-hint-3 = A service that exists need not be created again: `update_service` takes `loadBalancers`. That is a new deployment, so let a few minutes pass.
exercise-07-open-the-door-solved = A door, an ear, a book, and a service that writes in it. The old tasks were not in the book, so ECS replaced them.

exercise-07-another-kind-of-target-title = The wrong kind of book
exercise-07-another-kind-of-target-task =
    The load balancer `tea` is there, with its listener and its target group `tea`. Only the service `tea` is missing: two Fargate tasks of the task definition `tea`. The cell below tries to create it, and ECS refuses.

    Get the service `tea` to run behind the load balancer `tea`.
exercise-07-another-kind-of-target-hint-1 = Read the refusal: the target group has type `instance`, and an `awsvpc` task needs another. The type of a target group cannot be changed.
exercise-07-another-kind-of-target-hint-2 = Create a new target group with another name and `TargetType="ip"`. But the listener of `tea` still points at the old one.
exercise-07-another-kind-of-target-hint-3 = `describe_listeners` gives the listener's ARN, `modify_listener` changes its `DefaultActions` to the new target group. Then create the service with the new ARN.
exercise-07-another-kind-of-target-solved = `awsvpc` goes with `ip`. The door is the old one and visitors notice nothing; only the book behind it is new.

exercise-07-killed-too-early-title = Not awake yet
exercise-07-killed-too-early-task =
    `oven` takes 60 seconds to get hot before it listens on port 80. Its service kills one task after another.

    Get `oven` to two healthy tasks, and to peace. The program cannot be changed.
exercise-07-killed-too-early-hint-1 = Read the events: `Health checks failed`, about a minute after each task began. It is not broken; it is not awake yet.
exercise-07-killed-too-early-hint-2 = A service has a number that tells ECS to believe no complaint in a task's first seconds. Add the time to get from unhealthy back to healthy: five good checks in a row, 30 seconds apart.
exercise-07-killed-too-early-hint-3 = `update_service` with `healthCheckGracePeriodSeconds=300`, then let ten minutes pass.
exercise-07-killed-too-early-solved = Two hot tasks, and nobody is killed any more. Lower interval and thresholds of the target group would do as well, if chosen well; grace is the cheapest, and starts no deployment.

exercise-07-the-wrong-question-title = The wrong question
exercise-07-the-wrong-question-task =
    `menu` answers well at `/health` and at `/dishes`. Yet its service replaces its tasks for ever.

    Get `menu` to two healthy tasks, and to peace. Second star: without making the health check easy to please.
exercise-07-the-wrong-question-hint-1 = The target's reason says `Health checks failed with these codes: [404]`. Who asks, and for which page?
exercise-07-the-wrong-question-hint-2 = Target group `menu` asks for `/`, a page that the program does not have. `describe_target_groups` shows its `HealthCheckPath`.
exercise-07-the-wrong-question-hint-3 = `modify_target_group` with `HealthCheckPath="/health"`. No deployment is needed; let a few minutes pass.
exercise-07-the-wrong-question-solved = One right question, and the application was never broken. Counting 404 as healthy ends the killing, too, but from then on the health check catches nothing.

exercise-07-a-closed-door-title = The back door is locked
exercise-07-a-closed-door-task =
    The tasks of `vault` run well, but the load balancer cannot talk to them: `Request timed out`. The service replaces its tasks for ever.

    Get `vault` to two healthy tasks, and to peace. Second star: let in the load balancer only, by its security group and not by an address.
exercise-07-a-closed-door-hint-1 = A timeout means that packets are blocked, not that the program complains. Who blocks? The cell prints whom the tasks' security group lets in.
exercise-07-a-closed-door-hint-2 = It lets in 10.9.0.0/16 only, and this VPC is 10.0.0.0/16. The load balancer has a security group of its own: see `SecurityGroups` in `describe_load_balancers`.
exercise-07-a-closed-door-hint-3 = `authorize_security_group_ingress` for the tasks' security group, port 80, with the load balancer's security group in `UserIdGroupPairs`. It works at once; let five minutes pass.
exercise-07-a-closed-door-solved = The load balancer gets in, the tasks have peace. Timeout: think of the security group. 404 or 500: think of the program, and of the question.

exercise-07-it-wants-more-title = The ceiling
exercise-07-it-wants-more-task =
    `stand` keeps 600 requests a minute for each task. The cell below sends 60 requests a second, and after ten minutes there are still only three tasks, each with twice as much as that.

    Let auto scaling bring `stand` to as many tasks as it needs. When nobody comes, it must still be able to go down to two.
exercise-07-it-wants-more-hint-1 = 60 a second are 3,600 a minute, at 600 for each task. The policy knows that it takes six. What holds it at three? Ask `describe_scalable_targets`. A `desiredCount` set by hand does not last: the next scaling pulls it back.
exercise-07-it-wants-more-hint-2 = `register_scalable_target` once more, with a larger `MaxCapacity`; what you leave out stays as it is. Then let ten minutes pass.
exercise-07-it-wants-more-solved = Six tasks, by its own reckoning. Min is the room that is always there, max is the ceiling of the bill; in between, the policy takes care.

exercise-07-not-one-lost-title = Not one is lost
exercise-07-not-one-lost-task =
    `desk` has two tasks that run `desk:1` behind a load balancer, and its two numbers are 0 / 100.

    Move `desk` to `desk:2`, so that there is always somebody at the desk.
exercise-07-not-one-lost-hint-1 = With 0 / 100 ECS may stop everything before it starts anything. At least one task has to stay.
exercise-07-not-one-lost-hint-2 = With 100 / 200 the new ones come first and the old ones go after; with 50 / 100 they are replaced one by one. Either way one stays.
exercise-07-not-one-lost-hint-3 = One `update_service` changes both `deploymentConfiguration` and `taskDefinition`. To see it with your own eyes, let `lab.traffic(20, "desk")` run meanwhile, and ask `lab.requests("desk")`.
exercise-07-not-one-lost-solved = A new revision, and not one request lost. It took three things: a floor above 0, a health check with the right question, and draining.

## Predictions

question-07-one-name-text = Service `web` has two tasks behind a load balancer. One dies, and the service starts another with another address. What do your visitors have to change?
question-07-one-name-choice-address = The IP address that they call
question-07-one-name-choice-dns = Nothing, but they have to wait for DNS
question-07-one-name-choice-nothing = Nothing at all
question-07-one-name-why-address = That address is the task's. Visitors call the DNS name of the load balancer, and it stays when tasks change.
question-07-one-name-why-dns = The DNS name leads to the load balancer, not to a task. When tasks change, only the target group's book changes; DNS has no part in it.
question-07-one-name-why-nothing = Visitors know one name, the load balancer knows who is serving. The service keeps the book right.

question-07-scaled-in-text = You take `web` to three tasks and back to two. A minute later, what does `describe_target_health` tell?
question-07-scaled-in-choice-two = Two healthy targets, that is all
question-07-scaled-in-choice-draining = Two healthy, one draining
question-07-scaled-in-choice-three = Three healthy: ECS needs more than a minute
question-07-scaled-in-why-two = Not yet. A target that was struck out stays for 300 seconds by default, draining, to finish what it has begun.
question-07-scaled-in-why-draining = A target that was struck out gets no new visitors, but has up to 300 seconds for those it has. Its task waits with it, DEACTIVATING.
question-07-scaled-in-why-three = ECS takes it away within seconds. But the target has not vanished: it is draining, for 300 seconds by default.

question-07-mixed-text = The task definition is `awsvpc`, the target group has type `instance`. You call `create_service`. What happens?
question-07-mixed-choice-works = It works: ECS registers the machine that the task is on
question-07-mixed-choice-refused = ECS refuses at once
question-07-mixed-choice-unhealthy = The service is created, but its targets never get healthy
question-07-mixed-why-works = An `awsvpc` task has an address of its own and is behind no port of a machine; on Fargate there is not even a machine of yours. ECS refuses at once.
question-07-mixed-why-refused = An `awsvpc` task has an address of its own, so its target must be of type `ip`. ECS compares the two when the service is created, and refuses.
question-07-mixed-why-unhealthy = It does not get that far: ECS compares target type and network mode when the service is created, and refuses.

question-07-healthy-to-itself-text = The container of `shop` finds itself HEALTHY (`/health` answers 200). The load balancer asks for `/` and gets a 404. What does ECS do?
question-07-healthy-to-itself-choice-served = Nothing: a HEALTHY container is enough
question-07-healthy-to-itself-choice-left = It leaves the task alone, without visitors
question-07-healthy-to-itself-choice-replaced = It kills the task, starts another, and so on for ever
question-07-healthy-to-itself-why-served = Both must pass. If the load balancer complains, the service replaces the task, however well the container feels.
question-07-healthy-to-itself-why-left = What the load balancer finds wrong is not only about visitors: the service listens to it, too. An unhealthy target means a replaced task.
question-07-healthy-to-itself-why-replaced = One complaint is enough. And as the new task is just like the old one, it happens again and again.

question-07-grace-text = `slow` takes 60 seconds until it listens. The target group asks every 30 seconds: 2 failures in a row make it unhealthy, 5 successes in a row healthy again. With which `healthCheckGracePeriodSeconds` does the task live?
question-07-grace-choice-60 = 60
question-07-grace-choice-100 = 100
question-07-grace-choice-300 = 300
question-07-grace-why-60 = After 60 seconds it has only just started to listen, and its target has been unhealthy for a while. To be healthy again takes 5 good checks: 150 seconds more. Still unhealthy when grace ends means killed.
question-07-grace-why-100 = It is up after 60 seconds, but its target is unhealthy and needs 5 good checks, another 150 seconds. After 100 it is still unhealthy, and killed.
question-07-grace-why-300 = 60 seconds to start, plus 5 checks 30 seconds apart to get from unhealthy to healthy: 210. 300 is enough, with something to spare.

question-07-lost-text = `web` has two tasks and 20 requests a second. You deploy with 0 / 100. About how many requests are lost?
question-07-lost-choice-none = None: the load balancer keeps them waiting
question-07-lost-choice-half-minute = Those of about half a minute
question-07-lost-choice-draining = Those of all five minutes of draining
question-07-lost-why-none = A load balancer keeps nobody waiting. Without a healthy target it answers 503 at once.
question-07-lost-why-half-minute = A floor of 0 lets both stop together. From their leaving until the two new ones are healthy it takes about half a minute, and whoever comes meanwhile gets a 503.
question-07-lost-why-draining = Draining holds up no new task: the two new ones start at once and are healthy after about half a minute. Only that half-minute has nobody.

question-07-how-many-text = The policy keeps 600 requests a minute for each task. The load rises to 60 requests a second. How many tasks are there in the end? (Min 2, max 8.)
question-07-how-many-why-6 = 60 a second are 3,600 a minute. Divided by 600 that is 6, and it lies between 2 and 8.
question-07-how-many-why-8 = Eight is the ceiling. It goes only as far as it has to: 3,600 a minute divided by 600 is 6.
question-07-how-many-why-3 = Mind the units: 60 is a second, 600 is a minute. 60 times 60 is 3,600, divided by 600 is 6.
question-07-how-many-why-other = In the same unit: 60 a second are 3,600 a minute; each task takes 600; so 6 are needed.

question-07-come-back-text = `web` has six tasks, and the load falls to 10 a second. How long until tasks are taken away?
question-07-come-back-choice-soon = In the next minute
question-07-come-back-choice-three = About 3 minutes, as on the way up
question-07-come-back-choice-fifteen = About 15 minutes
question-07-come-back-why-soon = Not so fast: a quiet minute may only be a breath. Going down takes 15 minutes in a row below the target.
question-07-come-back-why-three = Going up takes 3. Going down is much slower, on purpose: 15 minutes in a row below 90 % of the target.
question-07-come-back-why-fifteen = Quick up, slow down: 15 minutes in a row below 90 % of the target. Too many tasks cost a little, too few lose visitors.

question-07-full-subnet-text = `kiosk` may grow to 20 tasks, but its subnet has 11 addresses. When Auto Scaling wants 20, what does `describe_scaling_activities` say?
question-07-full-subnet-choice-failed = `Failed`: not enough addresses
question-07-full-subnet-choice-eleven = `Successful`, and set to 11
question-07-full-subnet-choice-successful = `Successful`, and set to 20
question-07-full-subnet-why-failed = Auto Scaling knows nothing of subnets. It sets `desiredCount` to 20, ECS accepts: `Successful`. That nine tasks do not come up is a matter for the service's events.
question-07-full-subnet-why-eleven = Auto Scaling does not know how many addresses a subnet has, so it sets what it wants: 20. That 11 run is ECS's matter.
question-07-full-subnet-why-successful = Its job is to set `desiredCount`, and that is done. To know whether tasks come up, count `runningCount` and read the events.
