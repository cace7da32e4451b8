# Câu đoán: hỏi trước khi chạy. Mỗi câu trả lời đều được giải thích, đúng hay sai.

questions-title = Đoán thử xem
questions-answer = Trả lời
questions-number = Số của bạn
questions-choose-first = Chọn một câu trả lời rồi bấm Trả lời. Chọn sai không mất gì.
questions-number-first = Gõ một số nguyên rồi bấm Trả lời. Sai không mất gì.
questions-not-a-number = "{ $typed }" không phải số nguyên. Gõ các chữ số thôi, ví dụ 12.
questions-right = Đúng rồi.
questions-wrong = Chưa đúng.
questions-you-said = Bạn đoán: { $answer }
questions-open = Chưa trả lời
questions-unknown = Không có câu đoán { $name }. Các câu đang có: { $known }.

## Bài 00

question-00-who-restarts-text = Bạn tự tay chạy một task bằng `run_task`. Mười phút sau, chương trình trong đó gặp lỗi và tắt. Thêm một phút nữa thì sao?
question-00-who-restarts-choice-ecs = ECS chạy một task khác thay vào
question-00-who-restarts-choice-nobody = Task dừng hẳn, và không task nào chạy thay vào
question-00-who-restarts-choice-machine = Máy đang chạy container tự bật nó lên lại
question-00-who-restarts-why-ecs = Chuyện đó chỉ có khi task thuộc về một service. Với `run_task`, ECS nhận lệnh, chạy, rồi thôi: không ai được giao việc canh chừng. Bài 03 sẽ làm cả hai cho bạn thấy.
question-00-who-restarts-why-nobody = Với `run_task`, ECS nhận lệnh, chạy, rồi thôi: không ai được giao việc canh chừng. Muốn có người canh thì giao cho một service. Bài 03 sẽ làm cả hai cho bạn thấy.
question-00-who-restarts-why-machine = Docker trên máy bạn làm vậy được nếu có `--restart`, nên đoán thế cũng có lý. ECS thì mặc định không bật lại: container essential dừng là task dừng, và không ai chạy task khác thay vào.

## Bài 01

question-01-same-family-text = Hai lần đăng ký, nội dung y hệt, cùng `family` là `webserver`. Lần thứ hai ECS làm gì?
question-01-same-family-choice-refused = Từ chối, vì `webserver` đã có rồi
question-01-same-family-choice-same = Thấy giống hệt nên trả lại bản cũ
question-01-same-family-choice-two = Tạo thêm một bản nữa, mang số 2
question-01-same-family-why-refused = `family` không phải tên duy nhất. Đăng ký trùng `family` chính là cách để ra phiên bản mới: bạn sẽ thấy `webserver:2`.
question-01-same-family-why-same = Nghe hợp lý, nhưng ECS không so nội dung. Cứ đăng ký là có bản mới: bạn sẽ thấy `webserver:2`, giống hệt `webserver:1`.
question-01-same-family-why-two = ECS không so nội dung, cứ đăng ký là có thêm một bản. Chạy thử hai ô bên dưới.

question-01-family-alone-text = `webserver:3` đang là bản mới nhất. Bạn deregister nó, rồi hỏi ECS: `webserver` là bản nào?
question-01-family-alone-choice-gone = ECS báo lỗi, vì bản mới nhất không còn
question-01-family-alone-choice-three = Vẫn là `webserver:3`
question-01-family-alone-choice-two = `webserver:2`
question-01-family-alone-why-gone = ECS chỉ báo lỗi khi không còn bản ACTIVE nào. Ở đây vẫn còn số 1 và số 2, và ECS lấy số 2, bản ACTIVE mới nhất.
question-01-family-alone-why-three = Số 3 đúng là mới nhất, nhưng nó không còn ACTIVE. Ghi mỗi tên thì ECS chỉ xét các bản ACTIVE, nên được số 2.
question-01-family-alone-why-two = Ghi mỗi tên là lấy bản ACTIVE mới nhất. Số 3 nghỉ rồi, đến lượt số 2.

question-01-next-number-text = `webserver:3` vừa nghỉ, bản ACTIVE mới nhất giờ là số 2. Đăng ký thêm một lần nữa thì được số mấy?
question-01-next-number-why-4 = Số đã dùng thì không dùng lại, dù bản đó đã nghỉ. Nhờ vậy, nói `webserver:3` thì mãi mãi là đúng một bản ấy.
question-01-next-number-why-3 = Số 3 trông như đang trống, nhưng nó đã thuộc về bản vừa nghỉ. ECS đếm tiếp: số 4.
question-01-next-number-why-other = ECS đếm tiếp từ số lớn nhất từng có, kể cả bản đã nghỉ. Lớn nhất là 3, vậy bản tới là 4.

question-01-fargate-asks-text = Một bản rất ngắn: một container chỉ có `name` và `image`, cùng `requiresCompatibilities` là `FARGATE`. ECS còn đòi gì nữa?
question-01-fargate-asks-choice-nothing = Không đòi gì: Fargate tự lo hết
question-01-fargate-asks-choice-role = Một `executionRoleArn` (role để ECS kéo image, gửi log thay bạn)
question-01-fargate-asks-choice-three = `networkMode`, `cpu` và `memory` của task
question-01-fargate-asks-why-nothing = Fargate lo máy, nhưng không đoán được task của bạn to cỡ nào. Nó đòi ba thứ: `networkMode` là `awsvpc`, `cpu` và `memory` của task.
question-01-fargate-asks-why-role = Nhiều người tưởng vậy. Nhưng image công khai mà không gửi log đi đâu thì chưa cần role nào; bài 04 nói kỹ. Ở đây Fargate đòi `networkMode` là `awsvpc`, `cpu` và `memory` của task.
question-01-fargate-asks-why-three = Và nó đòi từng thứ một. Chạy ô bên dưới để nghe đúng lời ECS.

question-01-eleven-text = Bản thiết kế sắp đăng ký có mười một container, mỗi cái chỉ xin 6 MiB bộ nhớ. ECS làm gì?
question-01-eleven-choice-taken = Nhận: cộng lại còn nhỏ hơn một container thường
question-01-eleven-choice-ten = Nhận, và chỉ chạy mười container đầu
question-01-eleven-choice-refused = Từ chối
question-01-eleven-why-taken = Bộ nhớ không phải chuyện ở đây. Một bản thiết kế chứa tối đa mười container, to nhỏ không kể.
question-01-eleven-why-ten = ECS không tự bỏ bớt thứ gì của bạn. Một bản thiết kế chứa tối đa mười container, quá thì bị từ chối cả bản.
question-01-eleven-why-refused = Tối đa là mười, và AWS không nâng con số này. Cần nhiều hơn thì đó là hai task.

## Trang cuối

question-09-nobody-replaces-text = Năm task đang chạy. Cả năm chết cùng một lúc. Có mấy task không ai chạy cái khác thay vào?
question-09-nobody-replaces-why-3 = Hai task `cafe` và task `shop` bạn chạy bằng `run_task` thì không có chủ. Hai task của service `shop` sẽ được thay.
question-09-nobody-replaces-why-0 = Chỉ service mới thay task. Ba trong năm task là do bạn tự chạy bằng `run_task`: hai `cafe`, một `shop`.
question-09-nobody-replaces-why-2 = Hai là số task được thay, tức hai task của service; hoặc bạn nhớ hai task `cafe` mà quên task `shop` tự chạy. Có ba task không ai thay.
question-09-nobody-replaces-why-other = Service `shop` có hai task và sẽ thay chúng. Ba task còn lại, hai `cafe` và một `shop`, là tự chạy: không ai thay.
