# Lesson 05, where is my container: what is missing, exercises, predictions.

## What is missing

missing-plate = The tag `address` of task `{ $task }` says `{ $value }`. It should be the machine's public address, a colon, and the machine's port that leads into that task.
missing-two-machines = The cluster `{ $cluster }` has more than two machines. The exercise allows two: end the others with `ec2.terminate_instances`.
missing-copies = { $count } of { $wanted } tasks of `{ $family }` are RUNNING. If you have just started them, let more lab time pass; if not, read `failures`.
missing-way-in = No port of the machine leads to port { $port } in task `{ $task }`, so nobody can call it. Stop it, and run a revision with `containerPort` { $port }.
missing-hard-limit = `{ $revision }` is running, and the `memory` of its container is not { $wanted } any more. The hard limit has to stay; if that one was a trial, stop its tasks.
missing-own-interface = Some task of `{ $family }` has no network interface of its own. Every singer needs a microphone: keep `awsvpc`.
missing-open-port = The security group of the tasks of service `{ $service }` does not let port { $port } in from the internet (`0.0.0.0/0`).
missing-only-port = Visitors reach the service `{ $service }` now, but its security group opens more than port { $port }. Close the rest.
missing-not-anywhere = Port { $port } of `{ $service }` is open to the whole internet (`0.0.0.0/0`). Only the neighbours may come in: take that rule away.
missing-neighbour = The security group of `{ $service }` does not let port { $port } in from both machines of `demo`.

## Exercises

exercise-05-address-and-port-title = A plate at the door
exercise-05-address-and-port-task =
    Two `cafe` tasks run in `bridge` mode with dynamic ports. Guests ask where the cafe is, and nobody can tell them.

    Give each task a tag `address` with the `ADDRESS:PORT` that a guest on the internet calls, such as `203.0.113.1:32768`.
exercise-05-address-and-port-hint-1 = A `bridge` task has no address. The tag has two halves: the machine's public address, and the machine's port.
exercise-05-address-and-port-hint-2 = The port is `task["containers"][0]["networkBindings"][0]["hostPort"]`. `machine_of(task)` finds the machine; the address is its `PublicIpAddress`.
exercise-05-address-and-port-hint-3 = Write with `ecs.tag_resource`; its `resourceArn` is the `taskArn`. Two tasks, two calls.
exercise-05-address-and-port-solved = The right house, the right door. The plate is true only until the task is replaced; in real life it is the load balancer that keeps such plates up to date. For guests to get in, the security group has to open that door as well.

exercise-05-three-copies-two-machines-title = Three copies, two machines
exercise-05-three-copies-two-machines-task =
    `menu` asks for `hostPort` 80. Three copies are needed at the same time, the cluster has only two machines, and you may not add any.

    Get three `menu` tasks RUNNING on EC2, each still listening on port 80 inside.
exercise-05-three-copies-two-machines-hint-1 = Read `failures`: both machines say `RESOURCE:PORTS`. Room is not short, doors are. Who chose door 80?
exercise-05-three-copies-two-machines-hint-2 = The program needs `containerPort` 80. The `hostPort` need not be 80: write 0, or leave it out.
exercise-05-three-copies-two-machines-hint-3 = Register a new `menu` with `hostPort` 0, then run one more task. The two old ones may stay. (`awsvpc` is a solution too: each task has a port 80 of its own.)
exercise-05-three-copies-two-machines-solved = Three copies, two machines. The price: callers no longer know the port beforehand. That is why dynamic ports nearly always come with a load balancer.

exercise-05-which-limit-binds-title = Plenty of room, yet full
exercise-05-which-limit-binds-task =
    Of six `oven` tasks only four fit on the two machines. An oven usually needs about 400 MiB, and now and then close to 1536. So the hard limit, `memory` 1536, has to stay.

    Get six `oven` tasks RUNNING on those two machines.
exercise-05-which-limit-binds-hint-1 = `failures` says `RESOURCE:MEMORY`. Which of the task's numbers does ECS subtract when it looks for room? Remember the error about memory in lesson 01: it names two fields.
exercise-05-which-limit-binds-hint-2 = With a `memoryReservation` ECS subtracts that one, and `memory` is only the limit. How much may it be for three tasks to fit on one machine?
exercise-05-which-limit-binds-hint-3 = Register a revision with `memory` 1536 and `memoryReservation` 512. The four old tasks hold 1536 each: stop them first (`empty("oven")`), then run six.
exercise-05-which-limit-binds-solved = ECS places by the reservation, Docker watches the limit. If all six ovens peak at once, the machine is really short of memory: a low reservation is a bet.

