# Bài 05, container của tôi ở đâu: điều còn thiếu, bài tập, câu đoán.

## Điều còn thiếu

missing-plate = Tag `address` của task `{ $task }` ghi `{ $value }`. Phải là địa chỉ public của máy, dấu hai chấm, rồi port của máy dẫn vào task đó.
missing-two-machines = Cluster `{ $cluster }` đang có hơn hai máy. Đề bài chỉ cho hai: terminate máy thừa bằng `ec2.terminate_instances`.
missing-copies = Mới có { $count } trên { $wanted } task của `{ $family }` đang RUNNING. Vừa chạy thì cho lab trôi thêm; không thì đọc `failures`.
missing-way-in = Task `{ $task }` không có port nào của máy dẫn vào port { $port } của container, nên không ai gọi được. Dừng nó, rồi chạy bản có `containerPort` { $port }.
missing-hard-limit = `{ $revision }` đang chạy mà `memory` của container không còn là { $wanted }. Trần cứng phải giữ nguyên; nếu là bản thử dở thì dừng các task của nó.
missing-own-interface = Có task của `{ $family }` không có network interface riêng. Ai hát cũng phải có micro riêng: giữ `awsvpc`.
missing-open-port = Security group của task trong service `{ $service }` chưa cho port { $port } đi vào từ internet (`0.0.0.0/0`).
missing-only-port = Service `{ $service }` vào được rồi, nhưng security group của nó mở nhiều hơn port { $port }. Đóng phần thừa lại.
missing-not-anywhere = Port { $port } của `{ $service }` đang mở cho cả internet (`0.0.0.0/0`). Chỉ hàng xóm mới được vào: bỏ rule đó đi.
missing-neighbour = Security group của `{ $service }` phải cho cả hai máy của `demo` vào port { $port }; lúc này chưa đủ.

## Bài tập

exercise-05-address-and-port-title = Biển số nhà
exercise-05-address-and-port-task =
    Hai task `cafe` chạy `bridge`, port động. Khách hỏi quán ở đâu mà không ai trả lời được.

    Gắn cho mỗi task một tag `address`, ghi `ĐỊA_CHỈ:PORT` mà khách từ internet sẽ gọi, ví dụ `203.0.113.1:32768`.
exercise-05-address-and-port-hint-1 = Task `bridge` không có địa chỉ. Cái tag gồm hai nửa: địa chỉ public của máy, và port của máy.
exercise-05-address-and-port-hint-2 = Port ở `task["containers"][0]["networkBindings"][0]["hostPort"]`. Máy thì `machine_of(task)` tìm giúp; địa chỉ là `PublicIpAddress` của nó.
exercise-05-address-and-port-hint-3 = Ghi bằng `ecs.tag_resource`, với `resourceArn` là `taskArn`. Hai task, hai lần ghi.
exercise-05-address-and-port-solved = Đúng nhà, đúng cửa. Biển này chỉ đúng tới khi task bị thay, nên ngoài đời việc ghi biển là của load balancer: nó tự cập nhật. Muốn khách vào tận nơi thì security group còn phải mở cửa đó.

exercise-05-three-copies-two-machines-title = Ba bản, hai máy
exercise-05-three-copies-two-machines-task =
    `menu` xin `hostPort` 80. Cần ba bản chạy cùng lúc, mà cluster chỉ có hai máy, và không được thêm máy.

    Làm cho ba task `menu` cùng RUNNING trên EC2, bên trong vẫn nghe port 80.
exercise-05-three-copies-two-machines-hint-1 = Đọc `failures`: cả hai máy đều nói `RESOURCE:PORTS`. Không thiếu chỗ, chỉ thiếu cửa. Ai đã chọn cửa 80?
exercise-05-three-copies-two-machines-hint-2 = Chương trình cần `containerPort` 80. Còn `hostPort` thì đâu cần phải là 80: ghi 0, hoặc đừng ghi.
exercise-05-three-copies-two-machines-hint-3 = Đăng ký một bản `menu` mới với `hostPort` 0, rồi chạy thêm một task. Hai task cũ không phải dừng. (`awsvpc` cũng là một lời giải: mỗi task một port 80 riêng.)
exercise-05-three-copies-two-machines-solved = Ba bản, hai máy. Cái giá: khách không biết trước port nữa. Vì thế port động hầu như luôn đi cùng load balancer.

