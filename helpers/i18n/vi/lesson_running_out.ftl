# Bài 06, khi hết chỗ: điều còn thiếu, bài tập, câu đoán.

## Điều còn thiếu

missing-same-subnet = `{ $service }` đang dùng { $blocks }. Đề bài đòi nó ở lại { $block }, và chỉ ở đó.
missing-one-subnet = `{ $service }` phải dùng đúng một subnet, không hơn không kém.
missing-percent = `{ $service }` đang đặt { $got }. Đề bài cần { $wanted }: mỗi lần cập nhật phải đủ task mới rồi mới dừng task cũ.
missing-addresses = Trong lần chuyển bản vừa rồi, { $count } task của `{ $service }` không lấy được địa chỉ trong { $block }. Subnet này chật quá.
missing-doubling = `{ $service }` chưa có lần cập nhật nào mà { $block } chứa đủ { $wanted } task cùng lúc. Cập nhật thêm một lần ngay trong subnet đó: `update_service` với `forceNewDeployment=True`, rồi chờ xong.
missing-smaller-subnet = { $block } chứa được, nhưng rộng quá: lúc đông nhất chỉ có { $count } task, mà một { $half } đã có { $usable } chỗ.
missing-endpoint = Không còn endpoint nào trong { $block }. Cái đó đang có người dùng: task gửi log qua nó. Tạo lại một interface endpoint cho `logs` ở đó.
missing-machine = Cluster `{ $cluster }` chưa có máy nào. Chạy ô bên dưới: nó thêm một máy.
missing-fewer-machines = Cluster `{ $cluster }` có { $count } máy, đề bài chỉ cho { $wanted }. Tắt bớt bằng `terminate_instances` của EC2.
missing-service-image = `{ $service }` đang chạy `{ $revision }`, dùng image `{ $image }`. Cần bản dùng `{ $wanted }`.
missing-awsvpc = `{ $revision }` dùng networkMode `{ $mode }`. Mỗi task phải giữ địa chỉ riêng: `awsvpc`.

## Bài tập

exercise-06-the-smallest-subnet-title = Mảnh đất vừa khít
exercise-06-the-smallest-subnet-task =
    Service `fair` cần 20 task, và luôn cập nhật với 100 / 200. Có người đặt nó vào một `/28`. Cạnh đó còn ba subnet trống: `/27`, `/26`, `/25`.

    Chọn subnet nhỏ nhất mà `fair` sống được cả lúc cập nhật, dọn nó sang, rồi cập nhật sang `fair:2` ngay trong subnet mới.
exercise-06-the-smallest-subnet-hint-1 = 20 task thì cần 20 chỗ, lúc yên. Lúc cập nhật với 100 / 200 thì cần bao nhiêu?
exercise-06-the-smallest-subnet-hint-2 = Bốn mươi. `/27` có 27 chỗ dùng được, `/26` có 59.
exercise-06-the-smallest-subnet-hint-3 = Hai lệnh `update_service`, cho lab trôi giữa hai lệnh: lệnh đầu đổi `networkConfiguration`, lệnh sau đổi `taskDefinition`. Gộp làm một thì 20 task cũ còn nằm ở subnet cũ, nên subnet mới chưa hề bị thử.
exercise-06-the-smallest-subnet-solved = Bốn mươi task cùng lúc trong 59 chỗ, không cái nào hỏng. Ai tính theo 20 thì chọn `/27`, và lần cập nhật đầu tiên sẽ dạy họ.

exercise-06-no-address-left-title = Chuyến tàu hết chỗ
exercise-06-no-address-left-task =
    Service `tram` cần 14 task, và chỉ được giao subnet 10.0.201.0/28. Đọc xem nó kêu gì.

    Làm cho `tram` có đủ 14 task và yên. Không được bớt task nào.
