# Lesson 06, running out: what is missing, exercises, predictions.

## What is missing

missing-same-subnet = `{ $service }` uses { $blocks }. It has to stay in { $block }, and only there.
missing-one-subnet = `{ $service }` should use exactly one subnet.
missing-percent = `{ $service }` is set to { $got }. It should be { $wanted }: an update brings all the new tasks before it stops the old ones.
missing-addresses = During the last rollout, { $count } tasks of `{ $service }` found no address in { $block }. That subnet is too tight.
missing-doubling = `{ $service }` has not had an update yet with all { $wanted } tasks in { $block } at once. Update once more inside that subnet: `update_service` with `forceNewDeployment=True`, and wait for its end.
missing-smaller-subnet = { $block } holds them, but it is too large: at the busiest moment there were { $count } tasks, and a { $half } has { $usable } places.
missing-endpoint = There is no endpoint in { $block } any more. It was in use: tasks send their logs through it. Make an interface endpoint for `logs` there again.
missing-machine = The cluster `{ $cluster }` has no machine yet. Run the cell below: it adds one.
missing-fewer-machines = The cluster `{ $cluster }` has { $count } machines; the exercise allows { $wanted }. Remove some with EC2's `terminate_instances`.
missing-service-image = `{ $service }` runs `{ $revision }`, with the image `{ $image }`. It should be a revision with `{ $wanted }`.
missing-awsvpc = `{ $revision }` has the networkMode `{ $mode }`. Each task has to keep an address of its own: `awsvpc`.

## Exercises

exercise-06-the-smallest-subnet-title = A plot that just fits
exercise-06-the-smallest-subnet-task =
    The service `fair` needs 20 tasks and always updates at 100 / 200. Somebody put it into a `/28`. Three empty subnets lie beside it: a `/27`, a `/26` and a `/25`.

    Choose the smallest subnet in which `fair` can live, updates included. Move it there, then update to `fair:2` inside the new subnet.
exercise-06-the-smallest-subnet-hint-1 = 20 tasks need 20 places while they are at rest. How many during an update at 100 / 200?
exercise-06-the-smallest-subnet-hint-2 = Forty. A `/27` has 27 usable places, a `/26` has 59.
exercise-06-the-smallest-subnet-hint-3 = Two calls of `update_service`, with lab time between them: the first changes `networkConfiguration`, the second `taskDefinition`. In one call, the 20 old tasks are still in the old subnet, and the new one is never put to the test.
exercise-06-the-smallest-subnet-solved = Forty tasks at once in 59 places, and none failed. Whoever counts 20 takes the `/27`, and learns from the first update.

exercise-06-no-address-left-title = The tram is full
exercise-06-no-address-left-task =
    The service `tram` needs 14 tasks, and was given nothing but the subnet 10.0.201.0/28. Read what it says.

    Bring `tram` to 14 tasks and to rest. You may not take any away.
exercise-06-no-address-left-hint-1 = `stopped` has told you what ran out. A `/28` has 11 places and 14 are needed: more land has to come from somewhere.
exercise-06-no-address-left-hint-2 = The function `subnet` makes a new one, for example `subnet("10.0.201.32/27")`. Its block must not overlap one that exists.
exercise-06-no-address-left-hint-3 = Then `update_service` with `networkConfiguration=network(...)`: both subnets, or the new one alone. Wait with the waiter `services_stable`.
exercise-06-no-address-left-solved = Fourteen, and at rest. A new network is a deployment, so every task was replaced, and the long waits between attempts are gone too: updating a service sets that clock back to zero.

exercise-06-a-full-house-title = A full house
exercise-06-a-full-house-task =
    `opera` runs 11 tasks in 10.0.202.0/28: every seat is taken. Somebody moved it to `opera:2` at 100 / 200, and since then nothing stirs. A partner's firewall lets in this block only, so the subnet must not change.

    Bring `opera` to `opera:2`, still with 11 tasks, still in that subnet.
exercise-06-a-full-house-hint-1 = With no seat free, nobody can come in first. Somebody has to go out.
exercise-06-a-full-house-hint-2 = A ceiling of 100 and a floor below 100 let ECS stop tasks first. The lower the floor, the faster, and the fewer are on stage meanwhile.
exercise-06-a-full-house-hint-3 = `update_service` with a `deploymentConfiguration` of 50 / 100 is enough; the stuck deployment moves on by itself. Every exchange fails once first, because the old addresses are not back, so let 15 minutes pass: `lab.advance(seconds=900)`.
exercise-06-a-full-house-solved = They got in, slowly: in a full subnet every exchange waits for old addresses to come back. Whoever plans a full house should keep a few seats.

exercise-06-who-holds-them-title = Who holds the places?
exercise-06-who-holds-them-task =
    The service `bus` needs 8 tasks, the subnet 10.0.203.0/28 has 11 places, and yet only 6 tasks are up. The subnet must not change.

    Find out who holds the other places, clear away what nobody uses, and bring `bus` to 8 tasks. The endpoint in there is in use: leave it alone.
exercise-06-who-holds-them-hint-1 = The map shows addresses that belong to no task. `describe_network_interfaces`, filtered by `subnet-id`, says what they are: the fields `Description` and `Status`.
exercise-06-who-holds-them-hint-2 = An ENI that is attached somewhere is `in-use`. The ones that are `available` belong to nobody: four left over from a `load test`.
exercise-06-who-holds-them-hint-3 = Delete each with `delete_network_interface`. Then let the service try again: wait some minutes, or `update_service` with `forceNewDeployment=True`.
exercise-06-who-holds-them-solved = Four ENIs of nobody, and more than a third of the subnet gone. In real life they are left over from tests, from Lambda, from some tool that was stopped half way.

exercise-06-the-port-is-taken-title = One landing stage
exercise-06-the-port-is-taken-task =
    The cluster `pier` has one machine. The service `ferry` runs one `bridge` task with the fixed host port 80, and now has to move to a revision with `nginx:1.28`. The new one does not start.

    Bring `ferry` to `nginx:1.28`, one task, without another machine.
exercise-06-the-port-is-taken-hint-1 = The event says that the port is taken. By whom? By the old task of `ferry` itself: at 100 / 200 it stops only when the new one is healthy.
exercise-06-the-port-is-taken-hint-2 = There are two ways: let ECS choose the host port (`hostPort` 0, in a new revision), or allow the old one to stop first (floor 0, ceiling 100).
exercise-06-the-port-is-taken-hint-3 = The first way: `register_task_definition` with the family `ferry`, the image `nginx:1.28` and `hostPort` 0, then `update_service`, with `cluster="pier"`. The second way: one `update_service` with `deploymentConfiguration`.
exercise-06-the-port-is-taken-solved = Done. With a floor of 0 the landing is closed for half a minute. With `hostPort` 0 it is not, but customers have to know the new port: that is a load balancer's job, in lesson 07.

exercise-06-too-little-memory-title = Asking for more than it uses
exercise-06-too-little-memory-task =
    The cluster `river` has one `t3.small`. The service `mill` needs three tasks, and each asks for 900 MiB, while it was measured to use some 200.

    Have three tasks of `mill` RUNNING on that one machine. Each container still has to have 256 MiB or more.
exercise-06-too-little-memory-hint-1 = ECS adds up what tasks ask for. Two of them ask for 1800, and there is no room for a third. To ask for less takes a new revision.
exercise-06-too-little-memory-hint-2 = Register the family `mill` again with `memory` 256, then `update_service` (cluster `river`). But the new tasks need room to start as well: how much has the machine left?
exercise-06-too-little-memory-hint-3 = About 126 MiB, which is less than 256. So something has to stop first: a ceiling of 100, and a floor that the two running tasks are still above.
exercise-06-too-little-memory-hint-4 = The floor is rounded up: 50% of 3 is 2, and exactly 2 are running, so none may stop. 33% of 3 is 1: one may.
exercise-06-too-little-memory-solved = Three tasks on one small machine, with room to spare. Remember that an update needs room too, and that it is memory asked for, not memory in use.

