## Lab 03: service

service-lab-title = Lab: một service, và chuyện xảy ra khi task của nó chết
service-lab-intro = Tạo service web, làm nó mất task, đổi sang bản mới. Bên cạnh là một task chạy tay từ cùng task definition, để so sánh.
service-lab-wanted-head = Service web được yêu cầu những gì
service-lab-scale = Đổi desiredCount
service-lab-configure = Đổi deploymentConfiguration
service-lab-created = Service { $name } đã được tạo, desiredCount { $count }. Chưa có task nào chạy ngay: scheduler sẽ lo; cho đồng hồ chạy.
service-lab-scaled = desiredCount giờ là { $count }, vẫn { $definition }. Việc thêm bớt task là của scheduler.
service-lab-configured = deploymentConfiguration đã đổi; nó có hiệu lực từ lần scheduler nhìn tới. Service đang dùng { $definition }, desiredCount { $count }.
service-lab-forced = Deployment mới từ cùng { $definition }: cả { $count } task sẽ được thay dần.
service-lab-updated = Deployment mới: { $count } task sẽ chuyển dần sang { $definition }, trong khuôn minimumHealthyPercent và maximumPercent.
service-lab-deleted = Service { $name } đang DRAINING: các task của nó dừng, và không task nào được thay nữa.
service-lab-versions-head = Đổi sang bản khác
service-lab-broken-image = { $image } (tag không có thật)
service-lab-roll-out = Đăng ký revision mới rồi cập nhật
service-lab-accidents-head = Tai nạn
service-lab-both-head = Cùng một tai nạn cho một task của service và một task chạy tay:
service-lab-stop-both = stop_task cả hai
service-lab-crash-both = Làm hỏng cả hai
service-lab-ran-alone = Task { $id } chạy từ cùng task definition, nhưng không ai trông nó.
service-lab-killed = Task { $id } ({ $owner }) đang dừng. Đoán xem sau một phút có task nào thay nó không, rồi cho đồng hồ chạy.
service-lab-no-pair = Cần một task của service { $name } và một task chạy tay cùng task definition, cả hai đang RUNNING. Bấm create_service, rồi run_task, và cho đồng hồ chạy.
service-lab-both = Cùng một tai nạn: { $owned } là của service, { $alone } thì không ai trông. Cho đồng hồ chạy và xem task nào có người thay.
service-lab-chart = Vẽ biểu đồ chuyển bản
service-lab-chart-hint = Số task RUNNING, đang lên, bản cũ và bản mới theo thời gian. Vẽ mất khoảng một giây.
