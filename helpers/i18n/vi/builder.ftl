# Chữ trong các lab: phần chung (lab-*), rồi lab ghép task definition (builder-*).

lab-unexpected = Lab gặp một lỗi của chính nó, không phải của bạn. Những gì bạn đã gõ vẫn còn. Chạy lại ô này để có một lab mới; nếu lỗi lặp lại, hãy báo cho người viết khóa học.
lab-closed = Lab này đã đóng, hoặc đã có một Lab mới thay nó, nên lệnh không được gửi đi. Chạy lại ô lab = Lab("{ $language }"), rồi chạy lại ô này. Những gì bạn đã gõ vẫn còn ở đây.
lab-unknown-lab = Không có lab nào tên { $name }. Các lab đang có: { $known }.