exercise-06-no-address-left-hint-1 = `stopped` đã nói cái gì hết. Một `/28` có 11 chỗ, cần 14: thiếu chỗ thì phải có thêm đất.
exercise-06-no-address-left-hint-2 = Hàm `subnet` tạo một subnet mới, ví dụ `subnet("10.0.201.32/27")`. Khối địa chỉ không được chồng lên khối đã có.
exercise-06-no-address-left-hint-3 = Rồi `update_service` với `networkConfiguration=network(...)`: cả hai subnet, hoặc chỉ subnet mới. Sau đó chờ bằng waiter `services_stable`.
exercise-06-no-address-left-solved = Mười bốn, và yên. Đổi mạng là một deployment, nên task nào cũng được thay, và lần thử lại không còn phải đợi thưa dần nữa: cập nhật service là đồng hồ ấy về số không.

exercise-06-a-full-house-title = Nhà hát kín chỗ
exercise-06-a-full-house-task =
    `opera` chạy 11 task trong 10.0.202.0/28: kín hết. Có người chuyển nó sang `opera:2` với 100 / 200, và từ đó nó đứng yên. Đối tác chỉ mở tường lửa cho đúng khối địa chỉ này, nên không được đổi subnet.

    Đưa `opera` sang `opera:2`, vẫn 11 task, vẫn trong subnet đó.
exercise-06-a-full-house-hint-1 = Không còn ghế trống thì không ai vào trước được. Phải có người ra đã.
exercise-06-a-full-house-hint-2 = Trần 100 và sàn dưới 100 thì ECS được dừng trước. Sàn càng thấp càng nhanh, nhưng càng ít người diễn trong lúc đó.
exercise-06-a-full-house-hint-3 = `update_service` với `deploymentConfiguration` 50 / 100 là đủ; deployment đang kẹt tự đi tiếp. Lần thay nào cũng hỏng một lượt trước, vì địa chỉ cũ chưa về, nên hãy cho trôi 15 phút: `lab.advance(seconds=900)`.
exercise-06-a-full-house-solved = Vào được, nhưng lâu: subnet kín thì mỗi lượt thay đều phải đợi địa chỉ cũ về. Ai định chạy kín chỗ thì nên chừa vài ghế.

exercise-06-who-holds-them-title = Ai đang giữ chỗ?
exercise-06-who-holds-them-task =
    Service `bus` cần 8 task, subnet 10.0.203.0/28 có 11 chỗ, vậy mà chỉ có 6 task lên. Không được đổi subnet.

    Tìm xem ai giữ mấy chỗ kia, dọn cái nào không ai dùng, và để `bus` có đủ 8 task. Endpoint trong đó thì có người dùng: để yên.
exercise-06-who-holds-them-hint-1 = Bản đồ cho thấy các địa chỉ không phải của task. `describe_network_interfaces`, lọc theo `subnet-id`, nói chúng là gì: cột `Description` và `Status`.
exercise-06-who-holds-them-hint-2 = ENI đang cắm vào đâu đó thì `in-use`. Cái nào `available` là không ai dùng: bốn cái `load test` còn sót lại.
exercise-06-who-holds-them-hint-3 = Xóa từng cái bằng `delete_network_interface`. Rồi cho service thử lại: chờ vài phút, hoặc `update_service` với `forceNewDeployment=True`.
exercise-06-who-holds-them-solved = Bốn ENI không ai nhận, ăn hơn một phần ba subnet. Ngoài đời chúng còn sót từ những lần thử, từ Lambda, từ một công cụ nào đó bị ngắt giữa chừng.

exercise-06-the-port-is-taken-title = Bến chỉ có một cầu
exercise-06-the-port-is-taken-task =
    Cluster `pier` có một máy. Service `ferry` chạy một task `bridge` với host port 80 cố định, và giờ phải sang bản dùng `nginx:1.28`. Bản mới không lên được.

    Đưa `ferry` sang `nginx:1.28`, một task, không thêm máy.
