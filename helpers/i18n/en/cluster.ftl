## The scene of a cluster: services, subnets, instances, tasks

scene-name = The cluster { $name }
scene-no-cluster = There is no cluster { $name } yet. Create it with create_cluster.
scene-empty = Nothing runs here yet.
scene-time = lab time { $time } UTC
scene-counts = { $running } of { $desired } running · { $pending } pending
scene-failed = { $count ->
    [one] 1 failed start
   *[other] { $count } failed starts
}
scene-more-services = { $count ->
    [one] and 1 more service
   *[other] and { $count } more services
}
scene-nobody = no owner
scene-nobody-counts = { $running } running · { $pending } pending
scene-service = service { $name }
scene-old = old
scene-new = new
scene-no-address = no address yet
scene-exit = exit code { $code }: { $name }
scene-public = public { $address }
scene-container-port = container port { $port }
scene-mode = network { $mode }
scene-port-to = host port { $host } → container port { $container }
scene-public-subnet = public subnet
scene-private-subnet = private subnet
scene-free = { $free } of { $usable } addresses free
scene-taken-service = service tasks { $count }
scene-taken-nobody = tasks without owner { $count }
scene-taken-instance = EC2 instances { $count }
scene-taken-load-balancer = load balancers { $count }
scene-taken-nat-gateway = NAT gateways { $count }
scene-taken-endpoint = VPC endpoints { $count }
scene-taken-other = other interfaces { $count }
scene-reserved = reserved by AWS { $count }
scene-tenant-instance = an EC2 instance
scene-tenant-load-balancer = a load balancer
scene-tenant-nat-gateway = a NAT gateway
scene-tenant-endpoint = a VPC endpoint
scene-tenant-other = another network interface
scene-tenant-elsewhere = a task of another cluster
scene-tenant-reserved = reserved by AWS
scene-tenant-free = free
scene-elsewhere = In none of the known subnets
scene-cpu-left = { $left } of { $whole } units free
scene-memory-left = { $left } of { $whole } MiB free
scene-left = { $left }/{ $whole } free
scene-eni = ENIs for awsvpc tasks: { $free } of { $whole } free
scene-no-tasks = no tasks
scene-more-instances = { $count ->
    [one] and 1 more instance
   *[other] and { $count } more instances
}
scene-stopped = { $count ->
    [one] 1 task stopped in the last hour
   *[other] { $count } tasks stopped in the last hour
}
scene-more-reasons = { $count ->
    [one] and 1 other reason
   *[other] and { $count } other reasons
}

told-scene = Cluster { $name } at lab time { $time } UTC.
told-scene-counts = Tasks in the cluster: { $running } running, { $pending } pending.
told-scene-service = Service { $name }: { $counts }; { $revisions }.
told-scene-nobody = Tasks without an owner: { $running } running, { $pending } pending.
