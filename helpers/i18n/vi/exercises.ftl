# Bài tập: đề, gợi ý, điều còn thiếu. Chữ trong `dấu này` được vẽ như code.

exercises-check = Kiểm tra
exercises-hint = Gợi ý ({ $taken } / { $all })
exercises-no-more-hints = Hết gợi ý ({ $all } / { $all })
exercises-hint-said = Gợi ý { $number }: { $hint }
exercises-solution-said = Gợi ý cuối là lời giải. Dán đoạn này vào cuối ô bên dưới rồi chạy lại ô đó:
exercises-todo = Chưa giải
exercises-solved = Đã giải
exercises-not-checked = Chạy ô bên dưới, rồi bấm Kiểm tra. Bấm lúc nào cũng được.
exercises-missing = Còn thiếu:
exercises-solved-before = Bạn đã giải bài này rồi. Với những gì ECS đang có lúc này thì còn thiếu:
exercises-second-star = ★★ Được luôn ngôi sao thứ hai.
exercises-second-star-open = ★ Giải được rồi, và còn một ngôi sao nữa:
exercises-unknown = Không có bài tập { $name }. Các bài tập đang có: { $known }.

progress-broken = Không đọc được file tiến độ, nên tiến độ bắt đầu lại từ đầu. File cũ vẫn còn nguyên ở { $path }.
progress-not-read = Không mở được file tiến độ { $path }. Hãy xem lại quyền đọc của nó; trong lúc đó tiến độ chỉ nhớ tới khi tắt kernel.
progress-not-saved = Không ghi được tiến độ vào { $path }. Hãy xem lại quyền ghi và chỗ trống trên đĩa; trong lúc đó tiến độ chỉ nhớ tới khi tắt kernel.

## Điều còn thiếu

missing-family = Chưa có bản ACTIVE nào của family `{ $family }`. Hãy đăng ký một bản.
missing-image-again = Không còn bản `{ $family }` ACTIVE nào dùng `{ $image }`, mà bản đã deregister thì không bật lại được. Đăng ký một bản `{ $family }` mới dùng image đó.
missing-fargate = `{ $revision }` không ghi `FARGATE` trong `requiresCompatibilities`.
missing-container = `{ $revision }` không có container tên `{ $container }`.
missing-any-port = Trong `{ $revision }`, container `{ $container }` chưa mở port nào. Nó phải mở port { $port }.
missing-port = Trong `{ $revision }`, container `{ $container }` đang mở port { $opened }. Nó phải mở port { $port }.
missing-essential = Trong `{ $revision }`, container `{ $container }` không còn là essential: nó dừng mà task vẫn chạy.
missing-not-essential = Trong `{ $revision }`, container `{ $container }` vẫn là essential: nó dừng thì cả task dừng.
missing-image = `{ $family }` lúc này là `{ $revision }`, dùng image `{ $image }`. Cần bản dùng `{ $wanted }`.
missing-room = Trong `{ $revision }`, container chưa có đủ { $wanted } MiB bộ nhớ.
missing-smaller = `{ $revision }` đăng ký với cpu { $cpu } và memory { $memory }. Đó chưa phải cỡ nhỏ nhất vừa đủ.
missing-no-size = `{ $revision }` chưa đặt `cpu` và `memory` cho cả task.
missing-share = Trong `{ $revision }`, container `{ $container }` phải giữ nguyên cpu { $cpu } và memory { $memory }.

## Bài 01

exercise-01-give-it-a-port-title = Mở một cửa
exercise-01-give-it-a-port-task =
    `shop` đăng ký được rồi, nhưng container `web` của nó không mở port nào. nginx trong đó nghe ở port 80.

    Đăng ký một bản `shop` mới mà `web` mở port 80, vẫn cho Fargate.
exercise-01-give-it-a-port-hint-1 = Bản đã đăng ký thì không sửa được nữa. Sửa `shop` trong ô bên dưới, rồi chạy lại ô đó để có bản mới.
exercise-01-give-it-a-port-hint-2 = Port là chuyện của container, nên nó nằm cạnh `image` và `memory`, trong trường `portMappings`. Giá trị là một danh sách, vì một container có thể mở nhiều port.
exercise-01-give-it-a-port-solved = Giờ `web` có cửa ở port 80. Bạn không phải ghi `hostPort`: với `awsvpc`, ECS điền cùng số đó.

exercise-01-a-helper-that-may-stop-title = Người phụ việc được về trước
exercise-01-a-helper-that-may-stop-task =
    `blog` có hai container: `web` là trang web, còn `backup` sao lưu một lần rồi tự dừng. Cả hai đang là essential, nên `backup` xong việc là cả task dừng, kéo `web` theo.

    Đăng ký một bản `blog` mới: `backup` dừng thì task vẫn chạy, `web` dừng thì task mới dừng.
