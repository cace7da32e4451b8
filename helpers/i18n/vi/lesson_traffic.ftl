# Bài 07, traffic: điều còn thiếu, bài tập, câu đoán.

## Điều còn thiếu

missing-not-behind = Service `{ $service }` chưa ghi task của nó vào target group nào (`loadBalancers` trống).
missing-listener = Load balancer `{ $balancer }` chưa có listener nào gửi khách tới target group `{ $group }` của service.
missing-healthy-targets = Target group `{ $group }` mới có { $count } trên { $wanted } target healthy. Cho thời gian lab trôi thêm; vẫn vậy thì hỏi `targets` xem lý do.
missing-end-of-replacing = Service `{ $service }` còn đang thay task: { $count } cái RUNNING, mà chỉ muốn { $wanted }. Cho thời gian lab trôi thêm; vẫn vậy thì đọc event.
missing-strict-matcher = Target group `menu` coi { $codes } là khỏe, mà 404 nghĩa là không có trang đó: ứng dụng hỏng cũng sẽ được khen. Hỏi một trang có thật, và chỉ nhận 200.
missing-only-the-balancer = Task của `{ $service }` đang cho { $cidr } vào port { $port }. Chỉ cần cho security group của load balancer vào.
missing-scalable-target = `{ $service }` không còn là scalable target: không ai đổi số task của nó nữa.
missing-max-capacity = `MaxCapacity` đang là { $count }. Lượng khách này cần { $wanted } task.
missing-min-capacity = `MinCapacity` đang là { $count }. Ban đêm vắng khách, nó phải được xuống tới { $wanted }.
missing-somebody-open = Trong lần chuyển bản vừa rồi, có lúc không task nào của `{ $service }` RUNNING: khách tới lúc đó đều rớt. Sửa sàn, rồi chuyển lại lần nữa với `forceNewDeployment=True`.

## Bài tập

exercise-07-open-the-door-title = Mở cửa đón khách
exercise-07-open-the-door-task =
    Service `cafe` có hai task khỏe mạnh, load balancer `cafe` đã đứng đó, target group `cafe` cũng có. Mà khách gõ cửa thì không ai trả lời.

    Nối ba thứ lại với nhau, để khách tới được cả hai task.
exercise-07-open-the-door-hint-1 = Thiếu hai mối nối: từ cửa tới sổ, và từ service tới sổ. Trong phần "Chạy" bạn đã làm cả hai.
exercise-07-open-the-door-hint-2 = Cửa tới sổ: `create_listener` với port 80. ECS không nhận một target group chưa có listener, nên làm cái này trước.
exercise-07-open-the-door-hint-3 = Service đang có thì không cần tạo lại: `update_service` nhận `loadBalancers`. Đó là một deployment mới, nên cho lab trôi vài phút.
exercise-07-open-the-door-solved = Cửa, tai, sổ, và một service biết ghi tên. Task cũ không có trong sổ, nên ECS thay bằng task mới.

exercise-07-another-kind-of-target-title = Sai loại sổ
exercise-07-another-kind-of-target-task =
    Load balancer `tea` có sẵn, listener và target group `tea` cũng vậy. Chỉ thiếu service `tea`: hai task Fargate từ task definition `tea`. Ô bên dưới thử tạo, và ECS từ chối.

    Làm sao để service `tea` chạy được sau load balancer `tea`.
exercise-07-another-kind-of-target-hint-1 = Đọc câu từ chối: target group có loại `instance`, mà task `awsvpc` cần loại khác. Loại của một target group không sửa được.
exercise-07-another-kind-of-target-hint-2 = Tạo target group mới, tên khác, `TargetType="ip"`. Nhưng listener của `tea` vẫn đang trỏ vào cái cũ.
exercise-07-another-kind-of-target-hint-3 = `describe_listeners` cho ARN của listener, `modify_listener` đổi `DefaultActions` sang target group mới. Rồi tạo service với ARN mới.
exercise-07-another-kind-of-target-solved = `awsvpc` thì `ip`. Cái cửa vẫn là cái cửa cũ, khách không biết gì; chỉ cuốn sổ phía sau là mới.

exercise-07-killed-too-early-title = Chưa kịp dậy
exercise-07-killed-too-early-task =
    `oven` cần 60 giây để nóng lên rồi mới nghe port 80. Service của nó cứ giết task này tới task khác.

    Làm cho `oven` có hai task healthy, không bị thay nữa. Chương trình thì không sửa được.
