# Chữ trong các hình vẽ, và lời của mỗi hình.
# picture-*: viết trong hình, phải ngắn. told-*: cả câu, cho người nghe thay vì nhìn.

## Hình một task definition

picture-definition = Hình vẽ task definition { $name }
picture-no-family = chưa đặt family
picture-kind = task definition
picture-kind-draft = bản nháp task definition
picture-task = Mỗi task gồm
picture-network = mạng { $mode }
picture-no-compatibilities = chưa chọn nơi chạy
picture-cpu = CPU
picture-memory = Bộ nhớ
picture-cpu-total = { $taken } / { $whole } unit · { $vcpu } vCPU
picture-cpu-total-over = { $taken } / { $whole } unit · vượt { $over }
picture-cpu-unsized = { $taken } unit · task không đặt
picture-memory-total = { $taken } / { $whole } MiB
picture-memory-total-over = { $taken } / { $whole } MiB · vượt { $over }
picture-memory-unsized = { $taken } MiB · task không đặt
picture-scale-both = Task không đặt cỡ: hết thanh là { $cpu } unit, { $memory } MiB
picture-scale-cpu = Task không đặt CPU: hết thanh là { $cpu } unit
picture-scale-memory = Task không đặt bộ nhớ: hết thanh là { $memory } MiB
picture-cpu-share = { $taken } / { $whole }
picture-cpu-share-over = { $taken } / { $whole } · vượt { $over }
picture-cpu-unset = không giữ phần nào
picture-memory-hard = tối đa { $hard } / { $whole } MiB
picture-memory-over = tối đa { $hard } / { $whole } · vượt { $over }
picture-memory-both = giữ { $soft }, tối đa { $hard } MiB
picture-memory-crossed = giữ { $soft } nhiều hơn tối đa { $hard }
picture-memory-soft = giữ { $soft } MiB, không có trần
picture-memory-soft-over = giữ { $soft } / { $whole } · vượt { $over }
picture-memory-unset = không đặt riêng
picture-essential = essential
picture-not-essential = không essential
picture-environment = { $count } biến env
picture-mounts = { $count } chỗ gắn volume
picture-mounts-read-only = { $count } chỗ gắn volume, { $readonly } chỉ đọc
picture-mounts-all-read-only = { $count } chỗ gắn volume, chỉ đọc
picture-unnamed = chưa đặt tên
picture-no-image = chưa có image
picture-no-containers = Chưa có container nào
picture-no-containers-next = Thêm một container, nó sẽ nằm ở hàng này.
picture-free-row = chỗ cho container tiếp theo
picture-port = port
picture-host = host
picture-dynamic = động
picture-more = +{ $count }
picture-volumes = Volume
picture-no-volumes = không có volume

told-definition = Task definition { $family }, revision { $revision }.
told-draft = Bản nháp của task definition { $family }, chưa đăng ký.
told-draft-unnamed = Bản nháp của một task definition chưa đặt family.
told-network = Kiểu mạng: { $mode }.
told-compatibilities = Phải chạy được trên: { $names }.
told-no-compatibilities = Không ghi phải chạy được trên đâu (requiresCompatibilities).
told-cpu = CPU của task: { $whole } unit ({ $vcpu } vCPU). Các container lấy { $taken }, còn { $free }.
told-cpu-over = CPU của task: { $whole } unit ({ $vcpu } vCPU). Các container đòi { $taken }, vượt { $over }.
told-cpu-unsized = CPU của task: không đặt. Các container lấy { $taken } unit.
told-memory = Bộ nhớ của task: { $whole } MiB. Các container lấy { $taken }, còn { $free }.
told-memory-over = Bộ nhớ của task: { $whole } MiB. Các container đòi { $taken }, vượt { $over }.
told-memory-unsized = Bộ nhớ của task: không đặt. Các container lấy { $taken } MiB.
told-no-containers = Chưa có container nào.
told-containers = Có { $count } container.
told-essential = { $number }. { $name }: image { $image }, essential (nó dừng thì cả task dừng).
told-not-essential = { $number }. { $name }: image { $image }, không essential (nó dừng thì task vẫn chạy).
told-cpu-share = CPU: { $taken } trên { $whole } unit.
told-cpu-share-over = CPU: { $taken } trên { $whole } unit, vượt { $over }.
told-cpu-share-unsized = CPU: { $taken } unit.
told-cpu-unset = CPU: không giữ phần nào.
told-memory-hard = Bộ nhớ: tối đa { $hard } MiB.
told-memory-both = Bộ nhớ: giữ { $soft } MiB, tối đa { $hard } MiB.
told-memory-soft = Bộ nhớ: giữ { $soft } MiB, không có trần riêng.
told-memory-unset = Bộ nhớ: không đặt riêng.
told-memory-share-over = Mức đó vượt bộ nhớ của task { $over } MiB.
told-memory-crossed = Mức giữ lớn hơn mức tối đa.
told-port = Port { $container }/{ $protocol } của container.
told-port-mapped = Port { $host } của host dẫn vào port { $container }/{ $protocol } của container.
told-port-dynamic = Một port do ECS chọn trên host dẫn vào port { $container }/{ $protocol } của container.
told-environment = Biến môi trường: { $names }.
told-mount = Gắn volume { $volume } vào { $path }, đọc và ghi.
told-mount-read-only = Gắn volume { $volume } vào { $path }, chỉ đọc.
told-volumes = Volume của task: { $names }.
told-no-volumes = Task không có volume.

## Hai task definition khác nhau ở đâu

compared-field = Trường
compared-count = { $before } và { $after } khác nhau ở { $count } chỗ
compared-same = { $before } và { $after } giống hệt nhau.
compared-absent = không có
compared-added = thêm
compared-removed = bỏ
compared-changed = đổi
told-added = Thêm { $path }: { $new }
told-removed = Bỏ { $path }: trước là { $old }
told-changed = Đổi { $path }: { $old } → { $new }

## Bức tranh của cả khóa học

ideas-title = Từ bản thiết kế đến task đang chạy
ideas-plan = Bản thiết kế. Tự nó chưa chạy gì.
ideas-plan-more = Không sửa được: chỉ thêm bản mới.
ideas-cluster = nơi các task chạy
ideas-service = giữ cho luôn đủ { $desired } task
ideas-lone-task = Task bạn tự chạy, không có chủ
ideas-lone-task-more = Nó dừng là hết:
ideas-lone-task-end = không ai chạy cái khác thay vào.
told-idea-task-definition = Task definition webserver:2 là bản thiết kế: một container web từ image nginx, cpu 256, memory 512. Tự nó chưa chạy gì, và không sửa được: muốn đổi thì thêm bản mới.
told-idea-task = Task là một bản chạy thật của nó, bên trong có container. Trong hình có bốn task, đều RUNNING.
told-idea-service = Ba task thuộc về một service, tạo bằng create_service. Service giữ cho luôn đủ 3 task: một cái dừng thì nó chạy cái khác thay vào.
told-idea-lone-task = Task thứ tư do bạn tự chạy bằng run_task. Nó không có chủ: nó dừng thì không ai chạy cái khác thay vào.
told-idea-cluster = Tất cả task chạy trong một cluster.