exercise-05-which-limit-binds-title = Còn rộng mà kêu chật
exercise-05-which-limit-binds-task =
    Sáu task `oven` mà chỉ bốn cái vào được hai máy. Lò thường dùng chừng 400 MiB, thỉnh thoảng lên gần 1536. Trần cứng `memory` 1536 vì vậy phải giữ nguyên.

    Làm cho sáu task `oven` cùng RUNNING trên hai máy đó.
exercise-05-which-limit-binds-hint-1 = `failures` nói `RESOURCE:MEMORY`. Khi tìm chỗ, ECS trừ đi con số nào của task? Nhớ lại câu lỗi về bộ nhớ ở bài 01: nó nhắc hai trường.
exercise-05-which-limit-binds-hint-2 = Có `memoryReservation` thì ECS trừ con số đó; `memory` chỉ còn là trần. Bao nhiêu thì ba task vừa một máy?
exercise-05-which-limit-binds-hint-3 = Đăng ký bản mới có `memory` 1536 và `memoryReservation` 512. Bốn task cũ đang giữ mỗi cái 1536: dừng chúng trước (`empty("oven")`), rồi chạy sáu task.
exercise-05-which-limit-binds-solved = ECS xếp chỗ theo phần đặt trước, Docker canh theo trần. Sáu lò cùng lên đỉnh một lúc thì máy vẫn thiếu bộ nhớ thật: đặt trước thấp là chấp nhận đánh cược.

exercise-05-only-two-of-five-title = Năm ca sĩ, hai micro
exercise-05-only-two-of-five-task =
    Cluster `hall` có một máy `t3.medium`. Năm task `choir`, kiểu `awsvpc`, mà chỉ hai cái lên được.

    Đọc xem vì sao, rồi làm cho cả năm task `choir` cùng RUNNING trong `hall`, mỗi cái vẫn có network interface riêng.
exercise-05-only-two-of-five-hint-1 = `RESOURCE:ENI`. Máy này cắm được mấy network interface? Một cái đã là của chính nó.
exercise-05-only-two-of-five-hint-2 = Mỗi `t3.medium` cho hai chỗ. Năm task cần mấy máy? Thêm bằng `lab.add_instances("hall", count=…)`.
exercise-05-only-two-of-five-hint-3 = Thêm máy rồi thì task thiếu không tự lên, vì không có service nào giữ: chạy lại ô đề, nó gọi `run_task` cho phần còn thiếu, hoặc tự gọi `ecs.run_task(count=3, **choir)`.
exercise-05-only-two-of-five-solved = Năm task, năm địa chỉ. Thêm máy chỉ là một cách: bật `awsvpcTrunking` rồi mở một máy `c5.large`, hay đem chúng sang Fargate, cũng được. CPU và bộ nhớ chưa bao giờ là vấn đề ở đây.

exercise-05-the-door-is-shut-title = Cửa đóng
exercise-05-the-door-is-shut-task =
    Service `gallery` chạy trên Fargate, có địa chỉ public, task RUNNING, nginx khỏe. Vậy mà khách từ internet chờ mãi.

    Làm cho khách vào được port 80, và chỉ port 80.
exercise-05-the-door-is-shut-hint-1 = Có địa chỉ, có đường, có người nghe, mà vẫn timeout. Ai gác cửa của một task `awsvpc`?
exercise-05-the-door-is-shut-hint-2 = Security group của chính task: `interface["Groups"]`. Xem nó cho gì vào bằng `ec2.describe_security_groups`.
exercise-05-the-door-is-shut-hint-3 = `ec2.authorize_security_group_ingress` với `GroupId`, `IpProtocol` là `tcp`, `FromPort` và `ToPort` là 80, `CidrIp` là `0.0.0.0/0`.
exercise-05-the-door-is-shut-solved = Mở cửa xong là vào được ngay, không task nào phải chạy lại. Security group mới tinh thì không cho ai vào, chỉ cho ra.

exercise-05-a-way-in-from-outside-title = Bảo tàng không có mặt tiền
exercise-05-a-way-in-from-outside-task =
    Service `museum` chạy trên Fargate, trong subnet private, không có địa chỉ public. Trong VPC gọi được, ngoài internet thì không có đường.

    Làm cho task của `museum` có địa chỉ public và khách vào được port 80. Vẫn là service `museum`, vẫn một task.
