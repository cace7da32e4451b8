## Charts of the network: the addresses of a subnet, the ports of an instance, free addresses over time

address-free = free { $count }
address-reserved = reserved by AWS, { $purpose }
address-purpose-network = the network address
address-purpose-router = the VPC router
address-purpose-dns = the DNS server
address-purpose-future = for future use
address-purpose-broadcast = the broadcast address
address-short-network = network
address-short-router = router
address-short-dns = DNS
address-short-future = future
address-short-broadcast = broadcast
address-instance = EC2 instance { $instance }
address-task = task { $task }, { $owner }, { $definition } ({ $containers }), { $status }
address-map-blocks = each cell is { $size } addresses (a /{ $prefix }); the number says how many are free
told-address-map = Subnet { $subnet }, { $cidr }, { $zone }: { $size } addresses, { $usable } of them usable; { $taken } taken, { $free } free.
told-addresses-free = { $span }: free ({ $count }).
told-blocks = In { $count } blocks of { $size } addresses each; { $used } of them are in use, all the others are free:

port-kind-reserved = reserved
port-kind-static = static
port-kind-dynamic = dynamic
port-of-agent = ECS agent
port-range = dynamic ports come from { $first } – { $last }
port-reserved = reserved, { $purpose }
port-of-task = { $kind }, leads to port { $port } of container { $container }, task { $task }, { $owner }, { $definition }, { $status }
port-more = and { $count } more
told-port-line = Ports of the EC2 instance { $instance } ({ $type }, { $address }): { $reserved } reserved, { $static } static, { $dynamic } dynamic; all the others are free.
told-port-rules = Dynamic ports come from { $first } – { $last }; { $kept } of at most { $most } static ones are taken, those of the instance itself among them.

draw-bad-since = since is a moment of lab time: keep one with start = lab.time, and draw with since=start later. { $given } is none.
free-title = Free addresses of { $subnet } ({ $cidr })
free-axis = addresses
free-free = free
free-taken = taken
free-usable = usable: { $count }
free-mark-deployment = deployments { $count }
free-mark-desired = desired changed { $count }
free-mark-full = no address left { $count }
free-mark-no-eni = RESOURCE:ENI { $count }
free-event-deployment = deployment of { $who }: { $detail }.
free-event-desired = { $who }: desired { $detail }.
free-event-full = { $count } × no address left for a task of { $who }: { $detail }
free-event-no-eni = { $count } × no instance could take another network interface, { $who }: { $detail }.
told-free-addresses = Subnet { $subnet }, { $cidr }, from { $begin } to { $end } UTC, lab time: { $usable } usable addresses, at the least { $least } free.
told-free-moment = { $time } free { $free }.
told-left-out = (The { $count } lines before these are left out.)
