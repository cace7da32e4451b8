# Bài 02: điều bài tập còn thiếu, câu đoán và bài tập.

missing-task = Cluster `{ $cluster }` chưa có task nào của `{ $family }`. Hãy chạy một task.
missing-only-stopped = Không còn task nào của `{ $family }` đang chạy. Hỏi task vừa dừng xem vì sao, rồi chạy task mới.
missing-not-up-yet = Task `{ $task }` của `{ $family }` đang { $status }. Cho thời gian trong lab trôi qua: `lab.advance(seconds=30)`.
missing-public-address = Task `{ $task }` của `{ $family }` chỉ có IP private. Cần `assignPublicIp` và một subnet public.
missing-override = Chưa task nào đang chạy của `{ $family }` cho `{ $variable }` ở container `{ $container }` giá trị `{ $wanted }`.
missing-same-revision = Không task nào chạy từ `{ $wanted }`. Để nguyên task definition, chỉ đổi thứ bạn đưa cho `run_task`.
missing-count = Lúc này có { $count } task của `{ $family }` cần chạy. Phải còn đúng { $wanted }.
missing-own-reason = Chưa có task nào của `{ $family }` dừng với lý do bạn ghi. Chạy thêm một task rồi dừng lại lần nữa.
missing-crash = Trong task `{ $task }`, `{ $container }` chưa hỏng. Cho thời gian lab trôi thêm, hoặc xem lại `command` của nó.
missing-tag = Task đang chạy mà chưa có tag `{ $key }`: { $tasks }.
missing-tag-value = Tag `{ $key }` của task `{ $task }` ghi `{ $value }`. Đó không phải IP private của nó.
missing-same-program = Task của `{ $family }` đang chạy image `{ $image }`. Nó vẫn phải là `python`.

## Câu đoán

question-02-right-after-text = `run_task` vừa trả lời, không báo lỗi gì. `lastStatus` của task mới là gì?
question-02-right-after-choice-running = RUNNING: đã chạy
question-02-right-after-choice-pending = PENDING: đang chờ
question-02-right-after-choice-provisioning = PROVISIONING: đang chuẩn bị
question-02-right-after-why-running = Nếu vậy thì đã chẳng phải chờ gì. Nhưng `run_task` trả lời lúc chưa có gì xảy ra: task chưa có network interface, chưa có image, chưa có container. Nó bắt đầu từ thứ đầu tiên, ở PROVISIONING.
question-02-right-after-why-pending = Suýt đúng: PENDING là bước sau. Với `awsvpc`, task cần một network interface trước đã; chưa có thì nó còn ở PROVISIONING. Task `bridge` trên EC2 không cần, nên nó bắt đầu ngay từ PENDING.
question-02-right-after-why-provisioning = Với `awsvpc`, thứ đầu tiên task cần là một network interface; chưa có thì nó còn ở PROVISIONING. `run_task` không đứng chờ.

question-02-ten-minutes-text = Bạn dừng task duy nhất đang có. Mười phút trôi qua, bạn không làm gì. Lúc đó trong cluster có mấy task đang chạy?
question-02-ten-minutes-why-0 = Task đó do bạn chạy, không ai được giao việc giữ cho luôn có một cái. Chạy ô tiếp theo mà xem.
question-02-ten-minutes-why-1 = Service thì làm vậy, nhưng task này đâu có service. `run_task` là mệnh lệnh làm một lần rồi thôi: đáp án là 0.
question-02-ten-minutes-why-other = Có một task, và bạn đã dừng nó. Không ai được giao việc giữ cho luôn có một cái, nên còn 0.

question-02-eleven-text = Một lệnh `run_task` chạy được nhiều nhất 10 task. Bạn xin 11. Chuyện gì xảy ra?
question-02-eleven-choice-eleven = ECS tự chia làm hai đợt, chạy đủ 11 task
question-02-eleven-choice-ten = 10 task chạy, cái thứ mười một nằm trong `failures`
question-02-eleven-choice-none = ECS từ chối cả lệnh, không task nào chạy
question-02-eleven-why-eleven = Được vậy thì tốt, nhưng ECS không chia hộ bạn: nó từ chối cả lệnh. Bạn gọi `run_task` hai lần.
question-02-eleven-why-ten = `failures` dành cho task không tìm được chỗ. Ở đây chính lệnh đã sai luật nên bị từ chối trước khi có task nào. Không task nào chạy.
question-02-eleven-why-none = Lệnh sai luật thì bị từ chối cả lệnh, trước khi có task nào. Bạn gọi `run_task` hai lần.