exercise-05-a-way-in-from-outside-hint-1 = Địa chỉ public được cho lúc network interface ra đời, không gắn thêm cho task đang chạy được. Vậy cần task mới, và service biết thay task.
exercise-05-a-way-in-from-outside-hint-2 = Hai điều cùng lúc: subnet public và `assignPublicIp`. Thiếu một là không tới được.
exercise-05-a-way-in-from-outside-hint-3 = `ecs.update_service` với `networkConfiguration=outside`, rồi chờ bằng waiter `services_stable`.
exercise-05-a-way-in-from-outside-solved = Task mới, nhà mới, có mặt tiền. Địa chỉ private của nó cũng đổi theo. Ngoài đời, nhiều nơi để task ở subnet private và chỉ đưa load balancer ra mặt phố.

exercise-05-only-for-the-neighbour-title = Kho chỉ mở cho hàng xóm
exercise-05-only-for-the-neighbour-task =
    Service `stock` là kho hàng, ở subnet private. Hai máy của `demo` cần lấy hàng ở port 80 của nó, và đang bị timeout.

    Cho hai máy đó vào được. Không mở cho cả internet, và không cần địa chỉ public nào.
exercise-05-only-for-the-neighbour-hint-1 = Trong VPC thì đường luôn có sẵn. Chỉ còn người gác cửa: security group của task `stock`.
exercise-05-only-for-the-neighbour-hint-2 = Rule có thể ghi một dải địa chỉ, như `10.0.0.0/16`, hoặc hay hơn: ghi **security group** của bên gọi. Máy của `demo` mang nhóm `group`.
exercise-05-only-for-the-neighbour-hint-3 = Ghi security group của bên gọi vào `UserIdGroupPairs` trong `IpPermissions` của `ec2.authorize_security_group_ingress`.
exercise-05-only-for-the-neighbour-solved = Kho mở đúng cho người cần. Ghi security group thay cho địa chỉ thì máy có thay, task có đổi IP, rule vẫn đúng.

## Câu đoán

question-05-port-80-text = Hai máy `t3.medium` còn trống. Task xin `hostPort` 80, 256 CPU unit, 512 MiB. Chạy tới khi không vừa nữa thì được mấy task?
question-05-port-80-why-2 = Port 80 của một máy chỉ một task dùng được. Hai máy, hai task, dù mỗi máy còn rộng.
question-05-port-80-why-5 = Chỗ thì đủ cho năm. Nhưng task nào cũng xin đúng cửa 80 của máy, mà mỗi máy chỉ có một cửa 80: được 2.
question-05-port-80-why-1 = Đúng là một, nhưng một cho **mỗi máy**: port 80 của máy này không vướng port 80 của máy kia. Được 2.
question-05-port-80-why-0 = Port 80 không bị giữ sẵn. Agent chỉ giữ vài port như 22 và 51678. Mỗi máy chạy được một: 2.
question-05-port-80-why-other = Đừng tính CPU và bộ nhớ vội: thứ hết trước là cửa 80. Mỗi máy một cửa, vậy được 2.

question-05-any-port-text = Vẫn hai máy đó, mỗi máy khai như trên. Giờ port động, mỗi task 256 CPU unit và 512 MiB. Vừa mấy task tất cả?
question-05-any-port-why-14 = CPU cho 2048 / 256 = 8 mỗi máy, bộ nhớ chỉ cho 3891 / 512 = 7. Cái nhỏ hơn quyết định: 7 mỗi máy, 14 tất cả.
question-05-any-port-why-2 = Hai là lúc task nào cũng xin port 80. Giờ máy tự lấy port trống, nên phải tính tới bộ nhớ: 7 mỗi máy, 14 tất cả.
question-05-any-port-why-16 = Theo CPU thì 8 mỗi máy, đúng. Nhưng bộ nhớ chỉ đủ 7: máy có 4096 MiB, hệ điều hành giữ lại một phần. Được 14.
question-05-any-port-why-7 = Bảy là của một máy. Có hai máy: 14.
question-05-any-port-why-other = Chia từng thứ: CPU 2048 / 256 = 8, bộ nhớ 3891 / 512 = 7. Lấy số nhỏ hơn, nhân hai máy: 14.

