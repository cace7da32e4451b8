# Bản đồ khóa học.

course-map = Bản đồ khóa học
course-lesson = Bài
course-exercises = Bài tập
course-predictions = Câu đoán
course-done = { $done } / { $whole }
course-nothing = không có
course-to-come = đang được viết
course-row = { $number } · { $title } | bài tập: { $exercises } | câu đoán: { $predictions }
course-row-to-come = { $number } · { $title } | đang được viết
course-all = Cộng lại: bài tập { $exercises }, câu đoán { $predictions }.

lesson-00 = Bắt đầu từ đây
lesson-01 = Task definition: bản thiết kế
lesson-02 = Task: bản đang chạy
lesson-03 = Service: người trông coi
lesson-04 = Hai role: ai gọi?
lesson-05 = Container của tôi ở đâu?
lesson-06 = Khi hết chỗ, hết port, hết IP
lesson-07 = Traffic: load balancer và auto scaling
lesson-08 = Log, và cách tìm ra nguyên nhân
lesson-09 = Trang cuối: tất cả trên một tờ