exercise-06-the-port-is-taken-hint-1 = Event nói port đã có người giữ. Ai giữ? Chính task cũ của `ferry`: với 100 / 200, nó chỉ dừng khi cái mới đã khỏe.
exercise-06-the-port-is-taken-hint-2 = Có hai đường: để ECS chọn host port (`hostPort` 0, phải đăng ký một bản mới), hoặc cho phép dừng cái cũ trước (sàn 0, trần 100).
exercise-06-the-port-is-taken-hint-3 = Đường thứ nhất: `register_task_definition` với family `ferry`, image `nginx:1.28`, `hostPort` 0, rồi `update_service`, nhớ ghi `cluster="pier"`. Đường thứ hai: chỉ một `update_service` với `deploymentConfiguration`.
exercise-06-the-port-is-taken-solved = Xong. Sàn 0 thì đóng cửa chừng nửa phút. `hostPort` 0 thì không đóng, nhưng khách phải biết port mới: đó là việc của load balancer, bài 07.

exercise-06-too-little-memory-title = Xin nhiều hơn dùng
exercise-06-too-little-memory-task =
    Cluster `river` có một máy `t3.small`. Service `mill` cần ba task, mỗi task xin 900 MiB, mà đo được chỉ dùng chừng 200.

    Có ba task `mill` RUNNING trên đúng máy đó. Mỗi container vẫn phải có ít nhất 256 MiB.
exercise-06-too-little-memory-hint-1 = ECS cộng những gì task xin. Hai task xin hết 1800, máy không còn chỗ cho cái thứ ba. Xin ít lại thì phải đăng ký một bản mới.
exercise-06-too-little-memory-hint-2 = Đăng ký lại family `mill` với `memory` 256, rồi `update_service` (cluster `river`). Nhưng bản mới cũng cần chỗ để lên trước: máy còn bao nhiêu?
exercise-06-too-little-memory-hint-3 = Còn khoảng 126 MiB, không đủ cho 256. Vậy phải cho dừng bớt trước: trần 100, và một cái sàn mà hai task đang chạy vẫn còn dừng được.
exercise-06-too-little-memory-hint-4 = Sàn làm tròn lên: 50% của 3 là 2, mà đang có đúng 2 task, nên không dừng được cái nào. 33% của 3 là 1: được dừng một.
exercise-06-too-little-memory-solved = Ba task trên một máy nhỏ, còn thừa chỗ. Nhớ là cập nhật cũng cần chỗ, mà chỗ ấy lại là bộ nhớ xin được, không phải bộ nhớ đang dùng.

exercise-06-not-the-subnet-title = Không phải tại subnet
exercise-06-not-the-subnet-task =
    Cluster `dock` có một máy `t3.medium`. Service `crane` cần bốn task `awsvpc`, chỉ hai lên. Đồng nghiệp đã dọn nó sang một subnet `/20` hơn bốn nghìn địa chỉ, mà vẫn hai.

    Làm cho `crane` có đủ bốn task, vẫn `awsvpc`.
exercise-06-not-the-subnet-hint-1 = Event nói `RESOURCE:ENI`. Đó là chuyện của máy hay của subnet?
exercise-06-not-the-subnet-hint-2 = `t3.medium` có ba ENI, một cái của chính nó: hai task. Cần bốn, vậy cần bao nhiêu máy như thế?
exercise-06-not-the-subnet-hint-3 = `lab.add_instances("dock", count=1, instance_type="t3.medium", subnets=[big])`, rồi chờ. Máy phải ở cùng availability zone với subnet của task, nên để nó trong chính subnet ấy.
exercise-06-not-the-subnet-solved = Hai máy, bốn task. Subnet rộng bao nhiêu cũng không thêm được chỗ cắm. Trên AWS thật, loại máy có hỗ trợ `awsvpcTrunking`, như `c5.large`, còn cắm được nhiều hơn.

## Câu đoán

question-06-usable-text = Một subnet `/28` có 16 địa chỉ. Task dùng được mấy?
question-06-usable-why-11 = AWS giữ bốn địa chỉ đầu và địa chỉ cuối, ở subnet nào cũng vậy. 16 − 5 = 11.
question-06-usable-why-16 = 16 là tất cả. Nhưng AWS giữ năm cho mình: bốn địa chỉ đầu và địa chỉ cuối. Còn 11.
question-06-usable-why-14 = 14 là cách tính của mạng thông thường: bỏ địa chỉ mạng và broadcast. AWS giữ thêm ba: router, DNS và một cái để dành. Còn 11.
question-06-usable-why-12 = AWS giữ bốn địa chỉ đầu, đúng. Nhưng nó giữ cả địa chỉ cuối. Còn 11.
question-06-usable-why-other = AWS giữ năm địa chỉ trong mỗi subnet: bốn cái đầu và cái cuối. 16 − 5 = 11.

