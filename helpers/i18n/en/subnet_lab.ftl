## The live map of subnets: who has which address, who is coming and who is about to go

subnet-map-name = Address map
subnet-map-none = There is no subnet here yet. Create one with create_subnet.
subnet-map-running = running task
subnet-map-old = running, old revision
subnet-map-starting = arriving task
subnet-map-ended = leaving task, still has the address
subnet-map-other = another ENI
subnet-map-reserved = reserved by AWS
subnet-map-free = free
subnet-map-many = a run of free addresses: how many
subnet-map-now-running = running
subnet-map-now-old = runs · old
subnet-map-now-starting = arriving
subnet-map-now-ended = leaving
subnet-map-left = { $count ->
    [one] 1 address free
   *[other] { $count } addresses free
}
subnet-map-sum = { $size } addresses − { $reserved } reserved = { $usable } usable = { $taken } taken + { $free } free · AvailableIpAddressCount { $free }
subnet-map-block = { $cidr } · { $taken } taken, { $free } free, { $reserved } reserved by AWS
subnet-map-waiting = { $count ->
    [one] 1 task is PROVISIONING and waits for an ENI and an address here
   *[other] { $count } tasks are PROVISIONING and wait for an ENI and an address here
}
subnet-map-refused = { $count ->
    [one] 1 task wanted an address here, got none and stopped (at { $time })
   *[other] { $count } tasks wanted an address here, got none and stopped (the last at { $time })
}

## Lab 06: the subnet

subnet-lab-title = Lab: a subnet's addresses, filling and emptying
subnet-lab-intro = Create the service web in a small subnet, scale it, roll it out, add a load balancer and endpoints, and watch every address being taken and given back. What happens when there is none left? Do it, then try each cure.
subnet-lab-subnets-head = Subnets
subnet-lab-prefix = Size (/28 … /16) or CidrBlock
subnet-lab-reset = Start over with this size
subnet-lab-of-service = Subnets for the service:
subnet-lab-give = update_service with these subnets
subnet-lab-fewer = Fewer at once ({ $least }% … { $most }%)
subnet-lab-others-head = Who else takes addresses:
subnet-lab-remove-others = Delete load balancers and endpoints
subnet-lab-no-prefix = Type how big the subnet shall be, such as /28, or its whole block, such as 10.0.20.0/28.
subnet-lab-made = There is a subnet { $cidr } now, with a route to the internet gateway. The service does not use it yet: tick its subnets, then press update_service.
subnet-lab-enough = This lab shows { $count } subnets side by side. Press "Start over" to clear them away.
subnet-lab-given = From this new deployment on the service uses the ticked subnets: { $count } tasks of { $definition } are replaced step by step. Old tasks do not move by themselves.
subnet-lab-tick-one = Tick at least one subnet for the service.
subnet-lab-balanced = The load balancer exists, and holds one address in each of its subnets: { $subnets }. On real AWS it takes more of them as its load grows.
subnet-lab-endpoint = The interface endpoint { $name } exists, and holds one address of { $cidr }.
subnet-lab-endpoints-all = All { $count } endpoints of this lab are in the VPC already.
subnet-lab-removed = { $count ->
    [one] 1 thing is deleted
   *[other] { $count } things are deleted
} (load balancers, endpoints); their addresses came back at once.
subnet-lab-started-over = Only the subnet { $cidr } is left, and it is empty. The service and all else are deleted.
subnet-lab-wait = # On real AWS: wait until every task is STOPPED, and its ENI deleted.
subnet-lab-ran-out-head = No address left: what AWS says, and where
subnet-lab-enough-left = Not yet. Count first: each Fargate task holds one address, until its DEPROVISIONING is over.
subnet-lab-full = A subnet has no free address left, but no task has been turned away yet. The next one that wants an address there will be.
subnet-lab-ran-out = RunTask and the scheduler create the task all the same: it is PROVISIONING, wants an address, gets none, and is STOPPED. The service tries again, less and less often.
subnet-lab-reason = stoppedReason in describe_tasks:
subnet-lab-events = Events of the service, in describe_services:
subnet-lab-other-ways = In the other shortages no task is created at all, and the event says "was unable to place a task": the port is taken, no ENI is left (RESOURCE:ENI), no CPU or memory on the instances. Try them in lab.open("placement").
why-ec2-InvalidSubnet-Range = This block cannot be a subnet of the VPC: it must lie inside the VPC's own block (in this lab 10.0.0.0/16), from /16 (65,536 addresses) to /28 (16 addresses). Correct the number behind the / and press again.
why-ec2-InvalidSubnet-Conflict = This block overlaps a subnet that the VPC has already, or the VPC has no room of that size left. Choose a smaller subnet (a bigger number behind the /), or another block.
why-ec2-InvalidParameterValue = This is not a block of addresses. Type a size such as /28, or a whole block such as 10.0.20.0/28.
why-ec2-InsufficientFreeAddressesInSubnet = The subnet has no address left: an endpoint needs one too. Choose another subnet, or lower desiredCount and let the clock run.
why-elbv2-InvalidSubnet = A load balancer wants at least 8 free addresses in each of its subnets when it is created. Lower desiredCount and let the clock run, or use a bigger subnet.
