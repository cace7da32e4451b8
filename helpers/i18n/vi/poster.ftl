# Tờ tổng kết ở trang cuối
poster-title = Amazon ECS trên một tờ
poster-lead = Hình vẽ từ chính lab của bạn, lúc này.
poster-ideas = Bản thiết kế, task, service, cluster
poster-ideas-note = Task definition không sửa được, chỉ thêm revision. Task là một bản chạy của một revision.
poster-service-note = Service giữ đủ số task. Task tự chạy bằng run_task thì không ai trông.
poster-cluster = Task ở đâu, địa chỉ nào, port nào
poster-cluster-awsvpc = awsvpc: mỗi task một IP của subnet, gọi vào port của container.
poster-cluster-bridge = bridge: chung IP của instance, mỗi task một host port.
poster-traffic = Khách vào bằng cửa nào
poster-traffic-note = Service tự ghi tên và gạch tên task trong target group. Khách chỉ biết tên của load balancer.
poster-roles = Hai role: nhìn xem ai gọi
poster-roles-start = Execution role: ECS gọi thay bạn (kéo image, đọc secret, ghi log). Thiếu thì task không khởi động được.
poster-roles-run = Task role: chương trình của bạn gọi (S3, DynamoDB). Thiếu thì task vẫn RUNNING, lỗi nằm trong log.
poster-addresses = Địa chỉ trong subnet
poster-addresses-note = AWS giữ năm địa chỉ. Task, load balancer, endpoint dùng chung phần còn lại. Hết thì task mới không lên.
