# Chữ trong các lab: phần chung (lab-*), rồi lab ghép task definition (builder-*).

lab-unexpected = Lab gặp một lỗi của chính nó, không phải của bạn. Những gì bạn đã gõ vẫn còn. Chạy lại ô này để có một lab mới; nếu lỗi lặp lại, hãy báo cho người viết khóa học.
lab-closed = Lab này đã đóng, nên lệnh không được gửi đi. Chạy lại ô lab = Lab("{ $language }"), rồi chạy lại ô này. Những gì bạn đã gõ vẫn còn ở đây.
lab-replaced = Bạn đã mở một Lab mới; bảng này còn nối với lab cũ, nên lệnh không được gửi đi. Chỉ cần chạy lại ô này. Những gì bạn đã gõ vẫn còn ở đây để chép ra.
lab-restarted = Kernel đã khởi động lại nên lab này không còn nghe bạn nữa. Những gì bạn đã gõ vẫn còn đây để chép ra. Chạy ô mở lab ở đầu bài, rồi chạy lại ô này.
lab-unknown-lab = Không có lab nào tên { $name }. Các lab đang có: { $known }.
lab-unknown-picture = Chưa có gì tên { $name } để vẽ. Vẽ được: một task definition đã đăng ký (như webserver:1), một bản nháp, một cluster, hoặc một trong các tên này: { $known }.
lab-refused = AWS báo lỗi.

## Hai dòng lệnh để chép

calls-boto3 = Lệnh boto3 vừa chạy
calls-cli = Cùng việc đó bằng AWS CLI
calls-none = Bấm một nút, lệnh của nó hiện ở đây.

## Lab 01: ghép một task definition

builder-title = Ghép một task definition
builder-intro = Sửa form thì JSON đổi theo, sửa JSON thì form đổi theo, và hình luôn vẽ đúng thứ bạn đang viết.
builder-unset = chưa đặt
builder-network-unset = chưa đặt (là bridge)
builder-cpu = cpu của task
builder-memory = memory của task
builder-vcpu = { $units } · { $vcpu } vCPU
builder-mib = { $mib } MiB
builder-any-pair = Tự nhập cặp cpu, memory
builder-unnamed = chưa đặt tên
builder-add-container = Thêm
builder-remove-container = Bỏ
builder-add-container-tip = Thêm một container vào cuối danh sách
builder-remove-container-tip = Bỏ container đang chọn
builder-containers = { $count } container, nhiều nhất { $most }.
builder-containers-full = Đủ { $most } rồi. Cứ thêm cái nữa mà xem ECS trả lời sao.
builder-containers-over = { $count } container: bấm đăng ký, ECS sẽ từ chối.
builder-essential = essential (nó dừng thì cả task dừng)
builder-add-volume = Thêm volume
builder-remove-volume = Bỏ volume này
builder-add-portMappings = Thêm port
builder-remove-portMappings = Bỏ port này
builder-add-environment = Thêm biến
builder-remove-environment = Bỏ biến này
builder-add-mountPoints = Gắn volume
builder-remove-mountPoints = Bỏ chỗ gắn này
builder-text-back = Lấy lại JSON đang gõ dở
builder-json-reads = JSON hợp lệ.
builder-json-at = Dòng { $line }, cột { $column }: { $what }
builder-unknown = ECS không biết trường: { $names }. JSON vẫn giữ nguyên.
builder-unknown-meant = { $path } (ý bạn là { $meant }?)
builder-register = Đăng ký
builder-start-again = Làm lại từ đầu
builder-nothing-sent = Chưa gửi gì. Bấm Đăng ký, câu trả lời của AWS hiện ở đây.
builder-not-sent = Chưa gửi đi, vì JSON chưa đọc được. { $problem }
builder-refused = AWS từ chối: { $code }
builder-refused-by-boto3 = boto3 từ chối ngay, chưa gửi tới AWS
builder-whole-number = `{ $path }` phải là số nguyên: không để trong nháy, không kèm chữ.
builder-whole-mib = `{ $path }` phải là số nguyên, tính bằng MiB: không để trong nháy, không kèm đơn vị.
builder-registered = Đã đăng ký { $name }, trạng thái { $status }
builder-filled-in = ECS điền thêm
builder-more = và { $count } chỗ nữa
builder-deregistered = { $name } giờ là { $status }: không dùng cho run_task, service mới hay lệnh cập nhật service được nữa. Service đang dùng nó thì vẫn dùng.
builder-revisions = Các revision của { $family }
builder-no-revisions = Chưa có revision nào. Đăng ký lần đầu thì được số 1.
builder-before = So sánh
builder-after = với
builder-compare = So sánh
builder-revision = Revision đang ACTIVE
builder-deregister = Deregister
builder-size = { $cpu } unit · { $memory } MiB

## Chỗ JSON không đọc được, và vì sao

json-empty = chưa có gì ở đây. JSON của task definition bắt đầu bằng dấu {"{"} và kết thúc bằng dấu {"}"}.
json-object = task definition phải là một khối nằm giữa {"{"} và {"}"}.
json-open-string = chuỗi mở bằng dấu " ở đây chưa có dấu " đóng lại.
json-line-break-in-string = trong chuỗi không được xuống dòng; đóng chuỗi bằng dấu " trước đã, hoặc viết \n.
json-name = cần tên một trường, viết trong dấu nháy kép: "family".
json-trailing-comma = dấu phẩy này thừa, vì sau nó không còn gì nữa.
json-colon = sau tên trường cần dấu hai chấm.
json-comma = thiếu dấu phẩy ngay sau chỗ này, hoặc một dấu ngoặc đóng.
json-value = cần một giá trị: "chữ", số, true, false, null, [danh sách] hoặc {"{"}khối{"}"}.
json-extra = JSON đã kết thúc trước chỗ này; phần còn lại thừa.
json-escape = sau dấu \ trong chuỗi chỉ được là " \ / b f n r t hoặc u với bốn chữ số hex.
json-comment = JSON không có chú thích; xóa phần này đi.
json-quotes = JSON chỉ dùng dấu nháy kép thẳng ", không dùng nháy đơn hay nháy cong.
json-python-word = { $word } là của Python; JSON viết true, false, null.
json-end = JSON dừng giữa chừng: còn thiếu dấu đóng.
json-twice = trường "{ $name }" viết hai lần trong cùng một khối; giữ lại một thôi.
json-deep = các khối lồng nhau quá sâu, không phải task definition nữa.
json-constant = JSON không có giá trị { $word }.
json-long = có một số dài quá mức đọc được.
