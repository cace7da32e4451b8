endpoint-about = Lab qua HTTP, chỉ trên máy này: cho AWS CLI và mọi AWS client khác.
endpoint-port = port trên 127.0.0.1; 0 là lấy một port còn trống (mặc định: 5000)
endpoint-speed = số giây của lab trôi qua trong một giây thật (mặc định: 1)
endpoint-language = ngôn ngữ của thông báo: vi hoặc en (mặc định: vi)
endpoint-wrong-port = phải là số nguyên từ 0 tới 65535
endpoint-wrong-speed = phải là một số từ 0 đến 86400, ví dụ 30
endpoint-ready = Lab đã sẵn sàng ở { $address } ({ $speed } giây lab mỗi giây thật). Bấm Ctrl-C để dừng.
endpoint-port-taken = Không mở được port { $port } trên 127.0.0.1: { $reason }. Hãy chọn port khác bằng --port, hoặc --port 0 để lấy một port còn trống.
endpoint-stopped = Lab đã đóng.
endpoint-broken = Chính lab đã có lỗi ở yêu cầu này. Lab vẫn chạy tiếp; xin báo lại bạn đã gửi gì.
endpoint-page =
    Lab đang mở ở { $address }.
    Region: { $region }. Giờ trong lab: { $time }, { $speed } giây lab mỗi giây thật.

    Thử ngay (key nào cũng được, không có gì tới AWS):
    aws ecs list-clusters --endpoint-url { $address } --region { $region }
