## Bảng cluster của các lab task và service

panel-ready = Cluster { $cluster } đã sẵn sàng. Bấm một nút, rồi cho đồng hồ lab chạy để xem chuyện gì xảy ra.
panel-closed = Lab này đã đóng, hoặc đã có một Lab mới thay nó, nên ở đây không còn gì để xem. Chạy lại ô lab = Lab("{ $language }"), rồi chạy lại ô này.
panel-time = Giờ lab { $time } UTC
panel-step-second = +1 giây
panel-step-seconds = +10 giây
panel-step-minute = +1 phút
panel-play = Cho chạy
panel-pause = Tạm dừng
panel-speed-label = Tốc độ
panel-speed = { $speed } giây lab mỗi giây
panel-services-tab = Services ({ $count })
panel-tasks-tab = Tasks ({ $count })
panel-task = Task
panel-owner = Ai trông
panel-nobody = không ai
panel-service = service { $name }
panel-no-services = Chưa có service nào.
panel-no-tasks = Chưa có task nào.
panel-more-tasks = và { $count } task nữa, xem bằng list_tasks
panel-events-of = Event của service
panel-no-service-yet = Event là nơi đầu tiên nên đọc khi một service có chuyện. Khi có service, event của nó hiện ở đây.
panel-no-events = Service này chưa có event nào.
panel-no-live-task = Chưa có task nào sống
panel-no-definition = Chưa có task definition
panel-run-first = Chưa có task nào để làm việc đó. Hãy chạy một task trước.
panel-no-cli = # AWS CLI không có lệnh này: chương trình trong container tự kết thúc.
panel-crashed-essential = Container { $name } của task { $id } vừa chết. Nó là essential, nên cả task dừng theo.
panel-crashed-helper = Container { $name } của task { $id } vừa chết. Nó không phải essential, nên task vẫn chạy.