exercise-06-not-the-subnet-title = It is not the subnet
exercise-06-not-the-subnet-task =
    The cluster `dock` has one `t3.medium`. The service `crane` needs four `awsvpc` tasks, and two are up. A colleague has moved it to a `/20` with more than four thousand addresses; still two.

    Bring `crane` to four tasks, still `awsvpc`.
exercise-06-not-the-subnet-hint-1 = The event says `RESOURCE:ENI`. Is that about the machine or about the subnet?
exercise-06-not-the-subnet-hint-2 = A `t3.medium` has three ENIs, one of them its own: two tasks. For four, how many such machines?
exercise-06-not-the-subnet-hint-3 = `lab.add_instances("dock", count=1, instance_type="t3.medium", subnets=[big])`, then wait. The machine has to be in the availability zone of the tasks' subnet, so put it into that very subnet.
exercise-06-not-the-subnet-solved = Two machines, four tasks. No subnet, however wide, adds a place to attach. On real AWS, a type that supports `awsvpcTrunking`, such as `c5.large`, takes more of them.

## Predictions

question-06-usable-text = A `/28` subnet has 16 addresses. How many can tasks use?
question-06-usable-why-11 = AWS keeps the first four addresses and the last one, in every subnet. 16 − 5 = 11.
question-06-usable-why-16 = 16 is all of them. But AWS keeps five: the first four and the last. 11 are left.
question-06-usable-why-14 = 14 is how networks usually count: without the network's address and broadcast. AWS keeps three more: router, DNS and one for later. 11 are left.
question-06-usable-why-12 = AWS keeps the first four, true. It keeps the last one as well. 11 are left.
question-06-usable-why-other = AWS keeps five addresses in each subnet: the first four and the last. 16 − 5 = 11.

question-06-the-twelfth-text = The subnet has 11 usable addresses, and `web` has 8 tasks. You set `desiredCount` to 12. What becomes of the twelfth task?
question-06-the-twelfth-choice-refused = There is none: `update_service` refuses 12
question-06-the-twelfth-choice-waits = It is made, and waits in PENDING for an address
question-06-the-twelfth-choice-stops = It is made, then stops; the service tries again and again
question-06-the-twelfth-choice-grows = It runs: AWS widens the subnet
question-06-the-twelfth-why-refused = `update_service` does not ask the subnet. It writes down 12 and answers. The twelfth task is made, finds no address, and stops.
question-06-the-twelfth-why-waits = It sounds sensible, but ECS has no queue for tasks. Without an address it stops at once. The one who waits is the service: a while later it makes another task.
question-06-the-twelfth-why-stops = It has an ID, `describe_tasks` knows it, and it stops before it pulls its image. The service counts one too few and tries again, less and less often.
question-06-the-twelfth-why-grows = A subnet never changes its size by itself, and once it is made you cannot change it either. The twelfth task finds no address and stops.

question-06-free-again-text = The service is about to stop three tasks. When can their three addresses be used again?
question-06-free-again-choice-at-once = As soon as they are no longer RUNNING
question-06-free-again-choice-stopped = When they are STOPPED
question-06-free-again-choice-never = When ECS forgets them, after an hour or more
question-06-free-again-why-at-once = Not yet. After RUNNING comes DEPROVISIONING: ECS takes the ENI off, for half a minute or so. The address is free when the task is STOPPED.
question-06-free-again-why-stopped = Between RUNNING and STOPPED is DEPROVISIONING, when ECS takes the ENI off. You will see the number of free ones stand still until STOPPED.
question-06-free-again-why-never = Stopped tasks can be looked at for an hour or more, but they hold no address. It is free when the task is STOPPED.

