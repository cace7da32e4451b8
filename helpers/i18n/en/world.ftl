world-vpc = VPC { $vpc } ({ $cidr }) with the security group { $group }
world-subnet = { $subnet } { $cidr } in { $zone }
world-subnet-public = public: a route to the internet gateway
world-subnet-private = private: no route to the internet gateway
world-usable = { $count } usable addresses
world-subnet-refused = The subnet { $cidr } cannot be added. It has to lie inside { $block }, be between /28 and /16, and not overlap another subnet. AWS says: { $reason }

world-outcome-answered = Answered.
world-outcome-refused = Connection refused.
world-outcome-timeout = Timed out.
world-outcome-no-route = No route.

world-connect-listens = The container { $container } of task { $task } listens on { $address }, port { $port }.
world-connect-through-balancer = The load balancer { $balancer } passed it on.
world-connect-nobody-listens = There is a host at { $address }, but no program listens on port { $port }.
world-connect-still-starting = There is a host at { $address }, but its container is still starting.
world-connect-loopback-only = The program at { $address } listens on 127.0.0.1 only, so nobody outside its task reaches port { $port }.
world-connect-hangs = { $address } accepts the connection, but the program of task { $task } hangs: it never answers.
world-connect-security-group = No rule of the security group { $groups } lets port { $port } in from { $source }.
world-connect-egress = No outbound rule of the source's security group { $groups } lets port { $port } out.
world-connect-nobody-there = No network interface has the address { $address }.
world-connect-private-address = { $address } is a private address: from the internet no way leads to it.
world-connect-no-gateway = The address { $address } is public, but its subnet has no route to an internet gateway.
world-connect-no-way-out = From { $source } no way leads to the internet: no public address with an internet gateway, and no NAT gateway.
world-connect-other-vpc = { $address } belongs to another VPC than { $source }.
world-connect-unknown-name = { $address } is no address, and no load balancer of this lab has that name.
world-connect-no-listener = The load balancer { $balancer } has no listener on port { $port }.
world-connect-no-healthy-target = The load balancer { $balancer } itself answers { $status }: its target group has no healthy target.
world-connect-bad-address = An address is text such as "10.0.1.7", not { $address }. A task without a public address has None there.
world-connect-bad-port = A port is a whole number from 1 to 65535, not { $port }.
world-connect-bad-source = { $source } is no place to connect from. Use "internet", "vpc", the id of a subnet or of an EC2 instance, or a task's ARN.

world-docker-host = Docker on { $instance }. Use .ps() to list its containers, and .logs("name") to read what one printed.
world-docker-fargate = Task { $task } runs on Fargate: the host belongs to AWS, so there is no docker to ask. Read its log in CloudWatch Logs instead, if its task definition has a logConfiguration.
world-docker-not-joined = The EC2 instance { $instance } is not in any cluster. It joins one if its user data names it (ECS_CLUSTER), its role may register it, and its subnet has a way out.
world-docker-unknown = There is neither an EC2 instance nor a task { $reference } in this lab.

world-no-cluster = There is no active cluster { $cluster }, so the instances have nothing to join. Create it first: boto3.client("ecs").create_cluster(clusterName="{ $cluster }")
world-launch-refused = EC2 launched no more instances. It says: { $reason }
world-bad-count = How many instances? A whole number of 0 or more, not { $count }.
world-not-a-list = `subnets` and `security_groups` are lists of ids: write ["…"] around a single one.
world-bad-attributes = `attributes` is a dictionary, such as {"{"}"rack": "r1"{"}"}.
world-subnet-kind = A subnet of the lab is "public" or "private", not “{ $kind }”.

world-crash-no-task = No live task has the id { $task }. Look up the ids with list_tasks.
world-crash-not-running = No container called { $container } is RUNNING in task { $task }. RUNNING now: { $running }.
world-crash-bad-code = Exit codes are whole numbers from 0 to 255, not { $code }.
world-hang-not-running = No task with the id { $task } is RUNNING, so there is nothing that could hang. Look up the ids with list_tasks.

world-spot-none = No live task of cluster { $cluster } is on FARGATE_SPOT. Run one with FARGATE_SPOT in its capacityProviderStrategy.
world-spot-not-this = No live task on FARGATE_SPOT in cluster { $cluster } has the id { $task }. Only tasks on FARGATE_SPOT are interrupted; describe_tasks shows each one's capacityProviderName.

world-traffic-negative = Traffic is 0 or more requests a second, not { $rps }.
world-traffic-bad-seconds = An answer takes 0 or more seconds, not { $seconds }.

world-bad-advance = Lab time runs forward, by 0 seconds or more and at most ten years, not by { $seconds }.
world-bad-program = `{ $argument }` of lab.program is not of the right kind: image is a name, function something that can be called, port 1–65535, answers a status from 100 to 599 (or one a path), ready_after 0 or more seconds, memory a whole number of MiB.
