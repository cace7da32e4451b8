## Lab 07: traffic

traffic-lab-title = Lab: a load balancer, and requests that must not get lost
traffic-lab-intro = Build the load balancer, put the service web behind it, send requests. Then roll out a version, hurt a task or turn the traffic up, and count how many requests stay without an answer.
traffic-lab-balancer-head = 1. The load balancer
traffic-lab-type-ip = ip (for awsvpc: each task has its own address)
traffic-lab-type-instance = instance (for bridge: address of the EC2 instance and a host port)
traffic-lab-build-all = Build all three
traffic-lab-delete-balancer = Delete all
traffic-lab-built = The load balancer { $name } passes requests on to { $group }. There is nobody in there yet: create the service.
traffic-lab-balancer-made = The load balancer answers at { $name }, as soon as it has a listener.
traffic-lab-group-made = The target group { $name } is there, still empty. ECS fills it as tasks come up, as long as a listener forwards to it.
traffic-lab-listener-made = Port 80 of the load balancer now leads to { $group }.
traffic-lab-group-changed = The checks of { $name } have changed, and count from the next one on.
traffic-lab-balancer-gone = The load balancer { $name } and its target groups are gone. A service that stood behind it still runs its tasks, but no request finds them.
traffic-lab-first = This needs something that is not there yet: press { $button } first.
traffic-lab-service-head = 2. The service web behind it
traffic-lab-mode = tasks
traffic-lab-mode-fargate = Fargate, awsvpc (family web)
traffic-lab-mode-bridge = EC2, bridge (family web-bridge)
traffic-lab-subnets = subnets (awsvpc)
traffic-lab-subnets-big = two of /24
traffic-lab-subnets-small = the small one, { $cidr }
traffic-lab-good = { $image } (works)
traffic-lab-loopback = { $image } (listens on 127.0.0.1 only)
traffic-lab-errors = { $image } (answers 500)
traffic-lab-slow = { $image } (ready only after { $seconds } s)
traffic-lab-created = The service { $name } exists and registers its tasks in { $group }. Let the clock run, and see each target go from initial to healthy.
traffic-lab-updated = The service has been changed: desiredCount { $count }. Its grace period and its percentages count from now on.
traffic-lab-rolling = { $definition } with { $image } is being rolled out. Guess first: how many requests will be lost? Then let the clock run.
traffic-lab-traffic-head = 3. Requests
traffic-lab-rate = requests a second
traffic-lab-answer = an answer takes
traffic-lab-seconds = { $seconds } s
traffic-lab-count-anew = Count from now
traffic-lab-counting = Requests are counted from { $time } on, in the picture and in the chart.
traffic-lab-sent = { $rate } requests a second to { $name } from now on. Guess what that does to its tasks, then let the clock run.
traffic-lab-scaling-head = 4. Service auto scaling
traffic-lab-scaling = From now on the number of tasks of { $name } follows the metric, between { $least } and { $most }. It looks once a minute: out after 3 minutes above the target, in only after 15 minutes below.
traffic-lab-activities = { $count ->
    [0] Service auto scaling has not moved anything yet.
    [one] It has moved desiredCount once, in AWS's words:
   *[other] The last { $count } moves of desiredCount, newest first, in AWS's words:
}
traffic-lab-unscaled = { $name } is no longer scaled: desiredCount stays as it is.
traffic-lab-accidents-head = 5. Accidents
traffic-lab-hang = Let it hang
traffic-lab-hangs = The program of task { $id } answers nobody any more, but its process lives: the task stays RUNNING. Who will notice, and how many requests will have been lost by then?
traffic-lab-stopped = Task { $id } is stopping: its target drains first. Let the clock run and count what is lost.
traffic-lab-no-running = This needs a RUNNING task of the service. Create the service and let the clock run.
traffic-lab-group-head = The security group of the tasks lets the load balancer in. Take that away, or give it back:
traffic-lab-closed = The tasks let the load balancer in no more. Each of them is as healthy as before, to itself. Let the clock run and watch the targets.
traffic-lab-opened = The tasks let the load balancer in.
traffic-lab-chart = Draw the load chart
traffic-lab-chart-hint = Tasks, requests and load over time. It takes about a second to draw.

why-elbv2-DuplicateTargetGroupName = A target group of that name is there already. Use it as it is, change its checks with modify_target_group, or delete everything and begin anew.
why-elbv2-ValidationError = One of the values is not one that ELB takes: its words say which, and what it may be. Correct it and press again.
why-elbv2-ResourceInUse = A listener still forwards to this target group. Point the listener elsewhere or delete it first.
why-ec2-InvalidPermission-NotFound = The security group has no such rule: it is closed already. To let the load balancer in again, press authorize_security_group_ingress.
why-ec2-InvalidPermission-Duplicate = The security group has this rule already: the load balancer gets in. To close it, press revoke_security_group_ingress.
why-application-autoscaling-ValidationException = Service auto scaling needs a service that exists, a MinCapacity that is not above MaxCapacity, and a TargetValue above 0. AWS's words say which of them it misses.
