# Bài 04, hai role: điều còn thiếu, bài tập, câu đoán.

## Điều còn thiếu

missing-done-in-log = Task `{ $task }` của `{ $family }` đã RUNNING, nhưng chương trình bên trong chưa làm được việc. Dòng cuối trong log: `{ $line }`
missing-log = Task `{ $task }` của `{ $family }` đã RUNNING, nhưng trong CloudWatch Logs không có dòng nào của nó. Container có `logConfiguration` chưa?
missing-taken-away = Role `{ $role }` vẫn còn quyền `{ $action }`. Nó chưa bao giờ cần quyền đó: hãy gỡ đi.
missing-pass-role = User `{ $user }` chưa được trao role `{ $role }` (`iam:PassRole`).
missing-narrower = `{ $holder }` cho phép `{ $action }` trên `{ $resource }`. Chạy được thật. Nhưng ai chiếm được chương trình thì cũng được chừng ấy quyền. Thật ra nó gọi những action nào, trên resource nào? Chỉ cho đúng chừng đó thôi.

## Bài tập

exercise-04-a-role-for-the-program-title = Một role cho chương trình
exercise-04-a-role-for-the-program-task =
    `diary` khởi động được, log cũng có. Nhưng chương trình bên trong chẳng có credentials nào, mà nó phải đọc bucket `album-photos` và ghi bảng `visits`.

    Cho nó một task role, để một task `diary` mới làm được cả hai việc. Execution role đang có thì giữ nguyên.
exercise-04-a-role-for-the-program-hint-1 = Chương trình gọi gì thì xem ở ô "Chương trình": một action của S3, một action của DynamoDB. Trong bài đã có một role y như vậy, tạo bằng `create_role` và hai lần `put_role_policy`.
exercise-04-a-role-for-the-program-hint-2 = ARN của role mới đặt vào `taskRoleArn`. Task definition không sửa được, nên đăng ký lại `diary`: `register("diary", app, executionRoleArn=..., taskRoleArn=...)`, rồi chạy.
exercise-04-a-role-for-the-program-hint-3 = Execution role của `diary` tên là `diary-execution-role`. ARN của nó: `iam.get_role(RoleName="diary-execution-role")["Role"]["Arn"]`.
exercise-04-a-role-for-the-program-solved = Log có hai dòng, dòng nào cũng là tin vui. Chương trình không hề biết tới role: boto3 tự tìm ra credentials.

exercise-04-it-cannot-be-pulled-title = Cái image không chịu về
exercise-04-it-cannot-be-pulled-task =
    `kiosk` không lần nào tới RUNNING. Image có trong ECR, tag đúng, mạng thì vẫn như cả bài này.

    Đọc triệu chứng, tìm xem role nào đã ký, rồi làm cho `kiosk` chạy được, tới tận trong log.
exercise-04-it-cannot-be-pulled-hint-1 = Câu lý do nói hai điều: ai (`assumed-role/…`), và không được làm gì. Đó là role nào trong hai role?
exercise-04-it-cannot-be-pulled-hint-2 = Có sẵn một policy đủ bốn action của ECR. `attach_role_policy` gắn nó vào đúng role mà câu lý do nêu tên; rồi chạy lại `kiosk`.
exercise-04-it-cannot-be-pulled-solved = Không cần revision mới: task definition chỉ ghi tên role, còn role được làm gì thì mỗi lần gọi đều được tra lại.

exercise-04-two-that-look-alike-title = Hai bệnh giống nhau
exercise-04-two-that-look-alike-task =
    `radio` và `paper` đều dừng, đều kêu về log stream. Nhưng đó là hai bệnh khác nhau.

    Hỏng đâu sửa đó, để cả hai chạy được và có log.
exercise-04-two-that-look-alike-hint-1 = Đọc hết câu lý do của từng cái. Một câu kết bằng `ResourceNotFoundException`, câu kia nói `AccessDeniedException`. Chỉ một trong hai là chuyện quyền.
exercise-04-two-that-look-alike-hint-2 = Chưa có thì phải tạo: `logs.create_log_group` với đúng tên mà `radio` ghi trong `logConfiguration`, là `/ecs/radio`.
exercise-04-two-that-look-alike-hint-3 = Chưa được phép thì phải cho phép, và cho đúng role: `paper-execution-role` kéo được image, nhưng không được ghi log.
exercise-04-two-that-look-alike-solved = NotFound thì tạo. AccessDenied thì cấp quyền. Phân biệt được hai chữ này là đỡ cả buổi chiều đi cấp thêm những quyền vốn không thiếu.

exercise-04-running-and-denied-title = RUNNING mà bị từ chối
exercise-04-running-and-denied-task =
    `gallery` vẫn RUNNING, không event nào, không task nào dừng. Chỉ là chẳng có tấm ảnh nào hiện ra.

    Có người đã cấp `s3:GetObject`, nhưng cấp nhầm chỗ. Đặt quyền vào đúng chỗ cần, gỡ khỏi chỗ không cần, và có một task chạy được việc.
exercise-04-running-and-denied-hint-1 = Trong log có nguyên câu. `assumed-role/…` cho biết role của ai đang thiếu quyền.
exercise-04-running-and-denied-hint-2 = `put_role_policy` cho `gallery-task-role`, với `s3:GetObject` trên `arn:aws:s3:::album-photos/*`.
exercise-04-running-and-denied-hint-3 = Ở `gallery-execution-role`, policy đặt nhầm là policy inline. `iam.list_role_policies(RoleName=...)` cho biết tên, `iam.delete_role_policy` gỡ nó đi.
exercise-04-running-and-denied-solved = Đúng quyền, đúng role. ECS từ đầu tới cuối không hay biết gì: với ECS, task lúc nào cũng khỏe.

exercise-04-nobody-may-put-it-on-title = Cái role không ai khoác được
exercise-04-nobody-may-put-it-on-task =
    `clock` còn chưa thành task: `run_task` từ chối ngay. Mà quyền trong task role của nó thì không sai chỗ nào.

    Tìm xem role hỏng ở đâu, rồi làm cho `clock` chạy được.
exercise-04-nobody-may-put-it-on-hint-1 = Mỗi role có hai loại văn bản. Ô bên dưới in ra loại nói ai được khoác role này. Ai vậy?
exercise-04-nobody-may-put-it-on-hint-2 = `iam.update_assume_role_policy(RoleName="clock-task-role", PolicyDocument=...)`, còn văn bản thì có sẵn trong `trust`.
exercise-04-nobody-may-put-it-on-solved = `ec2.amazonaws.com` là cho instance role, `ecs-tasks.amazonaws.com` là cho cả hai role của task. Trong console, đó là lựa chọn "Elastic Container Service Task".

exercise-04-let-binh-run-it-title = Để Bình chạy
exercise-04-let-binh-run-it-task =
    Đồng nghiệp Bình có `ecs:*` trên mọi thứ, vậy mà không chạy được `shift`.

    Cho user `binh` điều còn thiếu, và có một task `shift` chạy được việc. Client của Bình nằm trong biến `binh`.
exercise-04-let-binh-run-it-hint-1 = Câu từ chối nêu một action và một role. Nhưng `shift` có hai role, và ECS hỏi từng cái một.
exercise-04-let-binh-run-it-hint-2 = `iam.put_user_policy(UserName="binh", ...)` với `iam:PassRole`; `Resource` được phép là danh sách: ARN của `shift-execution-role` và `shift-task-role`. Rồi `binh.run_task(...)` thêm lần nữa.
exercise-04-let-binh-run-it-solved = Bình chạy được `shift`, với đúng hai role dành cho nó. Nếu được trao mọi role, Bình đã có thể chạy một chương trình mang quyền quản trị cả tài khoản.

## Câu đoán

question-04-no-roles-text = Image công khai `nginx`, không có `logConfiguration`. Bạn đăng ký nó cho Fargate, không ghi role nào, rồi chạy. Chuyện gì xảy ra?
question-04-no-roles-choice-refused = ECS không cho đăng ký: execution role là bắt buộc
question-04-no-roles-choice-stops = Đăng ký được, nhưng task dừng: không có quyền kéo image
question-04-no-roles-choice-runs = Chạy được
question-04-no-roles-why-refused = Nhiều bài viết nói vậy, và phần lớn task thật đúng là cần. Nhưng không bắt buộc: task này không có gì phải gọi AWS thay bạn, nên ECS không đòi role. Nó chạy.
question-04-no-roles-why-stops = Docker Hub không phải AWS; kéo image công khai thì không phải hỏi IAM điều gì. Nó chạy.
question-04-no-roles-why-runs = Task này không có gì phải gọi AWS thay bạn: image thì công khai, log thì không ghi. Vậy nên không cần role nào.

question-04-who-writes-text = Chương trình đã khởi động, in ra hai dòng, và hai dòng đó đã nằm trong CloudWatch Logs. Lệnh ghi chúng vào, `logs:PutLogEvents`, do role nào ký?
question-04-who-writes-choice-task = Task role: đó là chữ do chương trình in, mà lúc ấy chương trình đã chạy rồi
question-04-who-writes-choice-execution = Execution role, như lúc kéo image
question-04-who-writes-choice-nobody = Không role nào: in ra là tự vào log, không cần gọi
question-04-who-writes-why-task = Xét theo giờ thì bạn đúng: chương trình đã chạy. Nhưng chương trình chỉ in ra, nó không gọi gì. Log driver, ở ngoài container, mới là bên gọi CloudWatch, và nó dùng execution role.
question-04-who-writes-why-execution = Chương trình chỉ in ra. Bên gọi CloudWatch là log driver của nền tảng, mà nền tảng thì dùng execution role, suốt đời task.
question-04-who-writes-why-nobody = Không có lệnh API thì không có gì vào được CloudWatch Logs, mà lệnh nào cũng có người ký. Ở đây là log driver của nền tảng, với execution role.

