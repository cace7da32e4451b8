# why-<reason>: yêu cầu về cluster, instance hay task sai ở đâu và làm gì tiếp.

## Cluster

why-cluster-not-found = Không có cluster “{ $cluster }” nào đang hoạt động. Tạo bằng `create_cluster`, hoặc sửa lại tên; không ghi tên thì ECS tìm `default`.
why-cluster-name = Tên cluster chỉ gồm chữ cái không dấu, chữ số, `_` và `-`, dài nhất 255 ký tự. Sửa lại “{ $name }”.
why-cluster-setting-name = Cluster chỉ có một thiết lập là `containerInsights`. Ghi tên đó thay cho “{ $name }”.
why-cluster-setting-value = `containerInsights` nhận enabled, disabled hoặc enhanced, không nhận “{ $value }”.
why-cluster-contains-tasks = Cluster “{ $cluster }” còn { $count } task. Dừng chúng, chờ đến STOPPED, rồi mới xóa.
why-cluster-contains-services = Cluster “{ $cluster }” còn { $count } service. Xóa service trước (`delete_service`, thêm `force=True` nếu còn task).
why-cluster-contains-container-instances = Cluster “{ $cluster }” còn { $count } container instance. Terminate hoặc deregister chúng trước.

## Capacity provider và strategy

why-capacity-provider-name = Không đặt tên capacity provider là “{ $name }” được: tên không được bắt đầu bằng aws, ecs hay fargate. Chọn tên khác.
why-capacity-provider-without-group = Capacity provider của riêng bạn đại diện cho một Auto Scaling group. Ghi nhóm đó vào `autoScalingGroupProvider`.
why-capacity-provider-exists = Đã có capacity provider “{ $name }”. Dùng luôn nó, hoặc chọn tên khác.
why-capacity-provider-in-use = Cluster “{ $cluster }” còn cần capacity provider “{ $name }”. Gỡ nó khỏi cluster, hoặc dừng các task đang chạy trên nó, rồi làm lại.
why-capacity-provider-reserved = “{ $name }” là của AWS: dùng trong strategy thì được, sửa hay xóa thì không.
why-capacity-provider-not-found = Không có capacity provider “{ $name }”. FARGATE và FARGATE_SPOT lúc nào cũng có; loại khác tạo bằng `create_capacity_provider`.
why-strategy-too-long = Một strategy nêu nhiều nhất { $most } capacity provider. Bỏ bớt.
why-strategy-several-bases = Trong một strategy chỉ một capacity provider có `base`. Giữ một, phần còn lại chia theo `weight`.
why-strategy-no-weight = Mọi provider đều có weight 0 nên không biết đưa task đi đâu. Cho ít nhất một cái `weight` lớn hơn 0.
why-strategy-mixed = Một strategy hoặc dành cho Fargate, hoặc dành cho Auto Scaling group. Tách làm hai.
why-strategy-provider-not-associated = Cluster chưa biết capacity provider “{ $provider }”. Gắn nó vào trước bằng `put_cluster_capacity_providers`.
why-launch-type-and-strategy = `launchType` và `capacityProviderStrategy` là hai cách nói cùng một việc. Giữ một thôi.

## Container instance

why-container-instance-not-found = Cluster này không có container instance “{ $instance }”. Xem `list_container_instances`; id này khác với id `i-…` của EC2.
why-container-instances-empty = `containerInstances` đang rỗng. Ghi ít nhất một; `list_container_instances` cho bạn danh sách.
why-container-instances-out-of-range = `start_task` nhận từ 1 đến 10 container instance, không phải { $count }.
why-container-instance-status = Container instance chỉ đặt được ACTIVE hoặc DRAINING, không phải “{ $status }”.
why-container-instance-has-tasks = Còn { $count } task chạy trên container instance này. Dừng chúng trước, hoặc dùng `force=True` và chấp nhận mất chúng.
why-agent-is-newest = Agent đã ở bản mới nhất, { $version }. Không cần làm gì.
why-identity-document-invalid = `instanceIdentityDocument` phải là đoạn JSON mà EC2 cấp cho instance để tự giới thiệu, trong đó có `instanceId`.
why-attribute-target-not-found = Attribute thuộc về một container instance, mà “{ $target }” không phải. Ghi ARN của nó vào `targetId`.

