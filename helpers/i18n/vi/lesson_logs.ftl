# Bài 08, log và cách tìm nguyên nhân: điều còn thiếu, bài tập, câu đoán.

## Điều còn thiếu

missing-line = Task `{ $task }` của `{ $family }` đang RUNNING và có log, nhưng chưa dòng nào có "{ $part }". Dòng cuối trong log: `{ $line }`
missing-member = Container của service `{ $service }` không còn `{ $member }`. Bỏ nó đi thì hết lỗi thật, nhưng đề bài cần giữ nó.
missing-own-image = Service `{ $service }` giờ chạy image `{ $image }`; đề bài cần nó chạy `{ $wanted }`, chương trình của nó.
missing-healthy = Task của `{ $service }` đang RUNNING, nhưng `healthStatus` của nó là { $status }, chưa phải HEALTHY. Cho thời gian lab trôi thêm; vẫn vậy thì xem health check hỏi gì.
missing-asking-check = Health check của `{ $service }` là `{ $command }`. nginx ra sao nó cũng bảo là khỏe: chương trình hỏng cũng sẽ được khen. Hãy hỏi nginx một trang có thật.
missing-balancer = Service `{ $service }` không còn đứng sau load balancer nào. Xóa service `{ $service }` bằng `force=True`, cho lab trôi 60 giây, rồi chạy lại ô đề để làm lại.
missing-healthy-target = Load balancer chưa thấy target nào của `{ $service }` là healthy. Lúc này: { $states }. Cho thời gian lab trôi thêm; vẫn vậy thì đọc event.

## Bài tập

exercise-08-give-it-a-voice-title = Cho nó lên tiếng
exercise-08-give-it-a-voice-task =
    Service `whisper` chạy tốt, và lúc khởi động nó in ra một câu. Nhưng không ai nghe được: container của nó không có `logConfiguration`.

    Làm sao để log của task `whisper` đang chạy đọc được trong CloudWatch Logs. Lệnh (`command`) của container giữ nguyên.
exercise-08-give-it-a-voice-hint-1 = Task definition không sửa được, chỉ đăng ký thêm. Hàm `register` của bài này tự kèm `awslogs`.
exercise-08-give-it-a-voice-hint-2 = `register("whisper", "busybox", command=[...])`, với đúng `command` mà `describe_task_definition` cho bạn xem. Rồi `update_service` với `taskDefinition="whisper"`, và cho lab trôi 120 giây.
exercise-08-give-it-a-voice-solved = Giờ nghe được rồi. Câu mà task cũ đã in ra thì mất hẳn: log driver phải có trước khi cần tới log.

exercise-08-it-says-so-itself-title = Nó tự nói ra
exercise-08-it-says-so-itself-task =
    `forecast` cứ lên rồi lại tắt, với exit code 1. Event và `stoppedReason` không nói gì hơn.

    Tìm xem nó thiếu gì, và làm cho `forecast` có một task RUNNING, vẫn với image `weather`.
exercise-08-it-says-so-itself-hint-1 = Exit code 1: chương trình có chạy, rồi tự bỏ cuộc. Nó đã nói vì sao, ở chỗ mà chương trình nói: `log(stopped("forecast")[0])`.
exercise-08-it-says-so-itself-hint-2 = `KeyError: 'CITY'` ở dòng `os.environ["CITY"]`: nó cần một biến môi trường tên `CITY`. Trong container definition, chỗ ghi là `environment`.
exercise-08-it-says-so-itself-hint-3 = `register("forecast", "weather", environment=[{"{"}"name": "CITY", "value": "Huế"{"}"}])`, rồi `update_service` với `taskDefinition="forecast"`, rồi cho lab trôi 120 giây.
exercise-08-it-says-so-itself-solved = Traceback đọc từ dưới lên: dòng cuối là lỗi gì, dòng ngay trên là ở đâu. Với exit code 1 thì log là nơi duy nhất biết.

