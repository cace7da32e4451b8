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