exercise-07-killed-too-early-hint-1 = Đọc event: `Health checks failed`, chừng một phút sau khi mỗi task lên. Không phải nó hỏng, mà là chưa kịp dậy.
exercise-07-killed-too-early-hint-2 = Service có một con số bảo ECS khoan tin lời chê trong những giây đầu. Nhớ cộng cả thời gian để từ unhealthy lên lại healthy: năm lần tốt liền, mỗi lần 30 giây.
exercise-07-killed-too-early-hint-3 = `update_service` với `healthCheckGracePeriodSeconds=300`, rồi cho lab trôi mười phút.
exercise-07-killed-too-early-solved = Hai task nóng, không ai bị giết nữa. Hạ interval và threshold của target group cũng được, nếu hạ đúng; grace thì rẻ nhất và không làm deployment nào.

exercise-07-the-wrong-question-title = Hỏi sai câu
exercise-07-the-wrong-question-task =
    `menu` trả lời tốt ở `/health` và `/dishes`. Vậy mà service cứ thay task mãi.

    Làm cho `menu` có hai task healthy, không bị thay nữa. Ngôi sao thứ hai: đừng làm cho health check dễ dãi.
exercise-07-the-wrong-question-hint-1 = Cột lý do của target nói: `Health checks failed with these codes: [404]`. Ai hỏi, hỏi trang nào?
exercise-07-the-wrong-question-hint-2 = Target group `menu` hỏi `/`, trang mà chương trình không có. `describe_target_groups` cho thấy `HealthCheckPath`.
exercise-07-the-wrong-question-hint-3 = `modify_target_group` với `HealthCheckPath="/health"`. Không cần deployment; cho lab trôi vài phút.
exercise-07-the-wrong-question-solved = Một câu hỏi đúng, và ứng dụng chưa từng hỏng. Cho 404 được tính là khỏe cũng hết giết, nhưng từ đó health check không còn bắt được gì nữa.

exercise-07-a-closed-door-title = Cửa sau khóa
exercise-07-a-closed-door-task =
    Task của `vault` chạy tốt, mà load balancer không nói chuyện được với chúng: `Request timed out`. Service cứ thay task mãi.

    Làm cho `vault` có hai task healthy, không bị thay nữa. Ngôi sao thứ hai: chỉ load balancer được vào, theo security group của nó chứ không theo địa chỉ.
exercise-07-a-closed-door-hint-1 = Timeout nghĩa là gói tin bị chặn, không phải chương trình chê. Ai chặn? Ô đề in ra security group của task cho ai vào.
exercise-07-a-closed-door-hint-2 = Nó chỉ cho 10.9.0.0/16 vào, mà VPC này là 10.0.0.0/16. Load balancer mang security group riêng: xem `SecurityGroups` trong `describe_load_balancers`.
exercise-07-a-closed-door-hint-3 = `authorize_security_group_ingress` cho security group của task, port 80, với `UserIdGroupPairs` là security group của load balancer. Có hiệu lực ngay; cho lab trôi năm phút.
exercise-07-a-closed-door-solved = Load balancer vào được, task yên. Timeout thì nghĩ tới security group; 404 hay 500 thì nghĩ tới chương trình và câu hỏi.

exercise-07-it-wants-more-title = Đụng trần
exercise-07-it-wants-more-task =
    `stand` giữ 600 request mỗi phút cho mỗi task. Ô bên dưới cho 60 request mỗi giây ập tới, mà mười phút sau vẫn chỉ có ba task, mỗi cái gánh gấp đôi mức ấy.

    Để auto scaling tự đưa `stand` tới đủ số task. Vắng khách thì nó vẫn phải xuống được hai.
exercise-07-it-wants-more-hint-1 = 60 mỗi giây là 3.600 mỗi phút; mỗi task 600. Policy biết cần sáu. Cái gì giữ nó lại ở ba? Hỏi `describe_scalable_targets`. Sửa `desiredCount` bằng tay thì không bền: lần scaling tới sẽ kéo nó về.
exercise-07-it-wants-more-hint-2 = `register_scalable_target` lần nữa, với `MaxCapacity` lớn hơn; phần bỏ trống giữ nguyên. Rồi cho lab trôi mười phút.
exercise-07-it-wants-more-solved = Sáu task, tự nó tính. Min là chỗ dư luôn có sẵn, max là trần của hóa đơn; giữa hai số ấy, policy tự lo.

exercise-07-not-one-lost-title = Không rớt một ai
exercise-07-not-one-lost-task =
    `desk` có hai task chạy `desk:1` sau load balancer, và hai con số của nó là 0 / 100.

    Chuyển `desk` sang `desk:2`, sao cho lúc nào cũng có người tiếp khách.
