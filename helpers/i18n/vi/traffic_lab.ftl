## Lab 07: traffic

traffic-lab-title = Lab: một load balancer, và những request không được để mất
traffic-lab-intro = Dựng load balancer, đặt service web phía sau, rồi gửi request tới. Sau đó chuyển sang bản mới, làm hỏng một task hay tăng lượng truy cập, và đếm xem bao nhiêu request không được trả lời.
traffic-lab-balancer-head = 1. Load balancer đứng trước
traffic-lab-type-ip = ip (cho awsvpc: mỗi task có địa chỉ riêng)
traffic-lab-type-instance = instance (cho bridge: địa chỉ của EC2 instance và một host port)
traffic-lab-build-all = Dựng cả ba
traffic-lab-delete-balancer = Xóa hết
traffic-lab-built = Load balancer { $name } chuyển request tới { $group }. Trong đó chưa có ai: giờ hãy tạo service.
traffic-lab-balancer-made = Load balancer trả lời ở { $name }, ngay khi nó có một listener.
traffic-lab-group-made = Đã có target group { $name }, còn rỗng. ECS sẽ điền dần khi các task lên, miễn là có listener chuyển tới nó.
traffic-lab-listener-made = Port 80 của load balancer giờ dẫn tới { $group }.
traffic-lab-group-changed = Cách kiểm tra của { $name } đã đổi, có hiệu lực từ lần kiểm tra kế tiếp.
traffic-lab-balancer-gone = Load balancer { $name } và các target group của nó đã mất. Service đứng sau vẫn chạy task như cũ, chỉ là không request nào tìm tới được nữa.
traffic-lab-first = Còn thiếu một thứ: hãy bấm { $button } trước.
traffic-lab-service-head = 2. Service web đứng phía sau
traffic-lab-mode = task
traffic-lab-mode-fargate = Fargate với mạng awsvpc (family web)
traffic-lab-mode-bridge = EC2 với mạng bridge (family web-bridge)
traffic-lab-subnets = subnet (awsvpc)
traffic-lab-subnets-big = hai subnet cỡ /24
traffic-lab-subnets-small = subnet nhỏ, { $cidr }
traffic-lab-good = { $image } (chạy tốt)
traffic-lab-loopback = { $image } (chỉ nghe ở 127.0.0.1)
traffic-lab-errors = { $image } (trả lời 500)
traffic-lab-slow = { $image } (sau { $seconds } giây mới sẵn sàng)
traffic-lab-created = Đã có service { $name }; nó đăng ký các task của mình vào { $group }. Cho đồng hồ chạy và xem từng target đi từ initial tới healthy.
traffic-lab-updated = Service đã đổi: desiredCount { $count }. Grace period và các phần trăm có hiệu lực từ bây giờ.
traffic-lab-rolling = Service đang chuyển sang { $definition } với { $image }. Đoán trước: sẽ mất bao nhiêu request? Rồi hãy cho đồng hồ chạy.
traffic-lab-traffic-head = 3. Request gửi tới
traffic-lab-rate = request mỗi giây
traffic-lab-answer = một câu trả lời mất
traffic-lab-seconds = { $seconds } giây
traffic-lab-count-anew = Đếm lại từ đây
traffic-lab-counting = Request được đếm từ { $time }, cả trong hình lẫn trong biểu đồ.
traffic-lab-sent = Từ giờ { $rate } request mỗi giây tới { $name }. Đoán xem các task sẽ ra sao, rồi cho đồng hồ chạy.
traffic-lab-scaling-head = 4. Tự thêm bớt task: service auto scaling
traffic-lab-scaling = Từ giờ số task của { $name } đi theo metric, từ { $least } đến { $most }. Mỗi phút nó nhìn một lần: vượt mục tiêu 3 phút thì thêm, thấp hơn suốt 15 phút mới bớt.
traffic-lab-activities = { $count ->
    [0] Service auto scaling chưa đổi gì cả.
    [1] Nó đã đổi desiredCount một lần, theo lời của AWS:
   *[other] { $count } lần đổi desiredCount gần nhất, mới trước cũ sau, theo lời của AWS:
}
traffic-lab-unscaled = Auto scaling thôi lo cho { $name }: desiredCount giữ nguyên như đang có.
traffic-lab-accidents-head = 5. Tai nạn
traffic-lab-hang = Cho nó treo
traffic-lab-hangs = Chương trình của task { $id } không trả lời ai nữa, nhưng process vẫn sống: task vẫn RUNNING. Ai sẽ nhận ra, và khi đó đã mất bao nhiêu request?
traffic-lab-stopped = Task { $id } đang dừng: target của nó drain trước đã. Cho đồng hồ chạy và đếm xem mất gì.
traffic-lab-no-running = Cần một task của service đang RUNNING. Hãy tạo service rồi cho đồng hồ chạy.
traffic-lab-group-head = Security group của các task cho load balancer vào. Lấy quyền đó đi, hoặc trả lại:
traffic-lab-closed = Các task không cho load balancer vào nữa. Tự chúng thấy mình vẫn khỏe như trước. Cho đồng hồ chạy và nhìn các target.
traffic-lab-opened = Các task lại cho load balancer vào.
traffic-lab-chart = Vẽ biểu đồ tải
traffic-lab-chart-hint = Task, request và tải theo thời gian. Vẽ mất khoảng một giây.

why-elbv2-DuplicateTargetGroupName = Đã có một target group tên đó. Cứ dùng nó, đổi cách kiểm tra bằng modify_target_group, hoặc xóa hết rồi làm lại.
why-elbv2-ValidationError = Có một giá trị mà ELB không nhận: lời của nó nói rõ giá trị nào, và được phép là gì. Sửa lại rồi bấm lần nữa.
why-elbv2-ResourceInUse = Vẫn còn listener chuyển tới target group này. Hãy trỏ listener sang chỗ khác hoặc xóa nó trước.
why-ec2-InvalidPermission-NotFound = Security group không có rule đó: cửa đã đóng rồi. Muốn cho load balancer vào lại, hãy bấm authorize_security_group_ingress.
why-ec2-InvalidPermission-Duplicate = Security group đã có rule này: load balancer vào được. Muốn đóng, hãy bấm revoke_security_group_ingress.
why-application-autoscaling-ValidationException = Service auto scaling cần một service đang có, MinCapacity không lớn hơn MaxCapacity, và TargetValue lớn hơn 0. Lời của AWS nói nó thiếu điều nào.
