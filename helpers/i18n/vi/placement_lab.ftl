## Lab 05: bàn xếp task

placement-title = Lab: task nằm ở đâu, và trả lời ở địa chỉ nào?
placement-intro = Cùng một nginx, đặt theo sáu cách. Chọn một cách, bấm run_task, rồi xem từng instance trả lời ra sao, giới hạn nào chạm trước, và client cần địa chỉ với port nào. Lab có cluster riêng, tên là bench.
placement-capacity-head = Các EC2 instance trong cluster bench
placement-instance-subnets = subnet của instance
placement-instance = instance
placement-no-instance = Chưa có instance nào. Bấm add_instances để thêm.
placement-no-subnets = Không có subnet để chọn
placement-all-public = cả { $count } subnet public
placement-all-private = cả { $count } subnet private
placement-one-public = { $cidr } public, { $zone }
placement-one-private = { $cidr } private, { $zone }
placement-add-nat = Thêm NAT gateway
placement-open-ports = Mở port { $first }–{ $last }
placement-close-ports = Đóng port { $first }–{ $last }
placement-reset = Làm lại từ đầu
placement-task-head = Task cần đặt
placement-way = Cách
placement-way-bridge-fixed = bridge, host port cố định
placement-way-bridge-dynamic = bridge, host port động
placement-way-host = host
placement-way-awsvpc = awsvpc trên EC2
placement-way-fargate-public = Fargate, có địa chỉ public
placement-way-fargate-private = Fargate, không có địa chỉ public
placement-task-subnets = subnet của task awsvpc
placement-task = task
placement-find = Tìm địa chỉ của nó bằng boto3

placement-ways-head = Sáu cách, với cluster như lúc này
placement-fits = còn chỗ cho
placement-stops = cái gì chặn task kế tiếp
placement-client = client dùng gì
placement-more = { $count }
placement-at-least = ít nhất { $count }
placement-client-bridge-fixed = Địa chỉ của instance, port { $port }: biết trước.
placement-client-bridge-dynamic = Địa chỉ của instance, còn port thì task chạy rồi mới biết: `networkBindings`.
placement-client-host = Địa chỉ của instance, port { $port }: container nghe thẳng trên instance.
placement-client-awsvpc = Địa chỉ private của riêng task, port { $port }. Không bao giờ có địa chỉ public.
placement-client-fargate-public = Địa chỉ public hoặc private của riêng task, port { $port }. Task sau sẽ có địa chỉ khác.
placement-client-fargate-private = Địa chỉ private của riêng task, port { $port }: chỉ từ bên trong. Nó cần NAT gateway để tải image.

placement-verdicts-head = ECS hỏi từng instance, và câu trả lời (mới nhất ở trên)
placement-no-decision = Chưa đặt task nào lên instance. Với Fargate không ai hỏi instance: AWS tự tìm host.
placement-decision = Task
placement-nowhere = không có chỗ
placement-chosen = ✓ được chọn
placement-would-do = ○ cũng được
placement-limit-cpu = không còn đủ CPU unit
placement-limit-memory = không còn đủ memory
placement-limit-ports = host port đã có người dùng
placement-limit-eni = hết network interface (ENI) để gắn
placement-limit-gpu = không có GPU
placement-limit-agent = ECS agent của nó mất kết nối
placement-limit-attribute = thiếu một attribute mà task cần
placement-limit-location = nằm ở zone không có subnet nào được chọn
placement-limit-member-of = bị một constraint memberOf loại
placement-limit-distinct = đã có một bản ở đó, mà distinctInstance đòi instance khác
placement-limit-address = subnet hết địa chỉ: task vẫn được nhận, rồi dừng
placement-limit-no-instance = không có instance nào để hỏi

placement-addresses-head = Mỗi task trả lời ở đâu
placement-on = mode · ở đâu
placement-state = lastStatus
placement-inside = từ trong VPC
placement-outside = từ internet
placement-told-by = describe_tasks ghi ở
placement-not-outside = không có địa chỉ public

placement-bad-count = “{ $typed }” không phải là số instance thêm được ở đây. Đang có { $held }, nhiều nhất là { $most }: hãy nhập một số nguyên từ 1 trở lên, hoặc làm lại từ đầu.
placement-joined = { $count } { $type } đã khởi động và vào cluster.
placement-not-joined = { $count } instance đã chạy, nhưng agent không ra được tới ECS nên không vào đủ: subnet private cần một lối ra. Hãy thêm NAT gateway trước, rồi thêm instance lại.
placement-terminated = { $id } đã bị terminate: nó rời cluster, task trên nó dừng theo. Không ai chạy lại chúng ở chỗ khác.
placement-nat-added = Các subnet private giờ có lối ra, qua NAT gateway nằm ở một subnet public. Nó chiếm một địa chỉ ở đó.
placement-no-public-subnet = NAT gateway phải nằm trong một subnet public, mà VPC này chưa có. Hãy thêm một cái trước: lab.vpc.add_subnet("10.0.0.0/24").
placement-nat-cli = # Bằng AWS CLI: aws ec2 allocate-address, create-nat-gateway, rồi create-route cho 0.0.0.0/0
placement-ports-opened = Security group { $group } giờ cho mọi nơi vào dải port động. Gõ cửa lại xem.
placement-ports-closed = Security group { $group } lại chỉ cho vào port 80. Gõ cửa lại xem: không ai trả lời ở port động nữa, dù task vẫn y nguyên.
placement-was-reset = Mọi thứ trở lại như lúc đầu. Những gì đang chạy đã dừng; địa chỉ và port của chúng lại trống. Riêng NAT gateway thì còn.
placement-ran = { $count ->
    [one] Đã đặt task { $ids }. Cho đồng hồ chạy đến khi nó RUNNING, rồi xem nó trả lời ở đâu.
   *[other] Đã đặt { $count } task: { $ids }. Cho đồng hồ chạy đến khi chúng RUNNING, rồi xem chúng trả lời ở đâu.
}
placement-ran-partly = { $count ->
    [0] Không đặt được task nào. RunTask vẫn trả lời, không báo lỗi; lý do nằm trong failures: { $reasons }.
   *[other] Đặt được { $count } task ({ $ids }). Phần còn lại không có chỗ; lý do nằm trong failures: { $reasons }.
}
placement-stopping = Task { $id } đang dừng. Để ý lúc nào port, interface và địa chỉ của nó trống lại: phải đợi đến STOPPED.
placement-found = Đường đi tới địa chỉ của task { $id }, câu trả lời này dẫn tới câu kế tiếp:
