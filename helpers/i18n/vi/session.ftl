session-open = Lab đã mở: từ đây mọi client của boto3 nói chuyện với lab, không có gì tới AWS.
session-closed = Lab này đã đóng. Gọi Lab("vi") để mở một lab mới.
session-unknown-region = AWS không có region { $region }. Kiểm tra region_name của client; bỏ trống thì lab dùng { $home }.
session-service-not-carried = Lab không có dịch vụ { $service }, và cũng không gọi ra AWS. Trong lab có: { $carried }.
session-operation-not-carried = Lab chưa có thao tác { $operation } của { $service }, và cũng không gọi ra AWS.
session-not-understood = { $service } trong lab không hiểu được yêu cầu { $operation } này, và rất có thể AWS cũng từ chối. Xem lại tên và dạng của các tham số.
session-filter-not-carried = Lab không biết filter “{ $filter }” của { $operation }. Xem lại chính tả, hoặc bỏ filter ấy rồi tìm trong cả câu trả lời.
session-client-of-closed-lab = Client này thuộc về một lab đã đóng, nên lời gọi không được gửi đi. Mở lab mới bằng Lab("vi"), rồi tạo lại client.