exercise-05-only-two-of-five-title = Five singers, two microphones
exercise-05-only-two-of-five-task =
    The cluster `hall` has one `t3.medium`. Of five `choir` tasks in `awsvpc` mode only two come up.

    Read why, then get all five `choir` tasks RUNNING in `hall`, each still with a network interface of its own.
exercise-05-only-two-of-five-hint-1 = `RESOURCE:ENI`. How many network interfaces does this machine take? One is its own.
exercise-05-only-two-of-five-hint-2 = Each `t3.medium` has two slots for tasks. How many machines do five tasks need? Add them with `lab.add_instances("hall", count=…)`.
exercise-05-only-two-of-five-hint-3 = With more machines the missing tasks do not come up by themselves, as no service looks after them. Run the cell with the task again, it calls `run_task` for those that are missing; or call `ecs.run_task(count=3, **choir)` yourself.
exercise-05-only-two-of-five-solved = Five tasks, five addresses. More machines are only one way: `awsvpcTrunking` and a new `c5.large`, or moving them to Fargate, would do as well. CPU and memory were never the trouble here.

exercise-05-the-door-is-shut-title = The door is shut
exercise-05-the-door-is-shut-task =
    The service `gallery` runs on Fargate, has a public address, its task is RUNNING and nginx is well. Yet visitors from the internet wait for ever.

    Let them in at port 80, and at port 80 only.
exercise-05-the-door-is-shut-hint-1 = There is an address, a way, somebody who listens, and still a timeout. Who minds the door of an `awsvpc` task?
exercise-05-the-door-is-shut-hint-2 = The task's own security group: `interface["Groups"]`. See what it lets in with `ec2.describe_security_groups`.
exercise-05-the-door-is-shut-hint-3 = `ec2.authorize_security_group_ingress` with `GroupId`, `IpProtocol` `tcp`, `FromPort` and `ToPort` 80, and `CidrIp` `0.0.0.0/0`.
exercise-05-the-door-is-shut-solved = The door is open and visitors come in at once; no task had to start again. A brand-new security group lets everything out and nobody in.

exercise-05-a-way-in-from-outside-title = A museum without a front door
exercise-05-a-way-in-from-outside-task =
    The service `museum` runs on Fargate, in private subnets, without a public address. It answers inside the VPC; from the internet there is no way.

    Give the task of `museum` a public address, and let visitors in at port 80. Still the service `museum`, still one task.
exercise-05-a-way-in-from-outside-hint-1 = A public address is given when the network interface is born; a running task cannot get one later. So a new task is needed, and replacing tasks is what a service can do.
exercise-05-a-way-in-from-outside-hint-2 = Two things at once: public subnets and `assignPublicIp`. Neither is enough alone.
exercise-05-a-way-in-from-outside-hint-3 = `ecs.update_service` with `networkConfiguration=outside`, then wait with the waiter `services_stable`.
exercise-05-a-way-in-from-outside-solved = A new task in a new house, with a front door. Its private address is another one too. In real life many keep the tasks in private subnets and put only a load balancer on the street.

exercise-05-only-for-the-neighbour-title = Open to the neighbours only
exercise-05-only-for-the-neighbour-task =
    The service `stock` is the store room, in private subnets. The two machines of `demo` have to fetch goods at its port 80, and get a timeout.

    Let those two machines in. Do not open it to the internet, and give nothing a public address.
exercise-05-only-for-the-neighbour-hint-1 = Inside the VPC there is always a way. That leaves the one who minds the door: the security group of the `stock` task.
exercise-05-only-for-the-neighbour-hint-2 = A rule can name a block of addresses, such as `10.0.0.0/16`, or better: the **security group** of the caller. The machines of `demo` have the group `group`.
exercise-05-only-for-the-neighbour-hint-3 = Put the caller's security group into `UserIdGroupPairs`, in `IpPermissions` of `ec2.authorize_security_group_ingress`.
exercise-05-only-for-the-neighbour-solved = The store is open to those who need it. A rule that names a security group instead of addresses stays true when machines and addresses change.

## Predictions

question-05-port-80-text = Two empty `t3.medium`. The task asks for `hostPort` 80, 256 CPU units and 512 MiB. Run them until no more fit: how many tasks are there?
question-05-port-80-why-2 = Port 80 of a machine has one user. Two machines, two tasks, however much room is left.
question-05-port-80-why-5 = There is room for five. But each asks for the machine's door 80, and each machine has just one of those: 2.
question-05-port-80-why-1 = One it is, but one **on each machine**: port 80 here is not in the way of port 80 there. So 2.
question-05-port-80-why-0 = Port 80 is not reserved. The agent keeps only a few, such as 22 and 51678. Each machine can run one: 2.
question-05-port-80-why-other = Leave CPU and memory aside for now: door 80 runs out first. One on each machine makes 2.