exercise-08-killed-while-baking-title = Bị giết lúc đang nướng
exercise-08-killed-while-baking-task =
    `oven` khởi động, in ra một dòng, rồi chết. Log không than phiền gì cả.

    Cho nó thứ nó thiếu, để `oven` có một task RUNNING với image `bakery`. Ngôi sao thứ hai: đừng cho nhiều hơn mức cần.
exercise-08-killed-while-baking-hint-1 = Exit code 137 là bị SIGKILL: chương trình không kịp nói lời nào. Ai giết thì `reason` của container nói, không phải `stoppedReason` của task.
exercise-08-killed-while-baking-hint-2 = Bộ nhớ của task đang là 512. Với cpu 256, Fargate còn cho 1024 và 2048.
exercise-08-killed-while-baking-hint-3 = `register("oven", "bakery", size=("256", "1024"))`, rồi `update_service`, rồi cho lab trôi 120 giây.
exercise-08-killed-while-baking-solved = 1024 là đủ: nó cần khoảng 700 MiB. Trên AWS thật, chỗ xem một task ăn bao nhiêu là Container Insights trong CloudWatch.

exercise-08-the-wrong-question-title = Hỏi sai câu
exercise-08-the-wrong-question-task =
    Task của `clinic` cứ sống chừng nửa phút thì bị service thay. Chương trình (nginx) không lỗi gì, log cũng không than gì.

    Làm cho `clinic` có một task RUNNING và HEALTHY. Nó vẫn phải có health check. Ngôi sao thứ hai: health check ấy phải phát hiện được lúc nginx không trả lời.
exercise-08-the-wrong-question-hint-1 = Stop code là `ServiceSchedulerInitiated`: chính service dừng nó, vì health check của container thất bại. Health check hỏi gì? `describe_task_definition` cho xem.
exercise-08-the-wrong-question-hint-2 = nginx mới cài chỉ có trang `/`. Hỏi `/healthz` thì nó trả lời 404, và `curl -f` coi 404 là thất bại.
exercise-08-the-wrong-question-hint-3 = Đăng ký lại `clinic` với `healthCheck` có lệnh `["CMD-SHELL", "curl -f http://localhost/ || exit 1"]`, rồi `update_service`, rồi cho lab trôi 240 giây.
exercise-08-the-wrong-question-solved = Không chạm vào chương trình mà bệnh khỏi. Health check cũng là code: nó cũng có thể sai.

exercise-08-nothing-wrong-inside-title = Bên trong không có gì sai
exercise-08-nothing-wrong-inside-task =
    `market` đứng sau một load balancer. Task nào cũng RUNNING, log sạch, rồi cũng bị thay.

    Làm cho `market` có đúng một task RUNNING, và load balancer thấy nó healthy.
exercise-08-nothing-wrong-inside-hint-1 = Đọc event `is unhealthy in (target-group …)` đến hết câu: `due to (reason …)`. Con số trong ngoặc vuông là câu trả lời của chương trình.
exercise-08-nothing-wrong-inside-hint-2 = 404 nghĩa là "không có trang ấy". Target group hỏi trang nào? `boto3.client("elbv2").describe_target_groups(Names=["market"])`, tìm `HealthCheckPath`.
exercise-08-nothing-wrong-inside-hint-3 = `modify_target_group(TargetGroupArn=..., HealthCheckPath="/")` trên client `elbv2`, rồi cho lab trôi 300 giây. Không cần revision mới: câu hỏi nằm ở target group.
exercise-08-nothing-wrong-inside-solved = Container không biết gì về vụ này, nên log và exit code đều trong sạch. Chỉ event của service kể lại.

exercise-08-nobody-died-title = Không ai chết cả
exercise-08-nobody-died-task =
    `whale` chạy trên máy EC2 của bạn, hay đúng hơn là không chạy: không task nào RUNNING, mà cũng không task nào đã dừng.

    Làm cho `whale` có một task RUNNING.