question-04-secret-text = Giờ `album` muốn nhận một secret qua biến môi trường. Execution role chỉ có AmazonECSTaskExecutionRolePolicy, không thêm gì. Task mới sẽ ra sao?
question-04-secret-choice-runs = Chạy được: policy có sẵn đủ mọi thứ cho lúc khởi động
question-04-secret-choice-stops = Dừng trước khi chương trình khởi động
question-04-secret-choice-empty = Chạy được, nhưng biến môi trường rỗng
question-04-secret-why-runs = Bạn vừa thấy sáu action của nó: bốn của ECR, hai của log. Không có action đọc secret, nên task dừng khi còn chưa kéo được gì.
question-04-secret-why-stops = Đúng vậy: sáu action, không cái nào đọc được secret. Mà thiếu secret thì nền tảng không cho container khởi động.
question-04-secret-why-empty = Vậy thì chương trình sẽ ngã ngửa. ECS chặt hơn: không có secret thì không khởi động. Task dừng.

question-04-no-group-text = Execution role lại có AmazonECSTaskExecutionRolePolicy. Nhưng log group `/ecs/album` đã bị xóa. Task mới sẽ ra sao?
question-04-no-group-choice-created = Log group được tạo lại, task chạy
question-04-no-group-choice-stops = Task dừng
question-04-no-group-choice-silent = Task chạy, nhưng không có log
question-04-no-group-why-created = Policy đó có `logs:CreateLogStream`: tạo stream bên trong một group. Còn chính group thì phải có quyền `logs:CreateLogGroup` và tùy chọn `awslogs-create-group`. Task dừng.
question-04-no-group-why-stops = Stream chỉ tạo được bên trong group, mà group thì không ai tạo: phải có tùy chọn `awslogs-create-group` và quyền `logs:CreateLogGroup`.
question-04-no-group-why-silent = Log không có chỗ ghi thì ECS không cho container khởi động. Task dừng, kèm lý do nói rõ chuyện đó.

question-04-wrong-role-text = Bạn chuyển quyền đọc S3 từ task role sang execution role, rồi chạy `album` lần nữa. Bạn sẽ thấy gì?
question-04-wrong-role-choice-works = Vẫn ổn: task có quyền là được, ở role nào cũng thế
question-04-wrong-role-choice-stops = Task dừng, `stoppedReason` ghi AccessDenied
question-04-wrong-role-choice-log = Task RUNNING, chỉ trong log mới thấy AccessDenied
question-04-wrong-role-why-works = Chương trình không chạm tới được credentials của execution role. Nó ký bằng task role, mà task role thì hết quyền đọc. Task RUNNING; log ghi AccessDenied.
question-04-wrong-role-why-stops = `stoppedReason` nói về các lệnh của nền tảng. Lệnh này là của chính chương trình. ECS không hay biết: task RUNNING, chỉ log mới ghi AccessDenied.
question-04-wrong-role-why-log = Lệnh này do chính chương trình gọi, ký bằng task role. ECS không hay biết, nên theo ECS thì task vẫn khỏe.

question-04-trust-text = Quyền trong task role thì đủ, nhưng trust policy của nó ghi `ec2.amazonaws.com` thay vì `ecs-tasks.amazonaws.com`. Lỗi lộ ra ở đâu?
question-04-trust-choice-call = `run_task` bị từ chối ngay
question-04-trust-choice-stops = Task khởi động, rồi dừng kèm lý do
question-04-trust-choice-log = Task chạy, log ghi AccessDenied
question-04-trust-why-call = Bạn vừa gọi chạy task là ECS thử khoác role đó, và không được. Nên chẳng có task nào cả.
question-04-trust-why-stops = Chưa tới được đó. Bạn vừa gọi chạy task là ECS thử khoác role, không được thì từ chối luôn lệnh.
question-04-trust-why-log = AccessDenied là khi role khoác được rồi mà không được làm việc gì đó. Role này còn chưa khoác nổi: `run_task` bị từ chối.

question-04-pass-role-text = An có `ecs:*` trên mọi thứ, ngoài ra không có gì. An gọi `run_task` cho `album`, vốn có hai role. Chuyện gì xảy ra?
question-04-pass-role-choice-runs = Chạy được: `ecs:*` gồm cả `ecs:RunTask`
question-04-pass-role-choice-refused = Lệnh của An bị từ chối
question-04-pass-role-choice-stops = Task khởi động, rồi dừng vì thiếu quyền
question-04-pass-role-why-runs = `ecs:RunTask` thì có rồi. Nhưng An còn trao hai role cho bên khác, mà việc đó có quyền riêng, tên không bắt đầu bằng `ecs:`. Lệnh bị từ chối.
question-04-pass-role-why-refused = Chạy task thì `ecs:*` là đủ. Trao role cho bên khác thì không: việc đó là `iam:PassRole`.
question-04-pass-role-why-stops = Quyền của task là quyền của các role, ai khởi động cũng vậy. Cái thiếu là quyền của chính An, và nó bị hỏi ngay trong lệnh của An: từ chối.