exercise-07-not-one-lost-hint-1 = Với 0 / 100, ECS được dừng hết rồi mới chạy cái mới. Phải có ít nhất một task ở lại.
exercise-07-not-one-lost-hint-2 = 100 / 200 thì cái mới lên trước, cái cũ đi sau; 50 / 100 thì thay từng cái. Cả hai đều giữ được một task.
exercise-07-not-one-lost-hint-3 = Một lệnh `update_service` đổi cả `deploymentConfiguration` lẫn `taskDefinition`. Muốn thấy tận mắt thì cho `lab.traffic(20, "desk")` chạy trong lúc đó rồi hỏi `lab.requests("desk")`.
exercise-07-not-one-lost-solved = Bản mới, và không một request nào rớt. Nhờ ba điều: sàn trên 0, health check đúng câu, và draining.

## Câu đoán

question-07-one-name-text = Service `web` có hai task sau một load balancer. Một task chết, service chạy cái khác với IP khác. Khách của bạn phải đổi gì?
question-07-one-name-choice-address = Địa chỉ IP họ gọi tới
question-07-one-name-choice-dns = Không đổi gì, nhưng phải đợi DNS cập nhật
question-07-one-name-choice-nothing = Không gì cả
question-07-one-name-why-address = IP đó là của task. Khách gọi tên DNS của load balancer, và tên ấy không đổi khi task đổi.
question-07-one-name-why-dns = Tên DNS trỏ tới load balancer, không trỏ tới task. Task đổi thì chỉ cuốn sổ của target group đổi, DNS không liên quan.
question-07-one-name-why-nothing = Khách biết một cái tên, load balancer biết ai đang tiếp khách. Service giữ cho cuốn sổ luôn đúng.

question-07-scaled-in-text = Bạn nâng `web` lên ba task rồi hạ về hai. Một phút sau, `describe_target_health` kể gì?
question-07-scaled-in-choice-two = Hai target healthy, thế thôi
question-07-scaled-in-choice-draining = Hai healthy, một draining
question-07-scaled-in-choice-three = Ba healthy: một phút chưa đủ để ECS bớt
question-07-scaled-in-why-two = Chưa. Target bị gạch tên còn ở lại mặc định 300 giây, ở trạng thái draining, để làm nốt việc dở.
question-07-scaled-in-why-draining = Target bị gạch tên không nhận khách mới, nhưng có tới 300 giây để làm nốt khách cũ. Task của nó chờ cùng, ở trạng thái DEACTIVATING.
question-07-scaled-in-why-three = ECS bớt ngay trong vài giây. Nhưng target thì chưa biến mất: nó draining, mặc định 300 giây.

question-07-mixed-text = Task definition là `awsvpc`, target group có loại `instance`. Bạn gọi `create_service`. Chuyện gì xảy ra?
question-07-mixed-choice-works = Chạy được: ECS tự ghi cái máy đang chạy task
question-07-mixed-choice-refused = ECS từ chối ngay
question-07-mixed-choice-unhealthy = Service được tạo, nhưng target mãi unhealthy
question-07-mixed-why-works = Task `awsvpc` có IP riêng, không nằm sau port của máy; trên Fargate còn chẳng có máy nào của bạn. ECS từ chối ngay.
question-07-mixed-why-refused = Task `awsvpc` có IP riêng, nên target phải là loại `ip`. ECS so hai bên ngay lúc tạo service, và từ chối.
question-07-mixed-why-unhealthy = Không tới được bước đó: ECS so loại target với kiểu mạng ngay lúc tạo service, và từ chối.

question-07-healthy-to-itself-text = Container của `shop` tự thấy HEALTHY (`/health` trả lời 200). Load balancer hỏi `/` và nhận 404. ECS làm gì?
question-07-healthy-to-itself-choice-served = Không gì cả: container HEALTHY là đủ
question-07-healthy-to-itself-choice-left = Để yên task, chỉ không cho nó khách
question-07-healthy-to-itself-choice-replaced = Giết task, chạy cái khác, và cứ thế mãi
question-07-healthy-to-itself-why-served = Phải qua cả hai. Load balancer chê là service thay task, dù container tự thấy mình khỏe.
question-07-healthy-to-itself-why-left = Load balancer chê không chỉ là chuyện chia khách: service cũng nghe nó. Target unhealthy thì task bị thay.
question-07-healthy-to-itself-why-replaced = Một bên chê là đủ. Và vì cái mới y hệt cái cũ, chuyện đó lặp lại mãi.