question-05-a-port-nobody-chose-text = Task `dynamic` đang RUNNING, máy có địa chỉ public, port của nó là 32768. Từ internet gọi vào `ĐỊA_CHỈ:32768` thì sao?
question-05-a-port-nobody-chose-choice-answers = Có trả lời
question-05-a-port-nobody-chose-choice-refused = Bị từ chối kết nối
question-05-a-port-nobody-chose-choice-timeout = Chờ mãi
question-05-a-port-nobody-chose-why-answers = Đúng địa chỉ, đúng port, có người nghe. Chỉ thiếu một thứ: security group của máy chỉ cho port 80 vào, nên chờ mãi.
question-05-a-port-nobody-chose-why-refused = Bị từ chối là khi tới nơi mà không ai nghe. Ở đây có người nghe, nhưng gói tin không vào được: security group chỉ cho port 80, nên chờ mãi.
question-05-a-port-nobody-chose-why-timeout = Security group chỉ cho port 80 vào. Gói tin bị bỏ lặng lẽ, không ai báo lại, nên bên gọi chờ mãi.

question-05-own-interface-text = Mỗi máy cắm được nhiều nhất 3 network interface. Mỗi task `awsvpc` cần một cái. Hai máy còn trống, vừa mấy task?
question-05-own-interface-why-4 = Ba trừ một, vì máy cũng cần một cái cho chính nó: còn 2 mỗi máy, 4 tất cả. CPU và bộ nhớ dư cũng không giúp được.
question-05-own-interface-why-6 = Suýt đúng. Nhưng máy cũng cần một network interface cho chính nó, nên mỗi máy chỉ còn 2 cho task: 4.
question-05-own-interface-why-14 = Theo bộ nhớ thì được 14. Nhưng mỗi task cần một chỗ cắm, và mỗi máy chỉ còn 2 chỗ: 4.
question-05-own-interface-why-2 = Hai là của một máy: 3 chỗ trừ 1 của chính nó. Có hai máy: 4.
question-05-own-interface-why-other = Mỗi máy 3 chỗ cắm, trừ 1 của chính nó, còn 2. Hai máy: 4.

question-05-public-subnet-text = Một task `awsvpc` trên EC2, đặt ở subnet public. Từ internet gọi vào nó bằng địa chỉ nào?
question-05-public-subnet-choice-own = Địa chỉ public của task
question-05-public-subnet-choice-machine = Địa chỉ public của máy, port 80
question-05-public-subnet-choice-none = Không có địa chỉ nào
question-05-public-subnet-why-own = Trên Fargate thì có thể. Còn trên EC2, task `awsvpc` không bao giờ được địa chỉ public, ở subnet nào cũng vậy.
question-05-public-subnet-why-machine = Bạn vừa thử: ở địa chỉ của máy không ai nghe port 80. Task có nhà riêng, không còn ở trọ trong máy. Và nhà riêng ấy không có địa chỉ public.
question-05-public-subnet-why-none = Subnet public chỉ là subnet có đường ra internet gateway. Task `awsvpc` trên EC2 không được địa chỉ public, nên đường ấy không dùng được. Phải có load balancer đứng trước.

question-05-moved-text = Bạn dừng task Fargate của service `own`. Service chạy task mới thay vào. Địa chỉ nào còn giữ nguyên?
question-05-moved-choice-both = Cả hai
question-05-moved-choice-private = Chỉ địa chỉ private
question-05-moved-choice-neither = Không cái nào
question-05-moved-why-both = Service giữ **số lượng**, không giữ địa chỉ. Task mới có network interface mới, nên cả hai địa chỉ đều khác.
question-05-moved-why-private = Địa chỉ private thuộc về network interface, mà cái đó mất theo task cũ. Task mới lấy địa chỉ khác.
question-05-moved-why-neither = Cả hai địa chỉ đều của network interface, và nó mất theo task cũ. Task mới, nhà mới.

question-05-no-way-out-text = Một task Fargate ở subnet public, `assignPublicIp` tắt, image `nginx` trên Docker Hub. Chuyện gì xảy ra?
question-05-no-way-out-choice-runs = Nó chạy, chỉ là internet không gọi vào được
question-05-no-way-out-choice-refused = `run_task` từ chối ngay
question-05-no-way-out-choice-stops = `run_task` nhận, rồi task dừng, chưa từng RUNNING
question-05-no-way-out-why-runs = Được vậy thì tốt. Nhưng trước khi chạy nó phải kéo image, mà không có địa chỉ public thì internet gateway không đưa nó ra. Nó dừng, chưa từng RUNNING.
question-05-no-way-out-why-refused = `run_task` không thử đường đi. Nó nhận lệnh; mãi tới lúc kéo image mới lộ ra là không có đường, và task dừng.
question-05-no-way-out-why-stops = Không có địa chỉ public thì không đi qua được internet gateway, mà subnet public lại không có NAT. Không kéo được image, task dừng.
