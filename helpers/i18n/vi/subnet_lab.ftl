## Bản đồ sống của subnet: địa chỉ nào ai giữ, ai đang đến, ai đang đi

subnet-map-name = Bản đồ địa chỉ
subnet-map-none = Chưa có subnet nào ở đây. Bạn tạo nó bằng create_subnet.
subnet-map-running = task đang chạy
subnet-map-old = đang chạy, revision cũ
subnet-map-starting = task đang lên
subnet-map-ended = task đang rời, vẫn giữ địa chỉ
subnet-map-other = ENI khác
subnet-map-reserved = AWS giữ
subnet-map-free = trống
subnet-map-many = một dãy địa chỉ trống: bao nhiêu
subnet-map-now-running = đang chạy
subnet-map-now-old = chạy · cũ
subnet-map-now-starting = đang lên
subnet-map-now-ended = đang rời
subnet-map-left = còn trống { $count } địa chỉ
subnet-map-sum = { $size } địa chỉ − { $reserved } AWS giữ = { $usable } dùng được = { $taken } đã lấy + { $free } trống · AvailableIpAddressCount { $free }
subnet-map-block = { $cidr } · đã lấy { $taken }, trống { $free }, AWS giữ { $reserved }
subnet-map-waiting = { $count } task đang PROVISIONING, chờ ENI và địa chỉ ở đây
subnet-map-refused = { $count } task xin địa chỉ ở đây mà không còn, và dừng (lần cuối { $time })

## Lab 06: subnet

subnet-lab-title = Lab: địa chỉ của một subnet, lúc đầy lúc vơi
subnet-lab-intro = Tạo service web trong một subnet nhỏ, tăng desiredCount, chuyển bản, thêm load balancer và endpoint, rồi nhìn từng địa chỉ được lấy đi và trả lại. Hết địa chỉ thì sao? Làm thử, rồi thử từng cách chữa.
subnet-lab-subnets-head = Các subnet
subnet-lab-prefix = Cỡ (/28 … /16) hoặc CidrBlock
subnet-lab-reset = Làm lại từ đầu với cỡ này
subnet-lab-of-service = Các subnet cho service:
subnet-lab-give = update_service với các subnet này
subnet-lab-fewer = Thay ít một ({ $least } % … { $most } %)
subnet-lab-others-head = Ai khác cũng lấy địa chỉ:
subnet-lab-remove-others = Xóa load balancer và endpoint
subnet-lab-no-prefix = Hãy gõ cỡ của subnet, ví dụ /28, hoặc cả khối, ví dụ 10.0.20.0/28.
subnet-lab-made = Đã có subnet { $cidr }, nối với internet gateway. Service chưa dùng nó: đánh dấu các subnet rồi bấm update_service.
subnet-lab-enough = Lab này vẽ được { $count } subnet cạnh nhau. Bấm "Làm lại từ đầu" để dọn bớt.
subnet-lab-given = Service dùng các subnet đã đánh dấu từ deployment mới này: { $count } task { $definition } sẽ được thay dần. Task cũ không tự chuyển chỗ.
subnet-lab-tick-one = Hãy đánh dấu ít nhất một subnet cho service.
subnet-lab-balanced = Load balancer đã có, mỗi subnet của nó mất một địa chỉ: { $subnets }. Trên AWS thật, nó lấy thêm địa chỉ khi tải tăng.
subnet-lab-endpoint = Interface endpoint { $name } đã có, và lấy một địa chỉ của { $cidr }.
subnet-lab-endpoints-all = Cả { $count } endpoint của lab đã có trong VPC.
subnet-lab-removed = Đã xóa { $count } thứ (load balancer, endpoint); địa chỉ của chúng được trả lại ngay.
subnet-lab-started-over = Chỉ còn subnet { $cidr }, trống. Service và mọi thứ khác đã được xóa.
subnet-lab-wait = # Trên AWS thật: đợi đến khi mọi task STOPPED, ENI mới được xóa.
subnet-lab-ran-out-head = Hết địa chỉ: AWS nói gì, ở đâu
subnet-lab-enough-left = Chưa hết. Đếm trước: mỗi task Fargate giữ một địa chỉ, cho đến khi DEPROVISIONING xong.
subnet-lab-full = Không còn địa chỉ nào trống trong một subnet, nhưng chưa task nào bị từ chối. Task kế tiếp xin ở đó sẽ bị.
subnet-lab-ran-out = RunTask và scheduler vẫn tạo task: nó PROVISIONING, xin địa chỉ, không có, rồi STOPPED. Service thử lại, càng lúc càng thưa.
subnet-lab-reason = stoppedReason, đọc bằng describe_tasks:
subnet-lab-events = Event của service, đọc bằng describe_services:
subnet-lab-other-ways = Các kiểu hết khác thì không task nào được tạo; event nói "was unable to place a task": port đã có người dùng, hết ENI (RESOURCE:ENI), hết CPU hay memory của instance. Thử chúng trong lab.open("placement").
why-ec2-InvalidSubnet-Range = Khối này không làm subnet của VPC được: nó phải nằm trong khối của VPC (lab này: 10.0.0.0/16), từ /16 (65.536 địa chỉ) đến /28 (16 địa chỉ). Sửa số sau dấu / rồi bấm lại.
why-ec2-InvalidSubnet-Conflict = Khối này đè lên một subnet đã có của VPC, hoặc VPC không còn chỗ liền nhau đủ lớn. Chọn subnet nhỏ hơn (số sau dấu / lớn hơn), hoặc một khối khác.
why-ec2-InvalidParameterValue = Đây không phải một khối địa chỉ. Gõ một cỡ như /28, hoặc cả khối như 10.0.20.0/28.
why-ec2-InsufficientFreeAddressesInSubnet = Subnet không còn địa chỉ nào: endpoint cũng cần một. Chọn subnet khác, hoặc giảm desiredCount rồi cho đồng hồ chạy.
why-elbv2-InvalidSubnet = Load balancer đòi còn ít nhất 8 địa chỉ trống trong mỗi subnet lúc được tạo. Giảm desiredCount, cho đồng hồ chạy, hoặc dùng subnet lớn hơn.