exercise-01-a-helper-that-may-stop-hint-1 = Ô bên dưới in ra `essential` của từng container. Lúc đăng ký không ai ghi gì, vậy ECS đã điền gì?
exercise-01-a-helper-that-may-stop-hint-2 = Chỉ cần ghi `essential` ở một container. Nhớ là Python viết `False`, còn JSON viết `false`.
exercise-01-a-helper-that-may-stop-solved = `backup` xong việc thì về, `web` vẫn tiếp khách. Task nào cũng cần ít nhất một container essential, vì chính nó quyết định task còn sống hay không.

exercise-01-the-way-back-title = Đường quay về
exercise-01-the-way-back-task =
    Có người gõ nhầm tag: `menu:3` dùng `nginx:1.72`, mà nginx không hề có bản đó.

    Làm sao để `menu`, không kèm số, lại là bản dùng `nginx:1.27`. Ô bên dưới cho bạn xem các revision đang có; lệnh thì bạn tự viết thêm.
exercise-01-the-way-back-hint-1 = `menu` không kèm số là revision ACTIVE mới nhất. Nếu bản mới nhất không còn ACTIVE thì sao?
exercise-01-the-way-back-hint-2 = Lệnh là `deregister_task_definition`. Nó cần tên đầy đủ, có cả số, của bản sẽ nghỉ.
exercise-01-the-way-back-solved = `menu` lại là bản tốt. Có hai đường: cho bản hỏng nghỉ, hoặc đăng ký lại nội dung cũ. Đi đường nào cũng được, vì bản cũ chưa từng bị đụng tới.

exercise-01-a-size-that-fits-title = Cỡ nào thì vừa?
exercise-01-a-size-that-fits-task =
    `api` cần 1.5 GB bộ nhớ (1536 MiB) và rất ít CPU. Fargate không có cỡ 256 / 1536.

    Chọn cỡ Fargate nhỏ nhất mà `api` vẫn có đủ 1536 MiB, rồi đăng ký.
exercise-01-a-size-that-fits-hint-1 = Mỗi mức `cpu` chỉ đi với vài mức `memory`. Xem lại ô thử các cỡ với `cpu` 256, ở phần "Fargate đòi thêm gì?".
exercise-01-a-size-that-fits-hint-2 = `cpu` 256 có đúng ba mức `memory`: 512, 1024 và 2048. Mức nào chứa được 1536?
exercise-01-a-size-that-fits-solved = 256 / 2048 là cỡ nhỏ nhất chứa được 1536 MiB. Còn thừa 512 MiB, và bạn vẫn trả tiền cho phần đó: Fargate tính theo cỡ của task.

exercise-01-what-binds-title = Vướng ở đâu?
exercise-01-what-binds-task =
    `kitchen` có ba container, và ECS không nhận. Không được bớt phần của container nào.

    Tìm xem con số nào bị vướng, rồi cho task cỡ Fargate nhỏ nhất chứa đủ cả ba.
exercise-01-what-binds-hint-1 = Cộng thử hai cột: `cpu` của cả ba container, rồi `memory` của cả ba. Tổng nào lớn hơn số của task?
exercise-01-what-binds-hint-2 = Vướng ở CPU: 256 + 256 + 128 = 640, mà task chỉ có 512. Mức `cpu` kế tiếp của Fargate là 1024.
exercise-01-what-binds-hint-3 = Đổi `cpu` thành `"1024"` và chạy lại thì ECS báo một lỗi khác: 1024 không đi với `memory` 1024. Mức nhỏ nhất của nó là 2048.
exercise-01-what-binds-solved = Vướng là ở CPU, nhưng nâng CPU lại kéo bộ nhớ lên gấp đôi: trên Fargate hai số luôn đi thành cặp. Hóa đơn cũng lên theo.

exercise-01-three-mistakes-title = Ba lỗi trong một JSON
exercise-01-three-mistakes-task =
    JSON bên dưới có ba lỗi. ECS mỗi lần chỉ nói một lỗi, nên sửa xong lỗi này mới thấy lỗi kia.

    Sửa cho tới khi `orders` đăng ký được, vẫn cho Fargate, và `web` vẫn mở port 80.
exercise-01-three-mistakes-hint-1 = Hỏi lời báo lỗi ba câu: cấp nào, trường nào, so với cái gì? Lỗi đầu tiên nằm ở ngoài cùng.
exercise-01-three-mistakes-hint-2 = Ba chỗ cần nhìn: `networkMode`, `memory` của container, và `hostPort`.
exercise-01-three-mistakes-hint-3 = Fargate chỉ nhận `awsvpc`. Container không được lớn hơn task, ở đây là 512 MiB. Với `awsvpc`, `hostPort` phải bằng `containerPort`, hoặc bỏ hẳn.
exercise-01-three-mistakes-solved = Ba lỗi, ba lần đọc, ba lần sửa. Đi làm cũng vậy: đừng đoán cả loạt, cứ sửa đúng lỗi mà ECS vừa nói.