question-02-exit-zero-text = Lần này chương trình trong container duy nhất kết thúc với exit code 0: không lỗi gì, chỉ là xong việc. Task sẽ ra sao?
question-02-exit-zero-choice-goes-on = Vẫn RUNNING, vì có lỗi gì đâu
question-02-exit-zero-choice-restarts = ECS bật container lên lại
question-02-exit-zero-choice-stops = Dừng, y như lúc có lỗi
question-02-exit-zero-why-goes-on = Task còn RUNNING là nhờ container essential, mà container ấy đã kết thúc. Task dừng, exit code là mấy cũng vậy. Con số đó để bạn đọc, không phải để ECS xét.
question-02-exit-zero-why-restarts = Chỉ khi container có `restartPolicy`, mà mặc định thì không có. Container essential kết thúc, nên task dừng.
question-02-exit-zero-why-stops = Container essential đã kết thúc, ECS chỉ hỏi có vậy. Exit code để bạn đọc; đến `stopCode` cũng y như lần trước.

question-02-helper-crashes-text = Hai container: `web` là essential, `helper` thì không. Chạy được mười giây, `helper` hỏng với exit code 1. Một phút sau, task đang…
question-02-helper-crashes-choice-stops = STOPPED, cả task đã dừng
question-02-helper-crashes-choice-goes-on = RUNNING, còn `helper` thì dừng hẳn
question-02-helper-crashes-choice-restarts = RUNNING, và `helper` đã được bật lại
question-02-helper-crashes-why-stops = Đúng là vậy nếu `helper` là essential, mà mặc định là thế. Với `"essential": false` thì task không bận tâm: nó vẫn RUNNING.
question-02-helper-crashes-why-goes-on = Chỉ container essential mới kéo task theo. Cũng không ai bật `helper` lên lại, và đó là chỗ phải dè chừng: nhìn ngoài thì task vẫn khỏe.
question-02-helper-crashes-why-restarts = Container không có `restartPolicy` thì không ai bật lại. Task vẫn RUNNING, còn `helper` nằm luôn đó.

question-02-broken-image-text = Bạn đăng ký một task definition với image không hề có, `nginx:1.72`, rồi gọi `run_task`. `run_task` trả lời thế nào?
question-02-broken-image-choice-refused = Báo lỗi: không có image đó
question-02-broken-image-choice-failures = Không có task nào, chỉ có một dòng trong `failures`
question-02-broken-image-choice-accepted = Một task ở PROVISIONING, như mọi lần
question-02-broken-image-why-refused = Được vậy thì tiện. Nhưng phải chừng mười giây sau, lúc task kéo image về, mới có người hỏi tới kho image. Câu trả lời vẫn y như mọi lần.
question-02-broken-image-why-failures = `failures` nói về chuyện có chỗ cho task hay không, mà chỗ thì có. Chưa ai hỏi tới kho image cả: chừng mười giây nữa mới hỏi. Câu trả lời vẫn y như mọi lần.
question-02-broken-image-why-accepted = Chừng mười giây sau, lúc task kéo image về, mới có người hỏi tới kho image. Trước lúc đó, image hỏng trông y như image tốt.

## Bài tập

exercise-02-an-address-of-its-own-title = Mở cửa hàng
exercise-02-an-address-of-its-own-task =
    `shop` đã đăng ký sẵn: một nginx, cho Fargate. Chưa có task nào của nó chạy cả.

    Chạy một task của nó trong cluster `demo`, đưa nó tới RUNNING, và có IP public.
exercise-02-an-address-of-its-own-hint-1 = Lệnh là `run_task`. Mọi thứ về chỗ chạy đã nằm sẵn trong `where`: `run_task(taskDefinition=..., **where)`.
exercise-02-an-address-of-its-own-hint-2 = Task cần chừng 20 giây để lên, mà trong lab thì thời gian chỉ trôi khi bạn cho nó trôi: `lab.advance(seconds=30)`.
exercise-02-an-address-of-its-own-solved = Cửa hàng mở rồi. Bạn không phải ghi địa chỉ nào: task tự lấy một IP private còn trống trong subnet, và EC2 gắn thêm một IP public lên network interface của nó. Task sau sẽ có IP khác.

exercise-02-another-month-title = Báo cáo tháng khác
exercise-02-another-month-task =
    `report:1` làm báo cáo tháng `01`: biến môi trường `MONTH` của nó ghi vậy. Giờ cần báo cáo tháng `02`.

    Làm sao để có một task của `report:1` đang chạy mà trong đó `MONTH` là `02`. Không đăng ký gì thêm.