question-06-who-else-text = An empty `/27` has 27 places. You put in a load balancer, two interface endpoints (ECR api, ECR dkr) and a gateway endpoint (S3). Right after that, how many places are left?
question-06-who-else-why-24 = One for the load balancer, one for each interface endpoint. A gateway endpoint is only a line in a route table and takes none. 27 − 3 = 24.
question-06-who-else-why-27 = No task, true, but addresses belong to ENIs, not to tasks alone. Load balancer and interface endpoints have ENIs: three are gone, 24 are left.
question-06-who-else-why-23 = Almost. A gateway endpoint has no ENI: it is only a line in a route table. 24 are left.
question-06-who-else-why-other = The load balancer takes one, the interface endpoints take two, the gateway endpoint takes none. 27 − 3 = 24.

question-06-eight-of-eleven-text = `web` has 8 tasks in a subnet with 11 places, and updates at 100 / 200. There is no circuit breaker. What happens?
question-06-eight-of-eleven-choice-smooth = It runs smoothly as ever: 8 is less than 11
question-06-eight-of-eleven-choice-bumpy = It gets there, but slowly, with many failed tasks on the way
question-06-eight-of-eleven-choice-outage = For a while customers have fewer than 8 tasks
question-06-eight-of-eleven-why-smooth = At rest 8 is less than 11. During the update ECS wants 8 new beside 8 old: 16. Three get in, five fail, and it tries again in waves.
question-06-eight-of-eleven-why-bumpy = In each wave three new ones start and three old ones go. The ones without a place fail, and ECS waits and tries again. The floor of 100% keeps customers unaware.
question-06-eight-of-eleven-why-outage = The floor is 100%: an old task may go only while 8 healthy ones remain. Customers lose nothing. You do: almost nine minutes instead of one.

question-06-good-image-text = The same subnet, still 100 / 200. You move `web` back to `webserver:1`, a good image, with a circuit breaker and rollback. When all is at rest, which revision does `web` run?
question-06-good-image-choice-new = The one you sent, `webserver:1`
question-06-good-image-choice-old = The old one, `webserver:2`: the breaker has tripped
question-06-good-image-choice-mixed = Some of each
question-06-good-image-why-new = Without a breaker ECS kept trying until it got there. This time five tasks fail in the first wave, and the threshold is four: it trips and goes back.
question-06-good-image-why-old = The breaker only counts tasks that did not start; it does not ask why. Five failed for lack of room, the threshold is four: tripped and rolled back, with nothing wrong with the image.
question-06-good-image-why-mixed = A rollback goes back all the way. Five tasks failed for lack of room, the threshold is four, so the breaker tripped and every task is of the old revision again.

question-06-five-on-one-text = A `t3.medium` can have three ENIs. The subnet has 250 addresses left, the machine is empty. You run five `awsvpc` tasks. How many start?
question-06-five-on-one-why-2 = Three ENIs, minus the machine's own. Two tasks start, the others get `RESOURCE:ENI`.
question-06-five-on-one-why-3 = Close: three ENIs, but the first is the machine's own. Two are left for tasks.
question-06-five-on-one-why-5 = There are addresses for 250 tasks. But each needs an ENI attached to the machine, which can have three, one of them its own. Two are left.
question-06-five-on-one-why-other = Each `awsvpc` task needs an ENI on the machine. It can have three, one of them its own: two are left.

question-06-which-cure-text = A colleague calls: `failures` says `RESOURCE:ENI`. What should he do?
question-06-which-cure-choice-subnet = Make a bigger subnet
question-06-which-cure-choice-machine = Add a machine, or take a type with more ENIs
question-06-which-cure-choice-memory = Let the task ask for less memory
question-06-which-cure-why-subnet = If the subnet had run out, the message would be `InsufficientFreeAddressesInSubnet`, in a `stoppedReason`. `RESOURCE:ENI` means the machine has no place left to attach one: add a machine.
question-06-which-cure-why-machine = `RESOURCE:ENI` means the machine has no place left to attach an ENI. Another machine, one with more ENIs, or `awsvpcTrunking` where the type has it.
question-06-which-cure-why-memory = If memory had run out, the message would be `RESOURCE:MEMORY`. `RESOURCE:ENI` means the machine has no place left to attach one: add a machine.