## Chọn chỗ đặt task

why-no-container-instances = Cluster “{ $cluster }” không có container instance nào đang ACTIVE để nhận task. Thêm instance, hoặc chạy trên Fargate với `launchType="FARGATE"`.
why-too-many-constraints = Một yêu cầu có nhiều nhất { $most } placement constraint. Bỏ bớt.
why-too-many-strategies = Một yêu cầu có nhiều nhất { $most } placement strategy. Bỏ bớt.
why-constraint-type = “{ $type }” không phải một placement constraint. Chọn distinctInstance hoặc memberOf.
why-constraint-expression = `memberOf` cần có `expression`, ví dụ `attribute:ecs.instance-type == t3.micro`.
why-strategy-type = “{ $type }” không phải một placement strategy. Chọn random, spread hoặc binpack.
why-constraint-distinct-expression = `distinctInstance` nghĩa là mỗi máy một task, không có gì để so sánh. Bỏ `expression` của nó.
why-strategy-random-field = `random` chọn bất kỳ máy nào còn chỗ, nên không có `field`. Bỏ “{ $field }”.
why-strategy-field = `binpack` xếp theo cpu hoặc memory, không xếp theo “{ $field }”.
why-placement-expression-invalid = ECS không đọc được “{ $expression }”. Biểu thức trông như `attribute:ecs.instance-type == t3.micro and task:group == shop`.
why-placement-constraints-on-fargate = Fargate tự chọn máy nên không có gì để ràng buộc. Bỏ `placementConstraints`, hoặc chạy trên EC2.
why-placement-strategies-on-fargate = Fargate tự chọn máy nên strategy không có việc gì làm. Bỏ `placementStrategy`, hoặc chạy trên EC2.

## Mạng

why-network-configuration-missing = Với `awsvpc`, mỗi task có một network interface riêng và ECS phải biết đặt nó vào subnet nào. Thêm `networkConfiguration` có `subnets`.
why-network-configuration-not-valid = Với kiểu mạng `{ $mode }`, task dùng mạng của instance nên không cần subnet. Bỏ `networkConfiguration`, hoặc đăng ký một bản dùng `awsvpc`.
why-public-ip-on-ec2 = Chỉ Fargate cho task địa chỉ public. Trên EC2 bỏ `assignPublicIp`; muốn ra internet thì đi qua NAT gateway.
why-subnets-empty = `subnets` đang rỗng. Ghi ít nhất một subnet trong VPC của bạn.
why-too-many-subnets = `subnets` nhận nhiều nhất 16 subnet, không phải { $count }.
why-too-many-security-groups = `securityGroups` nhận nhiều nhất 5 nhóm, không phải { $count }.
why-subnets-of-several-vpcs = Mọi subnet của một task phải nằm trong cùng một VPC. Xem lại bằng `ec2.describe_subnets`.
why-subnet-not-found = Không có subnet “{ $subnet }”. Xem `lab.vpc` để biết subnet của bạn.
why-security-group-not-found = Không có security group “{ $group }”. Xem `describe_security_groups` để biết group của bạn; không ghi gì thì task dùng group mặc định của VPC.

## Chạy task

