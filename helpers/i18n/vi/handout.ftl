# Tài liệu phát tay cho workshop
handout-title = Học Amazon ECS bằng cách bấm thử
handout-learners = Bản cho người học
handout-instructors = Bản cho người dạy
handout-lead =
    Các bài trong tài liệu này đã chạy thật, trong một ECS nằm ngay trong máy. Muốn tự bấm, mở khóa học trong JupyterLab. Chỗ kẻ dòng là chỗ để bạn viết.
handout-contents = Mục lục
handout-answer-room = Bài làm của bạn
handout-lab-note = Lab này bấm được: mở bài trong JupyterLab để tự làm. Hình trên là lúc lab vừa mở.
handout-previous = Trước
handout-next = Tiếp
handout-pdf = Bản PDF để in
handout-appendix = Phụ lục: đáp án và lời giải
handout-appendix-lead =
    Chỉ có trong bản cho người dạy. Mỗi câu đoán kèm đáp án và lý do; mỗi bài tập kèm gợi ý theo đúng thứ tự người học được xem, rồi tới lời giải.

    Lời giải chạy sau ô mở đầu của bài tập. Cách khác cũng được: bài tập chấm trạng thái cuối cùng, không chấm chữ đã gõ.
handout-predictions = Đoán thử
handout-exercises = Bài tập
handout-hints = Gợi ý
handout-solution = Lời giải