question-06-the-twelfth-text = Subnet dùng được 11 địa chỉ, `web` có 8 task. Bạn đổi `desiredCount` thành 12. Task thứ mười hai thì sao?
question-06-the-twelfth-choice-refused = Không có: `update_service` từ chối số 12
question-06-the-twelfth-choice-waits = Được tạo ra, và đứng ở PENDING chờ địa chỉ
question-06-the-twelfth-choice-stops = Được tạo ra, rồi dừng; service thử lại mãi
question-06-the-twelfth-choice-grows = Chạy được: AWS nới subnet ra
question-06-the-twelfth-why-refused = `update_service` không hề đi hỏi subnet. Nó ghi số 12 và trả lời ngay. Task thứ mười hai được tạo ra, không lấy được địa chỉ, nên dừng.
question-06-the-twelfth-why-waits = Nghe hợp lý, nhưng ECS không xếp hàng cho task. Không lấy được địa chỉ là nó dừng luôn. Kẻ chờ là service: một lúc sau nó tạo một task khác.
question-06-the-twelfth-why-stops = Nó có ID, có trong `describe_tasks`, và dừng trước khi kéo image. Service đếm thấy thiếu, nên thử lại, thưa dần.
question-06-the-twelfth-why-grows = Cỡ của subnet không bao giờ tự đổi, và tạo rồi thì chính bạn cũng không đổi được. Task thứ mười hai không lấy được địa chỉ, nên dừng.

question-06-free-again-text = Service sắp dừng ba task. Lúc nào ba địa chỉ của chúng mới dùng lại được?
question-06-free-again-choice-at-once = Ngay khi chúng hết RUNNING
question-06-free-again-choice-stopped = Khi chúng tới STOPPED
question-06-free-again-choice-never = Khi ECS quên chúng, sau ít nhất một giờ
question-06-free-again-why-at-once = Chưa. Sau RUNNING còn DEPROVISIONING: ECS gỡ ENI ra, mất mấy chục giây. Địa chỉ tự do khi task tới STOPPED.
question-06-free-again-why-stopped = Giữa RUNNING và STOPPED có DEPROVISIONING, lúc ECS gỡ ENI. Bạn sẽ thấy cột free đứng yên cho tới STOPPED.
question-06-free-again-why-never = Task đã dừng còn xem được ít nhất một giờ, nhưng nó không giữ địa chỉ nữa. Địa chỉ tự do khi task tới STOPPED.

question-06-who-else-text = Một subnet `/27` trống: 27 chỗ. Đặt vào một load balancer, hai interface endpoint (ECR api, ECR dkr) và một gateway endpoint (S3). Ngay sau đó còn mấy chỗ?
question-06-who-else-why-24 = Load balancer một, mỗi interface endpoint một. Gateway endpoint chỉ là một dòng trong bảng route: không tốn chỗ nào. 27 − 3 = 24.
question-06-who-else-why-27 = Không task nào, nhưng địa chỉ là của ENI, không phải của riêng task. Load balancer và interface endpoint đều có ENI: mất ba, còn 24.
question-06-who-else-why-23 = Suýt đúng. Gateway endpoint không có ENI: nó chỉ là một dòng trong bảng route. Còn 24.
question-06-who-else-why-other = Load balancer lấy một, hai interface endpoint lấy hai, gateway endpoint không lấy gì. 27 − 3 = 24.