why-task-definition-inactive = { $family }:{ NUMBER($revision, useGrouping: 0) } đã bị deregister: task đang chạy vẫn chạy, nhưng không chạy task mới từ nó được. Dùng một revision còn ACTIVE.
why-launch-type-not-supported = Task definition này không chạy được trên { $launch_type }. Xem `compatibilities` của nó; muốn chạy Fargate thì cần `awsvpc` và kích thước của task.
why-platform-version-without-fargate = `platformVersion` { $version } là của Fargate. Bỏ đi, hoặc chạy trên Fargate.
why-platform-version-unknown = Fargate không có platform version “{ $version }”. Không ghi gì thì được LATEST.
why-pass-role-denied = Chạy task nghĩa là trao { $role } cho nó, mà bạn chưa được phép: danh tính của bạn cần quyền `iam:PassRole` với role này.
why-role-cannot-be-assumed = ECS không khoác (assume) được role { $role }. Trust policy phải cho `ecs-tasks.amazonaws.com` gọi `sts:AssumeRole`, và role phải có thật.
why-started-by-too-long = `startedBy` dài nhất { $most } ký tự.
why-count-out-of-range = Mỗi lần `run_task` chạy từ 1 đến 10 task, không phải { NUMBER($count, useGrouping: 0) }. Gọi nhiều lần, hoặc để một service giữ đủ số đó.
why-client-token-reused = `clientToken` “{ $token }” đã dùng cho một yêu cầu khác. Mỗi yêu cầu mới cần một token mới.
why-exec-without-task-role = ECS Exec làm việc bằng task role, mà task definition này không có. Thêm `taskRoleArn` cho phép `ssmmessages`.
why-propagate-tags-without-service = Task tự tay chạy thì không có service nào để lấy tag. Dùng `TASK_DEFINITION`, hoặc ghi thẳng `tags`.
why-override-fargate-size = Fargate không có cỡ { NUMBER($cpu, useGrouping: 0) } CPU unit với { NUMBER($memory, useGrouping: 0) } MiB. Chọn một cặp có thật.
why-override-size = ECS không đọc được `{ $setting }` “{ $value }”. Ghi 512, hoặc kèm đơn vị như .5 vCPU, 1 GB.
why-override-without-name = Một mục trong `containerOverrides` không nói dành cho container nào. Thêm `name`.
why-override-unknown-container = Task definition không có container “{ $container }”. Dùng một tên trong `containerDefinitions`.
why-override-negative = `{ $setting }` của container “{ $container }” nhỏ hơn 0. Sửa lại.

## Xem task

why-task-not-found = Cluster này không có task “{ $task }”. Xem lại cluster; task đã dừng thì sau một giờ không còn thấy nữa.
why-task-id-length = “{ $task }” không phải là id của task: id dài 32 ký tự. `list_tasks` cho bạn các id; khi nó không có task nào, dòng lệnh đưa đi chữ “None”.
why-tasks-empty = `tasks` đang rỗng. `list_tasks` cho bạn các id để xem.
why-too-many-tasks = `describe_tasks` nhận nhiều nhất 100 task, không phải { $count }. Chia ra nhiều lần gọi.
why-service-not-found = Cluster này không có service “{ $service }”.
why-invalid-next-token = `nextToken` phải lấy từ trang trước. Bắt đầu lại, đừng ghi nó.
why-max-results-out-of-range = `maxResults` đi từ 1 đến 100, không phải { NUMBER($asked, useGrouping: 0) }.

## ECS Exec, bảo vệ task, tag, thiết lập

why-exec-not-enabled = Task “{ $task }” chưa mở cửa: nó phải RUNNING, được chạy với `enableExecuteCommand=True`, và task role phải cho phép `ssmmessages`.
why-exec-not-interactive = ECS Exec chỉ có một cách: `interactive=True`.
why-exec-container-needed = Task có nhiều container. Chọn một bằng `container`.
why-exec-container-unknown = Task không có container “{ $container }”.
why-protection-too-many-tasks = Mỗi lần gọi bảo vệ từ 1 đến 10 task, không phải { $count }.
why-protection-minutes = Bảo vệ được từ 1 đến 2880 phút (hai ngày), không phải { NUMBER($minutes, useGrouping: 0) }.
why-tagged-resource-not-found = Không có gì mang ARN “{ $arn }”. Chép lại ARN từ một câu trả lời của ECS.
why-account-setting-unknown = Không có thiết lập tài khoản “{ $name }”. `list_account_settings(effectiveSettings=True)` cho thấy tất cả.
why-account-setting-value = Thiết lập tài khoản { $name } không thể là “{ $value }”. Câu của AWS liệt kê các giá trị dùng được.