exercise-08-nobody-died-hint-1 = Không có task nào để hỏi thì chỉ còn event. Nó nói máy gần đủ nhất thiếu gì.
exercise-08-nobody-died-hint-2 = Container xin 6000 MiB; một máy t3.medium có chừng 4 GB. Đăng ký `whale` với `memory` nhỏ hơn rồi `update_service`; hoặc thêm máy lớn hơn: `lab.add_instances("demo", instance_type="t3.xlarge")`.
exercise-08-nobody-died-solved = Bước 2 của phương pháp trả lời "không có ai", và chính câu ấy là manh mối: chưa từng có task nào. Dấu hiệu này luôn chỉ về event.

exercise-08-one-after-another-title = Hết lỗi này tới lỗi khác
exercise-08-one-after-another-task =
    `tower` không lên. Sửa xong lỗi đầu, nó lại không lên vì lỗi khác. Có ba lỗi, mỗi lần chỉ hiện một.

    Làm cho `tower` có một task RUNNING, vẫn với secret và log của nó. Sau mỗi lần sửa, chạy lại ô dưới để xem lý do mới nhất.
exercise-08-one-after-another-hint-1 = Lỗi đầu là quyền: `tower-execution-role` không được `secretsmanager:GetSecretValue` trên secret `tower-key`. Bài 04 có đúng đoạn ấy: `iam.put_role_policy`.
exercise-08-one-after-another-hint-2 = Lỗi hai là `ResourceNotFoundException`: `logs.create_log_group` với tên ghi trong task definition, `/ecs/tower`. Lỗi ba là tag của image: `nginx:1.72` không có thật.
exercise-08-one-after-another-hint-3 = Hai lỗi đầu không cần revision mới; service tự thử lại, nhưng thưa dần, nên `update_service` với `forceNewDeployment=True` thì nhanh hơn. Lỗi ba thì cần: đăng ký lại với `nginx:1.27`, giữ nguyên mọi phần khác.
exercise-08-one-after-another-solved = Ba lỗi, theo đúng thứ tự một task khởi động: secret, log, image. Sửa một lỗi mà lý do đổi thì bạn đã tiến một bước; đừng quay lại nghi lỗi cũ.

## Câu đoán

question-08-which-stream-text = Hai task cùng chạy từ một task definition, mỗi task có hai container, cùng log group và cùng prefix. Có mấy stream?
question-08-which-stream-choice-family = Một: cả family chung một stream
question-08-which-stream-choice-task = Bốn: mỗi container của mỗi task một stream
question-08-which-stream-choice-container = Hai: mỗi tên container một stream
question-08-which-stream-why-family = Cái chung là log group. Trong group, tên stream là `prefix/tên-container/task-id`, nên mỗi container của mỗi task có một stream: bốn.
question-08-which-stream-why-task = Tên stream là `prefix/tên-container/task-id`: đổi một trong hai phần cuối là một stream khác.
question-08-which-stream-why-container = Trong tên stream có cả task ID: `prefix/tên-container/task-id`. Hai task là hai bộ stream, nên có bốn.

question-08-no-driver-text = Một task Fargate không có `logConfiguration`. Chương trình in ra lý do nó chết, rồi chết. Đọc câu ấy ở đâu?
question-08-no-driver-choice-docker = Bằng `docker logs` trên máy chạy nó
question-08-no-driver-choice-cloudwatch = Trong CloudWatch Logs, ở log group mặc định
question-08-no-driver-choice-nowhere = Không ở đâu cả
question-08-no-driver-why-docker = Máy ấy có thật, nhưng là của AWS: bạn không vào được. Không có log driver thì câu ấy mất.
question-08-no-driver-why-cloudwatch = Không có group mặc định nào. ECS chỉ mang log đi khi container có `logConfiguration`. Không có thì mất.
question-08-no-driver-why-nowhere = Không ai ghi lại, và trên Fargate không có máy nào để vào xem. Vì vậy `logConfiguration` phải có sẵn từ đầu.