exercise-02-another-month-hint-1 = `run_task` nhận `overrides`: riêng task này thì làm khác ở chỗ nào. Phần "Cùng bản thiết kế, việc khác" ở trên cho bạn thấy nó viết ra sao.
exercise-02-another-month-hint-2 = Override phải gọi tên container, ở đây là `report`. `environment` của nó là danh sách gồm `name` và `value`, giống trong task definition.
exercise-02-another-month-solved = Một bản thiết kế, bao nhiêu tháng cũng được. Người ta chạy job theo cách này: bản thiết kế nói làm thế nào, override nói làm cho việc gì.

exercise-02-one-too-many-title = Thừa một cái
exercise-02-one-too-many-task =
    Chạy ô bên dưới: có ba task của `trio` đang chạy. Hai là đủ.

    Dừng một cái, và để lại lý do do bạn ghi, cho người sau nhìn vào còn hiểu. Hai cái kia phải chạy tiếp.
exercise-02-one-too-many-hint-1 = Lệnh là `stop_task`. Nó cần cluster, và một ARN trong danh sách `trio`.
exercise-02-one-too-many-hint-2 = `stop_task` còn nhận thứ ba là `reason`. Bạn ghi gì vào đó, ECS giữ lại thành `stoppedReason`.
exercise-02-one-too-many-solved = Hai cái chạy tiếp, cái thứ ba thì ai nhìn cũng biết vì sao nó nghỉ. Nếu chúng thuộc một service thì giờ đã có cái mới đang lên thay. Chuyện đó ở bài 03.

exercise-02-the-helper-may-crash-title = Người phụ việc được phép ngã
exercise-02-the-helper-may-crash-task =
    Trong `blog`, `helper` chạy được mười giây thì hỏng, và kéo cả trang web theo.

    Hôm nay bạn chưa sửa được `helper`. Làm sao để có một task của `blog` mà `helper` đã hỏng nhưng `web` vẫn chạy.
exercise-02-the-helper-may-crash-hint-1 = Vì sao `web` cũng dừng? Tìm trường quyết định chuyện đó trong container. Ở bài 01 bạn đã sửa nó rồi.
exercise-02-the-helper-may-crash-hint-2 = Cho `helper` trường `"essential": False`, rồi đăng ký và chạy lại: task cũ không sống lại được đâu.
exercise-02-the-helper-may-crash-solved = Mất người phụ, trang web vẫn đứng. Nhớ cái giá của nó: nhìn từ ngoài thì task vẫn khỏe, nên phải có người ngó tới chính `helper`.

exercise-02-a-name-plate-title = Biển số nhà
exercise-02-a-name-plate-task =
    Hai task của `office` đang chạy, mà không ai biết IP nào là của task nào.

    Gắn cho mỗi task một tag `address` ghi đúng IP private của nó.
exercise-02-a-name-plate-hint-1 = IP private nằm trong `attachments` của task, ở danh sách `details`, dưới tên `privateIPv4Address`.
exercise-02-a-name-plate-hint-2 = Đổi `details` thành một dictionary như ở phần "Địa chỉ của nó". Lúc đó bạn hỏi được theo tên.
exercise-02-a-name-plate-hint-3 = Lệnh là `tag_resource(resourceArn=..., tags=[...])`, mỗi tag gồm `key` và `value`, viết thường.
exercise-02-a-name-plate-solved = Nhà nào cũng có biển. Task còn sống thì còn giữ IP và tag của nó; task mới thì IP mới, và chưa có tag nào.

exercise-02-it-never-starts-title = Mãi không lên
exercise-02-it-never-starts-task =
    Hôm qua `api` còn chạy. Rồi có người đăng ký lại, và từ đó không task nào của nó lên nổi RUNNING. Cũng không lệnh nào báo lỗi.

    Tìm xem vì sao, rồi đưa một task của `api` tới RUNNING. Nó vẫn phải là `python`.
exercise-02-it-never-starts-hint-1 = Task không lên nổi RUNNING thì hỏi chính task đó. Ô bên dưới giữ nó trong `task`: in `stopCode` và `stoppedReason` của nó ra.
exercise-02-it-never-starts-hint-2 = Không tìm thấy image `python:3.31`. Có hai chữ số bị đổi chỗ.
exercise-02-it-never-starts-hint-3 = Lấy `containerDefinitions` từ `describe_task_definition`, thay bằng `python:3.13`, đăng ký lại cùng family, rồi chạy một task mới.
exercise-02-it-never-starts-solved = Đọc lý do, đăng ký bản đúng, chạy lại. Bạn không sửa task cũ: nó STOPPED luôn, còn đọc được thêm một giờ rồi biến mất.
