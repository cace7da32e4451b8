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

port-kind-reserved = dành riêng
port-kind-static = cố định
port-kind-dynamic = động
port-of-agent = ECS agent
port-range = port động lấy từ { $first } – { $last }
port-reserved = dành riêng, { $purpose }
port-of-task = { $kind }, dẫn vào port { $port } của container { $container }, task { $task }, { $owner }, { $definition }, { $status }
port-more = và { $count } port nữa
told-port-line = Port của EC2 instance { $instance } ({ $type }, { $address }): { $reserved } dành riêng, { $static } cố định, { $dynamic } động; các port còn lại đều trống.
told-port-rules = Port động lấy từ { $first } – { $last }; đã giữ { $kept } trong tối đa { $most } port cố định, kể cả port của chính instance.

draw-bad-since = since là một mốc giờ lab: ghi lại bằng start = lab.time, rồi sau đó vẽ với since=start. { $given } không phải là mốc giờ.
free-title = Địa chỉ trống của { $subnet } ({ $cidr })
free-axis = số địa chỉ
free-free = còn trống
free-taken = đã cấp
free-usable = dùng được: { $count }
free-mark-deployment = số lần deploy { $count }
free-mark-desired = đổi desired { $count }
free-mark-full = hết địa chỉ { $count }
free-mark-no-eni = RESOURCE:ENI { $count }
free-event-deployment = deployment của { $who }: { $detail }.
free-event-desired = { $who }: desired { $detail }.
free-event-full = { $count } × hết địa chỉ cho task của { $who }: { $detail }
free-event-no-eni = { $count } × không instance nào gắn thêm được network interface, { $who }: { $detail }.
told-free-addresses = Subnet { $subnet }, { $cidr }, từ { $begin } đến { $end } UTC, giờ lab: { $usable } địa chỉ dùng được, lúc ít nhất còn trống { $least }.
told-free-moment = { $time } còn trống { $free }.
told-left-out = (Bỏ bớt { $count } dòng trước đó.)
