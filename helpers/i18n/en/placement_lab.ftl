## Lab 05: the placement bench

placement-title = Lab: where does a task go, and where does it answer?
placement-intro = The same nginx, placed in six ways. Choose a way, press run_task, and read what every instance said, what binds next, and which address and port a client needs. The bench is a cluster of its own, bench.
placement-capacity-head = EC2 instances on the bench
placement-instance-subnets = subnets (instances)
placement-instance = instance
placement-no-instance = No instance on the bench. Press add_instances to put one there.
placement-no-subnets = No subnet to choose
placement-all-public = all { $count } public subnets
placement-all-private = all { $count } private subnets
placement-one-public = { $cidr } public, { $zone }
placement-one-private = { $cidr } private, { $zone }
placement-add-nat = Add a NAT gateway
placement-open-ports = Open ports { $first }–{ $last }
placement-close-ports = Close ports { $first }–{ $last }
placement-reset = Reset the bench
placement-task-head = The task to place
placement-way = Way
placement-way-bridge-fixed = bridge, fixed host port
placement-way-bridge-dynamic = bridge, dynamic host port
placement-way-host = host
placement-way-awsvpc = awsvpc on EC2
placement-way-fargate-public = Fargate, public address
placement-way-fargate-private = Fargate, no public address
placement-task-subnets = subnets (awsvpc tasks)
placement-task = task
placement-find = Find its address with boto3

placement-ways-head = Six ways on this bench, as it is now
placement-fits = more that fit
placement-stops = what stops the next one
placement-client = what a client uses
placement-more = { $count }
placement-at-least = { $count } or more
placement-client-bridge-fixed = An instance's address, port { $port }: known in advance.
placement-client-bridge-dynamic = An instance's address and a port that is known only once the task runs: `networkBindings`.
placement-client-host = An instance's address, port { $port }: the container listens on the instance itself.
placement-client-awsvpc = The task's own private address, port { $port }. Never a public one.
placement-client-fargate-public = The task's own public or private address, port { $port }. The next task has others.
placement-client-fargate-private = The task's own private address, port { $port }: only from inside. It needs a NAT gateway to fetch its image.

placement-verdicts-head = What placement asked, and what each instance said (latest first)
placement-no-decision = Nothing placed on instances yet. On Fargate nobody asks an instance: AWS finds the host.
placement-decision = Task
placement-nowhere = no place
placement-chosen = ✓ chosen
placement-would-do = ○ would do
placement-limit-cpu = not enough CPU units left
placement-limit-memory = not enough memory left
placement-limit-ports = the host port is taken
placement-limit-eni = no network interface (ENI) left to attach
placement-limit-gpu = no GPU
placement-limit-agent = its ECS agent is not connected
placement-limit-attribute = it lacks an attribute that the task needs
placement-limit-location = it is in a zone of none of the chosen subnets
placement-limit-member-of = a memberOf constraint excludes it
placement-limit-distinct = a copy is there already, and distinctInstance wants another instance
placement-limit-address = the subnet has no free address: the task is accepted, then stops
placement-limit-no-instance = there is no instance to ask

placement-addresses-head = Where each task answers
placement-on = mode · where
placement-state = lastStatus
placement-inside = inside the VPC
placement-outside = from the internet
placement-told-by = describe_tasks tells it in
placement-not-outside = no public address

placement-bad-count = “{ $typed }” is not a number of instances that fits here. There are { $held } on the bench and it holds { $most }: type a whole number from 1 on, or reset the bench.
placement-joined = { $count ->
    [one] One { $type } has booted and joined the cluster.
   *[other] { $count } { $type } have booted and joined the cluster.
}
placement-not-joined = { $count ->
    [one] The instance runs, but its agent cannot reach ECS, so it does not join: a private subnet needs a way out. Add a NAT gateway first, then add instances again.
   *[other] The { $count } instances run, but not every agent can reach ECS, so not all join: a private subnet needs a way out. Add a NAT gateway first, then add instances again.
}
placement-terminated = { $id } is terminated: it left the cluster, and its tasks stop. Nobody starts them elsewhere.
placement-nat-added = The private subnets have a way out now, through a NAT gateway in a public subnet. It took an address there.
placement-no-public-subnet = A NAT gateway stands in a public subnet, and this VPC has none. Add one first: lab.vpc.add_subnet("10.0.0.0/24").
placement-nat-cli = # With the AWS CLI: aws ec2 allocate-address, create-nat-gateway, then create-route for 0.0.0.0/0
placement-ports-opened = The security group { $group } lets the range of the dynamic ports in, from everywhere. Knock again.
placement-ports-closed = The security group { $group } lets only port 80 in again. Knock again: nobody answers at a dynamic port, and the task has not changed.
placement-was-reset = The bench is as it was at the beginning. What ran has stopped; its addresses and ports are free again. A NAT gateway stays.
placement-ran = { $count ->
    [one] Placed: task { $ids }. Let the clock run until it is RUNNING, then look where it answers.
   *[other] Placed: { $count } tasks, { $ids }. Let the clock run until they are RUNNING, then look where they answer.
}
placement-ran-partly = { $count ->
    [0] Nothing was placed. RunTask answers all the same, without an error: the reason stands in failures: { $reasons }.
   *[other] Placed: { $count } ({ $ids }). The rest found no place, and the reason stands in failures: { $reasons }.
}
placement-stopping = Task { $id } is stopping. Watch when its port, interface and address become free again: not before it is STOPPED.
placement-found = The way to the address of task { $id }, one answer after the other:
