# Lab 08: vì sao task của tôi dừng?

logs-lab-title = Vì sao task của tôi dừng?
logs-lab-intro = Một service muốn một task mà không giữ được. Đi từng bước của phương pháp, đọc câu trả lời của AWS, rồi gọi tên thủ phạm.
logs-lab-which = Chuyện gì xảy ra
logs-lab-surprise = Bất ngờ: không nói trước
logs-lab-begin = Cho nó xảy ra
logs-lab-hidden = Các lời gọi dựng nên vụ này sẽ hiện ở đây khi bạn gọi đúng tên thủ phạm.
logs-lab-on-the-desk = Vụ mới: service { $service } trong cluster detective muốn một task, và có gì đó không ổn. Bắt đầu từ bước 1.
logs-lab-needs-subnets = Lab này cần ít nhất hai subnet public, vì load balancer của nó đứng ở hai zone. Mở lab mới với mạng mặc định: `lab = Lab("{ $language }")`, rồi mở lại.
logs-lab-nothing-yet = Trên bàn chưa có vụ nào. Bấm "Cho nó xảy ra" trước đã.
logs-lab-no-answer = Câu trả lời của AWS cho bước bạn bấm sẽ hiện ở đây.
logs-lab-nobody = (không có task nào đã dừng để hỏi)

logs-lab-step = Bước
logs-lab-step-events = Event
logs-lab-step-stopped = Task đã dừng
logs-lab-step-describe = Stop code và lý do
logs-lab-step-exit = Exit code
logs-lab-step-log = Log
logs-lab-aws-says = AWS nói
logs-lab-means = Nghĩa là
logs-lab-unseen = chưa xem

logs-lab-saw-unplaced = ECS muốn chạy task mà không tìm được chỗ: chưa hề có task nào. Câu event này nói luôn vì sao.
logs-lab-saw-unhealthy-target = Task chạy được, nhưng load balancer hỏi thăm và không nghe được câu trả lời nó muốn.
logs-lab-saw-unhealthy-container = Task chạy được, nhưng health check của chính container thất bại.
logs-lab-saw-started =
    { $count ->
        [0] Service này chưa có event nào.
       *[other] Service đã chạy task { $count } lần, và chỉ kể vậy thôi. Vì sao task không ở lại thì phải hỏi một task đã dừng.
    }
logs-lab-saw-no-task = Không task nào dừng cả, vì chưa task nào được chạy. Manh mối nằm trong event.
logs-lab-saw-some-tasks =
    { $count ->
        [1] Có một task đã nhận lệnh dừng. Hỏi chính nó.
       *[other] Có { $count } task đã nhận lệnh dừng. Chúng dừng vì cùng một lý do, nên hỏi một cái là đủ.
    }
logs-lab-saw-failed-to-start = `TaskFailedToStart`: container chưa hề chạy. Đọc `stoppedReason` đến hết câu: thủ phạm ở cuối.
logs-lab-saw-exited = `EssentialContainerExited`: chương trình có chạy, rồi tự kết thúc. Vì sao thì exit code và log mới biết.
logs-lab-saw-scheduler = `ServiceSchedulerInitiated`: chính service dừng nó. Lý do nói vì sao service làm vậy.
logs-lab-saw-other-event = Event này không phải của một vụ trong lab: một ô khác đã lấy đi thứ mà task cần, như role của nó. Lab vừa tạo lại; cho một vụ mới xảy ra.
logs-lab-saw-other-code = Stop code này không phải của một vụ trong lab. Có ai đó vừa dừng task này từ một ô khác chăng?
logs-lab-saw-no-exit-code = Không có exit code: container chưa bao giờ chạy, nên không có gì để kết thúc.
logs-lab-saw-still-running = Container vẫn đang chạy: task đã nhận lệnh dừng, nhưng còn chờ load balancer tiễn khách. Chương trình không tự tắt.
logs-lab-saw-exit-zero = Exit code 0: được bảo dừng thì nó dừng, lịch sự. Chương trình không có lỗi gì.
logs-lab-saw-exit-memory = 137 là bị SIGKILL, và `reason` nói vì sao: nó dùng nhiều bộ nhớ hơn mức được phép.
logs-lab-saw-exit-other = Exit code { $code }: chương trình tự tắt vì lỗi. Nó thường in ra lỗi gì trước khi tắt: xem log.
logs-lab-saw-silent = Stream có đó mà trống trơn: chưa dòng nào được in ra. Container chưa kịp chạy.
logs-lab-saw-traceback = Chương trình nói thẳng nó chết vì gì. Dòng cuối của traceback là dòng cần đọc.
logs-lab-saw-no-complaint = Chương trình khởi động bình thường và không than phiền gì. Nó không biết gì về lỗi này.
logs-lab-saw-no-group = Log group không tồn tại. Xem lại tên trong `logConfiguration`.
logs-lab-saw-no-stream = Log group thì có, stream của task này thì không: task dừng trước khi log được mở.
logs-lab-saw-nobody-to-ask = Không có task nào đã dừng, nên bước này không có ai để hỏi.

logs-lab-suspects =
    { $count ->
        [0] Không còn nghi phạm nào: bằng chứng mâu thuẫn nhau. Cho một vụ mới xảy ra.
       *[other] Còn { $count } nghi phạm
    }
logs-lab-ruled-out = đã loại
logs-lab-what-is-it = Thủ phạm là
logs-lab-name-it = Chính nó
logs-lab-right = Đúng rồi!
logs-lab-wrong-look = Chưa phải. Những gì bạn đã xem chưa loại được nó, nhưng cũng không nói là nó. Xem thêm bước nữa, và đọc `stoppedReason` đến hết câu.
logs-lab-wrong-against = Không thể là nó: { $step } đã loại nó rồi.

logs-lab-cause-image = Image không có thật (tag gõ nhầm)
logs-lab-cause-route = Không có đường ra tới kho image
logs-lab-cause-secret = Execution role không được đọc secret
logs-lab-cause-group = Log group không tồn tại
logs-lab-cause-address = Subnet hết địa chỉ IP
logs-lab-cause-crash = Chương trình lỗi, tự tắt
logs-lab-cause-memory = Hết bộ nhớ
logs-lab-cause-health = Health check của container thất bại
logs-lab-cause-balancer = Health check của load balancer thất bại
logs-lab-cause-no-room = Không máy nào đủ chỗ

logs-lab-why-image = Kho image trả lời `not found` cho `nginx:1.72`. Lúc đăng ký task definition ECS không hỏi kho; tới lúc kéo mới biết.
logs-lab-why-route = Câu cuối là `i/o timeout`: gọi mà không ai nhấc máy. Đây là chuyện mạng, không phải chuyện quyền (quyền thì là `AccessDenied`). Task ở subnet public nhưng `assignPublicIp` là `DISABLED`, nên không có đường ra.
logs-lab-why-secret = `AccessDeniedException`, và câu lỗi nói đủ ba điều: ai (`assumed-role/detective-execution-role`), làm gì (`secretsmanager:GetSecretValue`), trên cái gì.
logs-lab-why-group = `ResourceNotFoundException: The specified log group does not exist`: task definition ghi `/ecs/case`, còn group có thật là `/ecs/cases`.
logs-lab-why-address = `InsufficientFreeAddressesInSubnet`: subnet /28 ấy có mười một địa chỉ dùng được, và cả mười một đã có chủ.
logs-lab-why-crash = Exit code 1, và traceback nói `KeyError: 'DATABASE_URL'`: chương trình cần một biến môi trường mà task definition không cho.
logs-lab-why-memory = 137 cùng với `OutOfMemoryError`: chương trình cần khoảng 900 MiB mà task chỉ có 512. Nhân hệ điều hành giết nó, nên nó không kịp than phiền gì trong log.
logs-lab-why-health = Health check hỏi `/healthz`, chương trình không có trang ấy. Chương trình khỏe; câu hỏi mới sai.
logs-lab-why-balancer = Event ghi `Health checks failed with these codes: [404]`: target group hỏi `/healthz`, chương trình trả lời 404. Log và exit code đều sạch.
logs-lab-why-no-room = Container xin 6000 MiB, máy duy nhất trong cluster không còn chừng ấy. Vì chưa task nào ra đời nên không có gì để describe: chỉ event kể lại.

logs-lab-mend-image = Sửa: đăng ký revision mới với tag có thật, rồi `update_service`.
logs-lab-mend-route = Sửa: `assignPublicIp` thành `ENABLED` ở subnet public; hoặc NAT gateway, hoặc VPC endpoint cho ECR, S3 và Logs.
logs-lab-mend-secret = Sửa: cho execution role quyền đọc đúng secret ấy. Không cần revision mới.
logs-lab-mend-group = Sửa: tạo log group ấy, hoặc ghi đúng tên trong revision mới.
logs-lab-mend-address = Sửa: thêm subnet cho service, hay dọn bớt những gì đang giữ địa chỉ. Bài 06 nói kỹ.
logs-lab-mend-crash = Sửa: revision mới có biến môi trường ấy.
logs-lab-mend-memory = Sửa: cho task nhiều bộ nhớ hơn, hay sửa cho chương trình bớt ăn bộ nhớ.
logs-lab-mend-health = Sửa: hỏi một đường dẫn có thật, hay thêm trang `/healthz` vào chương trình.
logs-lab-mend-balancer = Sửa: `modify_target_group` với `HealthCheckPath` có thật. Không cần revision mới.
logs-lab-mend-no-room = Sửa: xin ít bộ nhớ hơn, hay thêm máy lớn hơn vào cluster.
