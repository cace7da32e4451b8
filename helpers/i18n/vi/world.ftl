world-vpc = VPC { $vpc } ({ $cidr }) có security group { $group }
world-subnet = { $subnet } { $cidr } ở { $zone }
world-subnet-public = public: có route tới internet gateway
world-subnet-private = private: không có route tới internet gateway
world-usable = { $count } địa chỉ dùng được
world-subnet-refused = Không thêm được subnet { $cidr }. Nó phải nằm trong { $block }, từ /28 đến /16, và không chồng lên subnet khác. AWS trả lời: { $reason }

world-outcome-answered = Có trả lời.
world-outcome-refused = Bị từ chối kết nối.
world-outcome-timeout = Chờ mãi không ai trả lời.
world-outcome-no-route = Không có đường đi.

world-connect-listens = Container { $container } của task { $task } đang nghe ở { $address }, port { $port }.
world-connect-through-balancer = Load balancer { $balancer } đã chuyển tiếp.
world-connect-nobody-listens = Ở { $address } có máy, nhưng không chương trình nào nghe port { $port }.
world-connect-still-starting = Ở { $address } có máy, nhưng container còn đang khởi động.
world-connect-loopback-only = Chương trình ở { $address } chỉ nghe 127.0.0.1, nên từ ngoài task không ai tới được port { $port }.
world-connect-hangs = { $address } nhận kết nối, nhưng chương trình của task { $task } đang treo: nó không bao giờ trả lời.
world-connect-security-group = Không rule nào của security group { $groups } cho port { $port } đi vào từ { $source }.
world-connect-egress = Không rule chiều ra nào của security group { $groups } ở bên gọi cho ra port { $port }.
world-connect-nobody-there = Không network interface nào có địa chỉ { $address }.
world-connect-private-address = { $address } là địa chỉ private: từ internet không có đường nào tới đó.
world-connect-no-gateway = Địa chỉ { $address } là public, nhưng subnet của nó không có route tới internet gateway.
world-connect-no-way-out = Từ { $source } không có đường ra internet: không có địa chỉ public kèm internet gateway, cũng không có NAT gateway.
world-connect-other-vpc = { $address } thuộc một VPC khác với { $source }.
world-connect-unknown-name = { $address } không phải địa chỉ, và cũng không load balancer nào của lab có tên đó.
world-connect-no-listener = Load balancer { $balancer } không có listener ở port { $port }.
world-connect-no-healthy-target = Chính load balancer { $balancer } trả lời { $status }: target group của nó không có target nào healthy.
world-connect-bad-address = Địa chỉ là một chuỗi như "10.0.1.7", không phải { $address }. Task không có địa chỉ public thì chỗ đó là None.
world-connect-bad-port = Port là số nguyên từ 1 đến 65535, không phải { $port }.
world-connect-bad-source = Không thể kết nối từ { $source }. Hãy dùng "internet", "vpc", id của một subnet hay một EC2 instance, hoặc ARN của một task.

world-docker-host = Docker trên { $instance }. Dùng .ps() để liệt kê các container, và .logs("tên") để đọc những gì một container đã in ra.
world-docker-fargate = Task { $task } chạy trên Fargate: máy chủ là của AWS, nên không có docker nào để hỏi. Hãy đọc log của nó trong CloudWatch Logs, nếu task definition có logConfiguration.
world-docker-not-joined = EC2 instance { $instance } chưa nằm trong cluster nào. Nó chỉ vào cluster khi user data ghi tên cluster (ECS_CLUSTER), role của nó được phép đăng ký, và subnet của nó có đường ra ngoài.
world-docker-unknown = Trong lab này không có EC2 instance hay task nào là { $reference }.

world-no-cluster = Chưa có cluster { $cluster } nào đang ACTIVE, nên các instance không biết vào đâu. Hãy tạo cluster trước: boto3.client("ecs").create_cluster(clusterName="{ $cluster }")
world-launch-refused = EC2 không mở thêm instance nào. Nó trả lời: { $reason }
world-bad-count = Bao nhiêu instance? Cần một số nguyên từ 0 trở lên, không phải { $count }.
world-not-a-list = `subnets` và `security_groups` là danh sách id: chỉ có một cái thì vẫn viết trong ngoặc ["…"].
world-bad-attributes = `attributes` là một dictionary, ví dụ {"{"}"rack": "r1"{"}"}.
world-subnet-kind = Subnet của lab là "public" hoặc "private", không phải “{ $kind }”.

world-crash-no-task = Không có task nào đang sống mang id { $task }. Xem các id bằng list_tasks.
world-crash-not-running = Trong task { $task } không có container nào tên { $container } đang RUNNING. Đang RUNNING: { $running }.
world-crash-bad-code = Exit code là số nguyên từ 0 đến 255, không phải { $code }.
world-hang-not-running = Không có task nào mang id { $task } đang RUNNING, nên không có gì để treo. Xem các id bằng list_tasks.

world-spot-none = Trong cluster { $cluster } không có task nào đang sống trên FARGATE_SPOT. Hãy chạy một task với capacityProviderStrategy có FARGATE_SPOT.
world-spot-not-this = Trong cluster { $cluster } không có task nào đang sống trên FARGATE_SPOT mang id { $task }. Chỉ task chạy trên FARGATE_SPOT mới bị thu hồi; xem capacityProviderName bằng describe_tasks.

world-traffic-negative = Lượng truy cập phải từ 0 request mỗi giây trở lên, không phải { $rps }.
world-traffic-bad-seconds = Một câu trả lời mất từ 0 giây trở lên, không phải { $seconds }.

world-bad-advance = Giờ lab chỉ chạy tới, từ 0 giây trở lên và nhiều nhất mười năm một lần, không phải { $seconds }.
world-bad-program = `{ $argument }` của lab.program không đúng kiểu: image là một cái tên, function là thứ gọi được, port từ 1 đến 65535, answers là một mã từ 100 đến 599 (hoặc mỗi path một mã), ready_after từ 0 giây trở lên, memory là số MiB nguyên.