question-08-no-docker-text = Trên Fargate, muốn đọc log của một task thì có những cách nào?
question-08-no-docker-choice-docker = `docker logs`, như trên EC2
question-08-no-docker-choice-console = Chỉ có giao diện web (console)
question-08-no-docker-choice-several = Console, và cả dòng lệnh lẫn code
question-08-no-docker-why-docker = Không có máy của bạn thì không có docker để gọi. Log nằm trong CloudWatch Logs, nếu đã cấu hình.
question-08-no-docker-why-console = Console chỉ là một trong nhiều cửa vào CloudWatch Logs. `aws logs tail` và `get_log_events` đọc đúng những dòng ấy.
question-08-no-docker-why-several = Console, `aws logs tail`, `get_log_events`: ba cửa của cùng một kho. Miễn là log driver đã có.

question-08-it-exited-text = Task dừng với stop code `EssentialContainerExited`, exit code 1. Câu nói vì sao nằm ở đâu?
question-08-it-exited-choice-reason = Ở `stoppedReason`
question-08-it-exited-choice-log = Trong log của container
question-08-it-exited-choice-event = Trong event của service
question-08-it-exited-why-reason = `stoppedReason` chỉ nói `Essential container in task exited`: nó thấy container tắt, chứ không biết vì sao. Chương trình mới biết, và nó nói trong log.
question-08-it-exited-why-log = ECS chỉ thấy chương trình tắt với số 1. Vì sao thì chỉ chương trình biết.
question-08-it-exited-why-event = Event chỉ kể service chạy task mới. Chuyện trong container thì chỉ log biết.

question-08-killed-text = Exit code 137. Chắc chắn biết được điều gì?
question-08-killed-choice-memory = Container hết bộ nhớ
question-08-killed-choice-killed = Container bị SIGKILL; vì sao thì phải xem thêm
question-08-killed-choice-bug = Chương trình có lỗi và tự thoát với số 137
question-08-killed-why-memory = Hay gặp, nhưng chưa chắc. 137 chỉ là SIGKILL (128 + 9). Bị dừng mà quá `stopTimeout` vẫn chưa tắt thì cũng 137. Có `OutOfMemoryError` trong `reason` của container mới là hết bộ nhớ.
question-08-killed-why-killed = 137 = 128 + 9, tức SIGKILL. `reason` của container có `OutOfMemoryError` thì là bộ nhớ; không có thì thường là bị dừng mà không chịu tắt kịp.
question-08-killed-why-bug = Một chương trình tự thoát với 137 thì lạ lắm. 137 = 128 + 9: nó bị SIGKILL, từ ngoài.

question-08-clean-log-text = Service sau load balancer: task nào cũng RUNNING rồi bị thay. Chương trình không tự tắt, log cũng sạch. Manh mối ở đâu?
question-08-clean-log-choice-log = Trong log, phải đọc kỹ hơn
question-08-clean-log-choice-exit-code = Ở exit code của container
question-08-clean-log-choice-event = Trong event của service
question-08-clean-log-why-log = Chương trình không biết ai đang chấm điểm nó. Người chấm là load balancer, và event ghi lại điểm: `is unhealthy in (target-group …) due to (reason …)`.
question-08-clean-log-why-exit-code = Chương trình không tự tắt, nên exit code không kể được gì: được bảo dừng thì nó dừng với 0. Ai bảo, vì sao, thì event và `stoppedReason` kể.
question-08-clean-log-why-event = Event ghi cả câu trả lời mà load balancer nhận được, như `Health checks failed with these codes: [404]`.

question-08-never-placed-text = Service muốn một task trên EC2, mà không máy nào đủ bộ nhớ. Sau một phút, service ấy có bao nhiêu task đã dừng?
question-08-never-placed-why-0 = Không có task nào cả. Chưa đặt được chỗ thì chưa có task, nên không có gì để describe. Chỉ event kể lại.
question-08-never-placed-why-1 = Chưa đặt được chỗ thì ECS chưa tạo task, nên cũng không có task nào để dừng. Khác với Fargate hết IP: ở đó task có thật rồi mới chết.
question-08-never-placed-why-other = Service có thử lại, nhưng lần nào cũng chưa tới mức có task. Không có task nào đã dừng: 0.
