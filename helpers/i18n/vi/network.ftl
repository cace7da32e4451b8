## Biểu đồ mạng: địa chỉ của subnet, port của instance, địa chỉ trống theo thời gian

address-free = còn trống { $count }
address-reserved = AWS giữ, { $purpose }
address-purpose-network = địa chỉ mạng
address-purpose-router = router của VPC
address-purpose-dns = máy chủ DNS
address-purpose-future = để dành cho sau này
address-purpose-broadcast = địa chỉ broadcast
address-short-network = mạng
address-short-router = router
address-short-dns = DNS
address-short-future = để dành
address-short-broadcast = broadcast
address-instance = EC2 instance { $instance }
address-task = task { $task }, { $owner }, { $definition } ({ $containers }), { $status }
address-map-blocks = mỗi ô là { $size } địa chỉ (một /{ $prefix }); con số cho biết còn trống bao nhiêu
told-address-map = Subnet { $subnet }, { $cidr }, { $zone }: { $size } địa chỉ, dùng được { $usable }; đã cấp { $taken }, còn trống { $free }.
told-addresses-free = { $span }: còn trống ({ $count }).
told-blocks = Chia thành { $count } khối, mỗi khối { $size } địa chỉ; { $used } khối có người dùng, các khối còn lại trống hết:
