# why-<reason>: sai ở đâu và làm gì tiếp, đứng cạnh câu gốc tiếng Anh của AWS.

## Định nghĩa nói chung

why-family-blank = Task definition nào cũng cần `family`, tức tên chung của các revision. Đặt một tên, ví dụ `webserver`.
why-family-characters = `family` chỉ gồm chữ cái không dấu, chữ số, `_` và `-`, dài nhất 255 ký tự. Sửa lại “{ $family }”.
why-compatibility-unknown = “{ $value }” không phải một nơi chạy của ECS. Chọn trong EC2, FARGATE, EXTERNAL, MANAGED_INSTANCES.
why-network-mode-unknown = “{ $value }” không phải một kiểu mạng. Chọn trong bridge, host, awsvpc, none.
why-definition-too-large = Cả task definition dài { NUMBER($bytes, useGrouping: 0) } byte, mà ECS nhận nhiều nhất 32768 byte (32 KiB). Chuyển phần dài (thường là `environment`) ra file trong S3 rồi dùng `environmentFiles`.
why-too-many-placement-constraints = Một task definition có nhiều nhất 10 `placementConstraints`. Bỏ bớt.

## Container

why-no-containers = Chưa có container nào. Task là một nhóm container, nên cần ít nhất một cái trong `containerDefinitions`.
why-too-many-containers = Có { $count } container, mà một task definition chứa nhiều nhất 10 và không xin thêm được. Tách bớt sang một task definition khác.
why-container-name-missing = Container thứ { $number } chưa có `name`. Đặt tên để log, `dependsOn` và load balancer gọi được nó.
why-container-name-characters = Tên container chỉ gồm chữ cái không dấu, chữ số, `_` và `-`, dài nhất 255 ký tự. Sửa lại “{ $name }”.
why-container-image-missing = Container “{ $name }” chưa có `image`. Ghi image cần chạy, ví dụ `nginx:1.27`.
why-container-image-characters = “{ $image }” không thể là tên image: chỉ có chữ cái, chữ số và `_ : . / @ # -`, không có dấu cách, dài nhất 255 ký tự.
why-duplicate-container-names = Có hơn một container tên “{ $name }”. Trong một task, mỗi container một tên riêng.
why-no-essential-container = Mọi container đều `essential: false`, vậy không ai quyết định khi nào task kết thúc. Để ít nhất một container là essential.
why-health-check-too-high = { $setting } của container “{ $name }” là { NUMBER($value, useGrouping: 0) }, nhiều nhất được { $limit }. Giảm xuống.
why-health-check-too-low = { $setting } của container “{ $name }” là { NUMBER($value, useGrouping: 0) }, ít nhất phải { $limit }. Tăng lên.
why-restart-attempt-period = `restartAttemptPeriod` của container “{ $name }” là { NUMBER($value, useGrouping: 0) } giây. ECS nhận từ 60 đến 1800 giây.
why-too-many-ignored-exit-codes = Container “{ $name }” liệt kê hơn 50 mã trong `ignoredExitCodes`. Bỏ bớt.
why-too-many-environment-files = Container “{ $name }” dùng hơn 10 file trong `environmentFiles`. Gộp bớt lại.
why-environment-file-name = File biến môi trường “{ $value }” của container “{ $name }” phải có đuôi `.env`. Đổi tên file trong S3.

## Port và mạng

why-container-port = Một mục trong `portMappings` của container “{ $name }” thiếu `containerPort`, hoặc số không nằm trong 1–65535. Mỗi mục là một cặp: để `containerPort`, `hostPort` và `protocol` chung trong một ngoặc nhọn.
why-host-port = `hostPort` { NUMBER($port, useGrouping: 0) } của container “{ $name }” nằm ngoài 0–65535. Số 0 nghĩa là để ECS chọn.
why-port-protocol = `protocol` của container “{ $name }” chỉ là tcp hoặc udp, không phải “{ $value }”.
why-awsvpc-host-port = Với `awsvpc`, task có địa chỉ IP riêng nên không có gì để chuyển port: `hostPort` { NUMBER($host, useGrouping: 0) } phải bằng `containerPort` { NUMBER($container, useGrouping: 0) }, hoặc bỏ hẳn `hostPort`.
why-host-host-port = Với `host`, container “{ $name }” dùng thẳng port của máy: `hostPort` { NUMBER($host, useGrouping: 0) } phải bằng `containerPort` { NUMBER($container, useGrouping: 0) }, hoặc bỏ hẳn `hostPort`.
why-none-port-mappings = Với `networkMode: none`, container “{ $name }” không có mạng ngoài nên không mở port được. Bỏ `portMappings` hoặc đổi kiểu mạng.
why-duplicate-host-port = Hai chỗ trong task cùng đòi port { $protocol } { NUMBER($port, useGrouping: 0) } của máy. Đổi một `hostPort`, hoặc để 0 cho ECS chọn.
why-links-awsvpc = `links` của container “{ $name }” chỉ có ở kiểu mạng bridge. Với `awsvpc` các container trong task đã chung mạng: gọi nhau qua `localhost`.
why-links-not-bridge = `links` của container “{ $name }” chỉ có ở kiểu mạng bridge, mà task definition này dùng { $mode }. Bỏ `links`.
why-hostname-awsvpc = Với `awsvpc`, tên máy đi theo network interface của task, nên container “{ $name }” không tự đặt `hostname` được. Bỏ `hostname`.
why-disable-networking-awsvpc = Với `awsvpc`, mạng là của cả task, nên container “{ $name }” không tắt riêng được. Bỏ `disableNetworking`.
why-extra-hosts-awsvpc = Với `awsvpc`, các container trong task dùng chung một `/etc/hosts`, nên container “{ $name }” không tự thêm `extraHosts` được. Bỏ đi.
why-dns-servers-awsvpc = Với `awsvpc`, máy chủ DNS là của VPC. Bỏ `dnsServers` của container “{ $name }”.
why-port-and-range = Một mục port của container “{ $name }” vừa ghi một port vừa ghi một khoảng. Chỉ giữ `containerPort` hoặc `containerPortRange`.
why-container-port-range = `containerPortRange` “{ $value }” của container “{ $name }” không phải một khoảng. Viết port đầu, dấu gạch nối, rồi port cuối lớn hơn, trong 1–65535.
why-awsvpc-container-port-twice = Với `awsvpc`, các container trong task dùng chung một địa chỉ, mà có hai chỗ cùng đòi port { $protocol } { NUMBER($port, useGrouping: 0) }. Đổi một chỗ.
why-awsvpc-port-name-twice = Có hai mục port cùng tên “{ $port }”. Mỗi mục một tên riêng.

## CPU và bộ nhớ

why-task-cpu-invalid = Không đọc được `cpu` “{ $value }” của task, hoặc nó nằm ngoài 128–196608 unit. Viết số unit (`"256"`) hoặc số vCPU (`".25 vCPU"`).
why-task-memory-invalid = Không đọc được `memory` “{ $value }” của task. Viết số MiB (`"512"`) hoặc số GB (`"0.5 GB"`).
why-no-memory = Không biết container “{ $name }” được bao nhiêu bộ nhớ. Đặt `memory` (trần) hay `memoryReservation` (phần giữ chỗ) cho nó, hoặc `memory` cho cả task.
why-container-memory-small = Container “{ $name }” cần ít nhất 6 MiB: Docker không chạy được container nhỏ hơn. Tăng `memory`.
why-container-reservation-small = Container “{ $name }” cần ít nhất 6 MiB: Docker không chạy được container nhỏ hơn. Tăng `memoryReservation`.
why-container-cpu-negative = `cpu` của container “{ $name }” không thể âm. Để 0 nếu không muốn giữ phần CPU nào.
why-memory-below-reservation = Container “{ $name }” giữ chỗ { NUMBER($reservation, useGrouping: 0) } MiB mà trần chỉ { NUMBER($memory, useGrouping: 0) } MiB. Trần `memory` phải bằng hoặc lớn hơn `memoryReservation`.
why-container-memory-over-task = Container “{ $name }” được tới { NUMBER($memory, useGrouping: 0) } MiB, nhiều hơn { NUMBER($task, useGrouping: 0) } MiB của cả task. Giảm của container hoặc tăng của task.
why-container-cpu-over-task = Các container đòi tổng cộng { NUMBER($sum, useGrouping: 0) } unit CPU, cả task chỉ có { NUMBER($task, useGrouping: 0) }. Giảm của container hoặc tăng của task.

## Chỗ này gọi tên chỗ kia

why-depends-on-condition = “{ $value }” không phải điều kiện của `dependsOn` trong container “{ $name }”. Chọn START, COMPLETE, SUCCESS hoặc HEALTHY.
why-depends-on-unknown = Container “{ $name }” chờ “{ $dependency }”, nhưng trong task definition không có container nào tên đó. Sửa tên, hoặc thêm container ấy.
why-depends-on-healthy = Container “{ $name }” chờ “{ $dependency }” khỏe, nhưng “{ $dependency }” không có `healthCheck` để ECS biết. Thêm `healthCheck`, hoặc đổi điều kiện thành START.
why-depends-on-essential = Container “{ $name }” chờ “{ $dependency }” chạy xong, mà “{ $dependency }” là essential: nó dừng thì cả task dừng theo. Đặt `essential: false` cho “{ $dependency }”.
why-depends-on-cycle = Các container này chờ vòng quanh nhau nên không cái nào chạy trước được: { $names }. Bỏ bớt một `dependsOn`.
why-volume-name = Tên volume chỉ gồm chữ cái không dấu, chữ số, `_` và `-`. Sửa lại “{ $name }”.
why-duplicate-volume-names = Có hơn một volume tên “{ $name }”. Mỗi volume một tên riêng.
why-mount-unknown-volume = Container “{ $name }” gắn volume “{ $volume }”, nhưng mục `volumes` không có tên đó. Khai báo volume ấy, hoặc sửa `sourceVolume`.
why-efs-access-point-root = Access point của EFS đã có thư mục gốc riêng. Ở volume “{ $name }”, bỏ `rootDirectory` hoặc để `/`.
why-efs-iam-encryption = Volume “{ $name }” nhờ EFS kiểm tra task role (`iam: ENABLED`), việc này chỉ đi trên kết nối mã hóa. Đặt `transitEncryption: ENABLED`.
why-efs-port-encryption = `transitEncryptionPort` của volume “{ $name }” chỉ có nghĩa khi mã hóa. Đặt `transitEncryption: ENABLED`, hoặc bỏ port đó.
why-proxy-network-mode = Proxy đứng giữa mạng riêng của task, mà chỉ `awsvpc` mới có mạng riêng. Đổi `networkMode`, hoặc bỏ `proxyConfiguration`.
why-proxy-container = `proxyConfiguration` trỏ tới container “{ $name }”, mà định nghĩa này không có. Sửa `containerName`.
why-proxy-ingress-port = `properties` của `proxyConfiguration` thiếu `ProxyIngressPort`, port mà proxy nhận những gì đi vào. Thêm vào.

## Log và bí mật

why-log-driver-unknown = “{ $driver }” trong container “{ $name }” không phải log driver mà ECS biết. Trên AWS thường dùng awslogs.
why-awslogs-options-missing = Container “{ $name }” ghi log bằng awslogs nhưng thiếu: { $options }. Thêm vào `options`.
why-awslogs-options-unknown = awslogs không có tùy chọn: { $options }. Bỏ đi, hoặc xem lại chính tả.
why-awslogs-create-group = `awslogs-create-group` chỉ nhận `"true"`. Không muốn tự tạo log group thì bỏ hẳn dòng này trong container “{ $name }”.
why-firelens-without-router = Log driver awsfirelens giao log cho một router trong cùng task, mà task này không có. Thêm một container có `firelensConfiguration`.
why-secrets-execution-role = Có `secrets` thì ECS phải đi lấy chúng trước khi chạy container, bằng execution role. Thêm `executionRoleArn`.
why-secret-other-account = Container “{ $name }” trỏ tới một tham số SSM của tài khoản { $account }. ECS chỉ đọc tham số của chính tài khoản đang dùng.

## Những gì Fargate đòi thêm

why-fargate-network-mode = Trên Fargate task nào cũng có network interface riêng. Đặt `networkMode` là `awsvpc` (bỏ trống nghĩa là bridge).
why-fargate-cpu-missing = Fargate tính tiền và xếp chỗ theo cỡ của cả task, nên cần `cpu` ở cấp task, ví dụ `"256"`. `cpu` trong container không thay được.
why-fargate-memory-missing = Fargate cần `memory` ở cấp task, ví dụ `"512"`. `memory` trong container không thay được.
why-fargate-size = { $wrong ->
    [cpu] Fargate không có cỡ { NUMBER($cpu, useGrouping: 0) } unit CPU. Các cỡ CPU: { $choices }.
   *[memory] Fargate không có cặp { NUMBER($cpu, useGrouping: 0) } unit và { NUMBER($memory, useGrouping: 0) } MiB. Với { NUMBER($cpu, useGrouping: 0) } unit, `memory` là một trong: { $choices }.
}
why-fargate-ecr-execution-role = Image nằm trong ECR riêng, Fargate phải đăng nhập để kéo về, bằng execution role. Thêm `executionRoleArn`.
why-fargate-awslogs-execution-role = Muốn gửi log lên CloudWatch, Fargate cần execution role. Thêm `executionRoleArn`.
why-fargate-awslogs-prefix = Trên Fargate, container “{ $name }” phải có `awslogs-stream-prefix` để đặt tên cho log stream. Thêm vào `options`.
why-fargate-log-driver = Fargate không có log driver “{ $driver }” (container “{ $name }”). Dùng awslogs, splunk hoặc awsfirelens.
why-fargate-privileged = Trên Fargate máy không phải của bạn, nên container “{ $name }” không được `privileged`. Bỏ đi.
why-fargate-sourcepath = Trên Fargate bạn không có máy chủ nào để trỏ vào, nên volume “{ $name }” không dùng `sourcePath` được. Bỏ `host`, hoặc dùng EFS.
why-fargate-dockervolumeconfiguration = Fargate không có Docker volume, nên volume “{ $name }” không dùng `dockerVolumeConfiguration` được. Bỏ đi, hoặc dùng EFS.
why-fargate-devices = Fargate không đưa thiết bị của máy vào container “{ $name }”. Bỏ `devices`, hoặc chạy trên EC2.
why-fargate-sharedmemorysize = Fargate không nhận `sharedMemorySize` của container “{ $name }”. Bỏ đi, hoặc chạy trên EC2.
why-fargate-maxswap = Fargate không có swap, nên bỏ `maxSwap` của container “{ $name }”, hoặc chạy trên EC2.
why-fargate-dockersecurityoptions = Trên Fargate bạn không cấu hình Docker. Bỏ `dockerSecurityOptions` của container “{ $name }”, hoặc chạy trên EC2.
why-fargate-capability = Fargate không cho thêm Linux capability nào ngoài SYS_PTRACE. Bỏ { $capability } của container “{ $name }”, hoặc chạy trên EC2.
why-fargate-constraints = Trên Fargate bạn không chọn máy, nên `placementConstraints` không có nghĩa. Bỏ đi.
why-fargate-ipc-mode = Fargate không nhận `ipcMode`. Bỏ đi.
why-fargate-pid-mode = Trên Fargate `pidMode` chỉ có thể là `task`: không có máy nào để chia sẻ. Đổi lại hoặc bỏ đi.
why-fargate-gpu = Fargate không có GPU. Bỏ yêu cầu GPU của container “{ $name }”, hoặc chạy trên EC2.
why-fargate-stop-timeout = Trên Fargate, `stopTimeout` của container “{ $name }” phải từ 2 đến 120 giây.
why-ephemeral-storage-small = Fargate cho sẵn 20 GiB, `ephemeralStorage` chỉ để xin thêm: ít nhất 21, không phải { $size }. Muốn 20 GiB thì bỏ hẳn mục này.
why-ephemeral-storage-large = `ephemeralStorage` nhiều nhất 200 GiB, không phải { NUMBER($size, useGrouping: 0) }. Cần nhiều hơn thì dùng EFS.
why-ephemeral-storage-ec2 = Ephemeral storage là của riêng Fargate; trên EC2, task dùng ổ đĩa của instance. Bỏ `ephemeralStorage`, hoặc chọn FARGATE.

## Gọi tên, liệt kê, xóa, gắn tag

why-unknown-task-definition = Không có task definition “{ $name }” (hoặc `family` này không còn revision nào ACTIVE). Xem danh sách bằng `list_task_definitions()`.
why-revision-needed = Phải nói rõ revision nào, ví dụ `{ $name }:1`. Một `family` có thể có nhiều revision.
why-being-deleted = “{ $name }” đang được xóa, không cần làm gì thêm.
why-too-many-deleted = Mỗi lần xóa được nhiều nhất 10 revision, ở đây có { $count }. Chia ra nhiều lần.
why-unknown-choice = `{ $member }` không thể là “{ $value }”. Chọn trong: { $allowed }.
why-page-size = Mỗi trang có từ 1 đến 100 mục, không phải { NUMBER($value, useGrouping: 0) }.
why-bad-token = `nextToken` này không phải do lần gọi trước trả về. Lấy lại từ trang đầu.
why-tag-key-length = Khóa của tag dài từ 1 đến 128 ký tự. Sửa lại “{ $key }”.
why-tag-value-length = Giá trị của tag “{ $key }” dài nhất 256 ký tự.
why-tag-key-reserved = Khóa bắt đầu bằng `aws:` là của riêng AWS. Đổi tên tag “{ $key }”.
why-tag-count = Mỗi tài nguyên có nhiều nhất 50 tag, ở đây sẽ thành { $count }. Bỏ bớt.
why-tag-unknown-resource = Không có task definition nào mang ARN “{ $name }”. Gắn tag thì phải dùng đúng ARN có revision.

## Yêu cầu không đọc được

why-not-json = Đoạn gửi đi không phải JSON, nên ECS chưa đọc được chữ nào. Kiểm tra ngoặc và dấu phẩy.
why-wrong-type = Giá trị ở `{ $path }` sai kiểu: số thì không để trong nháy, chữ thì phải để trong nháy. Riêng `cpu` và `memory` của task là chữ, của container là số.
why-too-small = `{ $path }` nhỏ nhất là { $least }. Nhập một số lớn hơn.
why-missing-member = Thiếu `{ $path }`, mà ECS bắt buộc phải có. Thêm vào.
