## Dòng thời gian: trạng thái của task theo giờ lab, event, lời gọi API; biểu đồ của một service

time-line-name = Dòng thời gian của cluster { $name }
time-line-title = Chuyện gì xảy ra, lúc nào
time-line-now = bây giờ { $time } UTC
time-line-empty = Khoảng này không có task nào.
time-line-counts = { $running } đang chạy, { $starting } đang lên
time-line-events = event của service
time-line-calls = lời gọi API
time-line-denied = (bị từ chối)
told-time-line = Dòng thời gian của cluster { $name } từ { $begin } đến { $end } UTC, giờ lab.

chart-rollout = Service { $name } theo thời gian
chart-nothing = Không có service { $name } để vẽ.
chart-running = đang chạy
chart-new = đang chạy, bản mới
chart-old = đang chạy, bản cũ
chart-pending = đang lên
chart-desired = mong muốn (desired)
chart-between = giữa sàn và trần
chart-seconds = giây, giờ lab, tính từ { $time } UTC
chart-tasks = số task
told-chart = Service { $name } từ { $begin } đến { $end } UTC, giờ lab.
told-chart-moment = { $time } đang chạy { $running } (cũ { $old }, mới { $new }), đang lên { $pending }, mong muốn { $desired }, sàn { $lower }, trần { $upper }.