question-06-eight-of-eleven-text = `web` có 8 task trong subnet 11 chỗ, và cập nhật với 100 / 200. Không có circuit breaker. Chuyện gì xảy ra?
question-06-eight-of-eleven-choice-smooth = Trôi chảy như mọi khi: 8 nhỏ hơn 11
question-06-eight-of-eleven-choice-bumpy = Xong, nhưng lâu, và nhiều task hỏng dọc đường
question-06-eight-of-eleven-choice-outage = Có lúc khách thấy ít hơn 8 task
question-06-eight-of-eleven-why-smooth = Lúc yên thì 8 nhỏ hơn 11. Lúc cập nhật, ECS muốn 8 cái mới cạnh 8 cái cũ: 16. Ba cái vào được, năm cái hỏng, rồi thử lại từng đợt.
question-06-eight-of-eleven-why-bumpy = Mỗi đợt ba cái mới lên, ba cái cũ nghỉ. Những cái không có chỗ thì hỏng, ECS đợi rồi thử lại. Sàn 100% giữ cho khách không hay gì.
question-06-eight-of-eleven-why-outage = Sàn là 100%: task cũ chỉ được nghỉ khi đủ 8 task khỏe. Khách không mất gì. Người mất là bạn: gần chín phút thay vì một.

question-06-good-image-text = Vẫn subnet ấy, vẫn 100 / 200. Bạn chuyển `web` về `webserver:1`, image tốt, với circuit breaker có rollback. Mọi thứ yên rồi thì `web` chạy bản nào?
question-06-good-image-choice-new = Bản vừa gửi, `webserver:1`
question-06-good-image-choice-old = Bản cũ, `webserver:2`: cầu dao đã ngắt
question-06-good-image-choice-mixed = Lẫn cả hai bản
question-06-good-image-why-new = Lần trước không có cầu dao nên ECS kiên nhẫn thử mãi rồi xong. Lần này năm task hỏng ngay lượt đầu, mà ngưỡng là bốn: ngắt, và quay về bản cũ.
question-06-good-image-why-old = Cầu dao chỉ đếm task không lên được, không hỏi vì sao. Năm cái hỏng vì thiếu chỗ, ngưỡng là bốn: ngắt, rollback, dù image chẳng có lỗi gì.
question-06-good-image-why-mixed = Rollback thì quay hẳn về. Năm task hỏng vì thiếu chỗ, ngưỡng là bốn, nên cầu dao ngắt và mọi task lại là bản cũ.

question-06-five-on-one-text = Máy `t3.medium` cắm được ba ENI. Subnet còn 250 địa chỉ, máy còn trống. Bạn chạy năm task `awsvpc`. Mấy cái lên?
question-06-five-on-one-why-2 = Ba ENI, trừ một cái của chính máy. Hai task lên, phần còn lại nhận `RESOURCE:ENI`.
question-06-five-on-one-why-3 = Gần rồi: ba ENI, nhưng cái thứ nhất là của chính máy. Còn hai cho task.
question-06-five-on-one-why-5 = Địa chỉ thì đủ cho 250 task. Nhưng mỗi task cần một ENI cắm vào máy, mà máy có ba, một cái của chính nó. Còn hai.
question-06-five-on-one-why-other = Mỗi task `awsvpc` cần một ENI trên máy. Máy có ba, một cái của chính nó: còn hai.

question-06-which-cure-text = Một đồng nghiệp gọi: `failures` nói `RESOURCE:ENI`. Anh ấy nên làm gì?
question-06-which-cure-choice-subnet = Tạo subnet lớn hơn
question-06-which-cure-choice-machine = Thêm máy, hoặc lấy loại máy nhiều ENI hơn
question-06-which-cure-choice-memory = Cho task xin ít bộ nhớ hơn
question-06-which-cure-why-subnet = Subnet hết địa chỉ thì câu sẽ là `InsufficientFreeAddressesInSubnet`, và nằm trong `stoppedReason`. `RESOURCE:ENI` là máy hết chỗ cắm: thêm máy.
question-06-which-cure-why-machine = `RESOURCE:ENI` là máy hết chỗ cắm. Thêm máy, máy nhiều ENI hơn, hoặc bật `awsvpcTrunking` nếu loại máy có hỗ trợ.
question-06-which-cure-why-memory = Hết bộ nhớ thì câu sẽ là `RESOURCE:MEMORY`. `RESOURCE:ENI` là máy hết chỗ cắm: thêm máy.