question-05-any-port-text = The same two machines, each with what it said above. Now the port is dynamic, and each task takes 256 CPU units and 512 MiB. How many tasks fit in all?
question-05-any-port-why-14 = CPU allows 2048 / 256 = 8 a machine, memory only 3891 / 512 = 7. The smaller number decides: 7 a machine, 14 in all.
question-05-any-port-why-2 = Two it was while every task asked for port 80. Now the machine takes free ports, so memory counts: 7 a machine, 14 in all.
question-05-any-port-why-16 = By CPU it is 8 a machine, true. But memory is enough for 7: of 4096 MiB the operating system keeps a part. So 14.
question-05-any-port-why-7 = Seven on one machine. There are two: 14.
question-05-any-port-why-other = Divide both: CPU 2048 / 256 = 8, memory 3891 / 512 = 7. Take the smaller, times two machines: 14.

question-05-a-port-nobody-chose-text = The `dynamic` task is RUNNING, the machine has a public address, its port is 32768. What comes of a call from the internet to `ADDRESS:32768`?
question-05-a-port-nobody-chose-choice-answers = An answer
question-05-a-port-nobody-chose-choice-refused = Connection refused
question-05-a-port-nobody-chose-choice-timeout = Waiting for ever
question-05-a-port-nobody-chose-why-answers = The right address, the right port, somebody who listens. One thing is short: the machine's security group lets in port 80 only, so the caller waits.
question-05-a-port-nobody-chose-why-refused = A refusal means that you arrived and nobody listens. Here somebody does, but the packet does not get in: the security group lets in port 80 only. The caller waits.
question-05-a-port-nobody-chose-why-timeout = The security group lets in port 80 only. The packet is dropped, nobody says so, and the caller waits.

question-05-own-interface-text = Each machine takes at most 3 network interfaces, and each `awsvpc` task needs one. Both machines are empty. How many tasks fit?
question-05-own-interface-why-4 = Three minus one, because the machine needs one for itself: 2 a machine, 4 in all. CPU and memory to spare do not help.
question-05-own-interface-why-6 = Nearly. But the machine needs a network interface itself, so it has 2 for tasks: 4.
question-05-own-interface-why-14 = By memory it would be 14. But each task needs a slot, and each machine has 2 left: 4.
question-05-own-interface-why-2 = Two is one machine: 3 slots minus its own. There are two machines: 4.
question-05-own-interface-why-other = Each machine has 3 slots, minus 1 of its own, makes 2. Two machines: 4.

question-05-public-subnet-text = An `awsvpc` task on EC2, put into a public subnet. At which address do you call it from the internet?
question-05-public-subnet-choice-own = At the task's public address
question-05-public-subnet-choice-machine = At the machine's public address, port 80
question-05-public-subnet-choice-none = There is none
question-05-public-subnet-why-own = On Fargate, maybe. On EC2 an `awsvpc` task never gets a public address, whatever its subnet.
question-05-public-subnet-why-machine = You have just tried: at the machine's address nobody listens on port 80. The task has a house of its own, it does not lodge with the machine. And that house has no public address.
question-05-public-subnet-why-none = A public subnet is one with a route to an internet gateway, no more. An `awsvpc` task on EC2 gets no public address, so that route is of no use to it. It takes a load balancer in front.

question-05-moved-text = You stop the Fargate task of the service `own`. The service starts a new one in its place. Which address stays?
question-05-moved-choice-both = Both
question-05-moved-choice-private = The private one only
question-05-moved-choice-neither = Neither
question-05-moved-why-both = A service keeps the **number**, not the addresses. The new task has a new network interface, so both are different.
question-05-moved-why-private = The private address belongs to the network interface, which went with the old task. The new one takes another.
question-05-moved-why-neither = Both belong to the network interface, which went with the old task. A new task, a new house.

question-05-no-way-out-text = A Fargate task in a public subnet, `assignPublicIp` off, the image `nginx` from Docker Hub. What happens?
question-05-no-way-out-choice-runs = It runs; only nobody on the internet can call it
question-05-no-way-out-choice-refused = `run_task` refuses at once
question-05-no-way-out-choice-stops = `run_task` accepts it, and the task stops without ever RUNNING
question-05-no-way-out-why-runs = That would be nice. But first it has to fetch its image, and without a public address the internet gateway does not carry it out. It stops without ever RUNNING.
question-05-no-way-out-why-refused = `run_task` does not try the way. It accepts; only when the image is fetched does it come out that there is no way, and the task stops.
question-05-no-way-out-why-stops = Without a public address it cannot pass the internet gateway, and a public subnet has no NAT. The image cannot be fetched; the task stops.