question-07-grace-text = `slow` cần 60 giây mới nghe. Target group hỏi 30 giây một lần: hỏng 2 lần liền là unhealthy, tốt 5 lần liền mới healthy lại. `healthCheckGracePeriodSeconds` bao nhiêu thì task sống?
question-07-grace-choice-60 = 60
question-07-grace-choice-100 = 100
question-07-grace-choice-300 = 300
question-07-grace-why-60 = Hết 60 giây thì nó vừa dậy, mà target đã unhealthy từ trước. Muốn healthy lại phải tốt 5 lần liền: thêm 150 giây. Hết grace mà còn unhealthy là bị giết.
question-07-grace-why-100 = Nó dậy ở giây 60, nhưng target đã unhealthy và cần 5 lần tốt liền, tức 150 giây nữa. 100 giây thì vẫn còn unhealthy, và bị giết.
question-07-grace-why-300 = 60 giây để dậy, cộng 5 lần hỏi cách nhau 30 giây để từ unhealthy lên healthy: 210. 300 là đủ, có dư.

question-07-lost-text = `web` có hai task, 20 request mỗi giây. Bạn chuyển bản với 0 / 100. Rớt chừng bao nhiêu request?
question-07-lost-choice-none = Không cái nào: load balancer giữ họ lại
question-07-lost-choice-half-minute = Của chừng nửa phút
question-07-lost-choice-draining = Của cả năm phút draining
question-07-lost-why-none = Load balancer không giữ khách hộ ai. Không có target healthy nào thì nó trả 503 ngay.
question-07-lost-why-half-minute = Sàn 0 cho phép dừng cả hai cùng lúc. Từ lúc chúng rút lui tới lúc hai cái mới healthy mất chừng nửa phút, và trong lúc đó ai tới cũng nhận 503.
question-07-lost-why-draining = Draining không chặn task mới: hai cái mới lên ngay và healthy sau chừng nửa phút. Chỉ nửa phút ấy là không có ai.

question-07-how-many-text = Policy giữ 600 request mỗi phút cho mỗi task. Khách lên 60 request mỗi giây. Cuối cùng có mấy task? (Min 2, max 8.)
question-07-how-many-why-6 = 60 mỗi giây là 3.600 mỗi phút. Chia 600 thì được 6, và nằm giữa 2 và 8.
question-07-how-many-why-8 = Tám là trần. Nó chỉ lên tới mức cần: 3.600 mỗi phút chia 600 là 6.
question-07-how-many-why-3 = Để ý đơn vị: 60 là mỗi giây, 600 là mỗi phút. 60 × 60 = 3.600, chia 600 là 6.
question-07-how-many-why-other = Đổi ra cùng đơn vị: 60 mỗi giây là 3.600 mỗi phút; mỗi task gánh 600; vậy cần 6.

question-07-come-back-text = `web` đang có sáu task, khách giảm còn 10 mỗi giây. Bao lâu sau thì bớt task?
question-07-come-back-choice-soon = Ngay phút sau
question-07-come-back-choice-three = Khoảng 3 phút, như lúc lên
question-07-come-back-choice-fifteen = Khoảng 15 phút
question-07-come-back-why-soon = Không vội thế: một phút vắng có thể chỉ là tình cờ. Xuống cần 15 phút liền dưới mức.
question-07-come-back-why-three = Lên thì 3 phút. Xuống thì cố ý chậm hơn nhiều: 15 phút liền dưới 90% mức.
question-07-come-back-why-fifteen = Lên nhanh, xuống chậm: 15 phút liền dưới 90% mức. Thừa task chỉ tốn thêm ít tiền, thiếu task thì rớt khách.

question-07-full-subnet-text = `kiosk` được lên tới 20 task, nhưng subnet chỉ có 11 địa chỉ. Khi Auto Scaling muốn 20, `describe_scaling_activities` ghi gì?
question-07-full-subnet-choice-failed = `Failed`: không đủ địa chỉ
question-07-full-subnet-choice-eleven = `Successful`, và đặt 11
question-07-full-subnet-choice-successful = `Successful`, và đặt 20
question-07-full-subnet-why-failed = Auto Scaling không biết gì về subnet. Nó đặt `desiredCount` thành 20, ECS nhận: `Successful`. Chín task kia không lên được là chuyện trong event của service.
question-07-full-subnet-why-eleven = Auto Scaling không biết subnet có mấy địa chỉ, nên nó đặt đúng số nó muốn: 20. Chạy được 11 là chuyện của ECS.
question-07-full-subnet-why-successful = Việc của nó là đặt `desiredCount`, và việc ấy xong. Muốn biết task có lên không thì đếm `runningCount` và đọc event.
