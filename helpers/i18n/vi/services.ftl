# why-<reason>: yêu cầu về service sai ở đâu và làm gì tiếp.

## Tìm service

why-service-not-active = Service “{ $service }” đang { $status }: đã xóa rồi thì không sửa được nữa. Tạo lại.
why-services-empty = Ghi ít nhất một service vào `services`; `list_services` cho biết đang có những gì.
why-too-many-services = Mỗi lần chỉ xem được nhiều nhất mười service, không phải { $count }. Chia ra nhiều lần.

## Tên và số lượng

why-service-name-invalid = Tên service chỉ gồm chữ cái không dấu, chữ số, `_` và `-`, dài nhất 255 ký tự. Sửa lại “{ $name }”.
why-service-exists = Đã có service “{ $service }” với thiết lập khác. Sửa nó bằng `update_service`, hoặc chọn tên khác.
why-service-still-draining = Service “{ $service }” cũ vẫn đang dừng task. Chờ đến khi nó INACTIVE rồi tạo lại.
why-service-scaled-above-zero = “{ $service }” vẫn cần { $desired } task. Đưa `desiredCount` về 0 trước, hoặc xóa với `force=True`.
why-desired-count-missing = Ghi rõ service phải giữ bao nhiêu task: `desiredCount`.
why-desired-count-negative = `desiredCount` không thể là { $desired }; ít nhất là 0.
why-desired-count-over-quota = Một service giữ nhiều nhất { NUMBER($most, useGrouping: 0) } task (đó là quota). Xin ít hơn, hoặc chia thành nhiều service.
why-desired-count-for-daemon = DAEMON chạy mỗi instance một task nên không có `desiredCount`. Bỏ nó đi, hoặc chọn REPLICA.
why-unknown-word = `{ $parameter }` không nhận “{ $word }”. Tài liệu của lệnh này liệt kê những từ nó nhận.
why-task-definition-missing = Service phải biết chạy cái gì: ghi `taskDefinition`.

## Deployment

why-minimum-over-100 = `minimumHealthyPercent` tính theo desired count nên nhiều nhất là 100, không phải { $minimum }.
why-minimum-negative = `minimumHealthyPercent` bắt đầu từ 0; { $minimum } thì quá thấp.
why-maximum-under-100 = `maximumPercent` ít nhất là 100, nếu không service chẳng bao giờ đủ task. { $maximum } thì quá thấp.
why-maximum-for-daemon = DAEMON có mỗi instance một task, không có chỗ cho task thứ hai: để `maximumPercent` là 100.
why-rebalancing-for-daemon = DAEMON chạy mỗi instance một task nên không có gì để san đều giữa các zone. Bỏ `availabilityZoneRebalancing`.
why-grace-out-of-range = Grace period là số giây, từ 0 trở lên, không phải { NUMBER($grace, useGrouping: 0) }. Cho đủ thời gian để một task qua được lần health check đầu tiên.
why-both-percents-100 = Cả hai cùng 100 thì không được dừng cũng không được thêm task nào, deployment không bắt đầu nổi. Hạ `minimumHealthyPercent` hoặc tăng `maximumPercent`.
why-deployment-strategy-not-carried = Lab chỉ deploy kiểu ROLLING; { $strategy } có trên AWS. Bỏ trống `strategy`.
why-deployment-controller-not-carried = Lab biết hai deployment controller là ECS và EXTERNAL; { $controller } chỉ có trên AWS.
why-service-deployment-not-found = Không có service deployment { $arn }. Xem bằng `list_service_deployments`.
why-service-deployment-not-stoppable = Deployment này đang { $status }: chỉ dừng được cái đang chạy dở.
why-service-deployment-no-rollback = Service này chưa có deployment nào hoàn tất nên không có gì để quay về. Deploy một revision chạy được.

## Nơi chạy task

why-daemon-on-fargate = DAEMON là mỗi container instance một task, mà Fargate không có instance. Trên Fargate hãy dùng REPLICA.
why-placement-strategy-for-daemon = DAEMON chạy trên mọi instance nên không có gì để chọn. Bỏ `placementStrategy`.
why-too-many-service-strategies = Nhiều nhất năm placement strategy, không phải { $count }. Giữ những cái đầu: chúng quyết định.
why-too-many-service-constraints = Nhiều nhất mười placement constraint, không phải { $count }. Gộp bớt vào một biểu thức.
why-placement-strategy-invalid = “{ $strategy }” với field “{ $field }” không phải strategy. Có `random`, `spread` theo một field, và `binpack` theo `cpu` hoặc `memory`.
why-placement-constraint-invalid = “{ $constraint }” không phải constraint. Có `distinctInstance`, và `memberOf` kèm `expression`.

## Load balancer

why-too-many-load-balancers = Một service có nhiều nhất năm target group, không phải { $count }.
why-load-balancer-container-missing = Load balancer phải gửi đến container “{ $container }”, nhưng task definition không có container nào tên đó. Sửa `containerName`.
why-load-balancer-port-missing = Container “{ $container }” không mở port { NUMBER($port, useGrouping: 0) }. Thêm vào `portMappings`, hoặc sửa `containerPort`.
why-load-balancer-without-target-group = Ghi target group vào `targetGroupArn`.
why-target-group-not-found = Không có target group { $group }. Tạo nó trước rồi chép ARN.
why-target-type-incompatible = Với kiểu mạng `{ $mode }`, target group này không dùng loại `{ $type }` được: task `awsvpc` có địa chỉ riêng nên cần `ip`, các kiểu mạng khác cần `instance`. Tạo target group loại kia.
why-target-group-without-load-balancer = Chưa có listener nào gửi gì đến target group này. Tạo listener (hoặc rule) cho nó trước: { $group }
why-classic-load-balancer-with-awsvpc = Classic Load Balancer chỉ biết instance, còn task `awsvpc` có địa chỉ riêng. Dùng Application hoặc Network Load Balancer.
why-classic-load-balancer-dynamic-port = Classic Load Balancer cần port cố định: cho container port { NUMBER($port, useGrouping: 0) } một `hostPort`. Application Load Balancer thì theo được port động.

## Task set

why-task-set-not-found = Service này không có task set “{ $taskSet }”. Xem bằng `describe_task_sets`.
why-task-set-scaled-above-zero = Task set “{ $taskSet }” vẫn đang giữ một phần task. Đưa về 0 trước, hoặc xóa với `force=True`.
why-task-set-needs-external-controller = Service “{ $service }” tự deploy lấy. Task set chỉ dành cho service có deployment controller EXTERNAL.
why-update-external-service = Với controller EXTERNAL, `{ $parameter }` thuộc về task set. Tạo cái mới bằng `create_task_set`.
