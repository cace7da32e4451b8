# Bài 03, service: điều còn thiếu, bài tập, câu đoán.

## Điều còn thiếu

missing-service = Trong cluster `{ $cluster }` không có service nào tên `{ $service }` đang ACTIVE. Hãy tạo nó; nếu đề bài tạo sẵn thì chạy lại ô đề.
missing-desired-count = Service `{ $service }` đang muốn { $count } task (`desiredCount`), đề bài cần { $wanted }.
missing-running-count = Service `{ $service }` mới có { $count } trên { $wanted } task RUNNING. Cho thời gian lab trôi thêm; vẫn không lên thì đọc event.
missing-service-revision = Deployment mới nhất của `{ $service }` dùng `{ $revision }`, đề bài cần `{ $wanted }`.
missing-rollout-end = `{ $service }` đang chuyển sang `{ $revision }` nhưng chưa xong: task của bản kia vẫn còn. Cho thời gian lab trôi thêm; vẫn không xong thì đọc event.
missing-one-deployment = `{ $service }` còn hơn một deployment, nên chưa yên. Cho thời gian lab trôi thêm; vẫn không xong thì đọc event.
missing-first-deployment = `{ $service }` đã có một deployment mới. Muốn làm lại: xóa service `{ $service }` bằng `force=True`, cho lab trôi 60 giây, rồi chạy lại ô đề.
missing-fewest = Trong lần chuyển bản vừa rồi, có lúc chỉ còn { $count } task RUNNING; đề bài đòi lúc nào cũng ít nhất { $wanted }. Sửa `minimumHealthyPercent`, rồi chuyển lại lần nữa với `forceNewDeployment=True`.
missing-breaker = `{ $service }` chưa bật circuit breaker kèm rollback.
missing-deletion = Service `{ $service }` vẫn đang { $status }. Phải tới INACTIVE mới là xóa xong.
missing-stopped-by-hand = Còn { $count } task `{ $family }` không thuộc service nào. Xóa service không đụng tới chúng.

## Bài tập

exercise-03-three-copies-title = Ba bản, lúc nào cũng ba
exercise-03-three-copies-task =
    Ô bên dưới chạy ba task `cafe` bằng tay. Ba thì đúng là ba, nhưng chết cái nào mất cái đó.

    Tạo một service tên `cafe`, chạy từ task definition `cafe`, để lúc nào cũng có ba task. Ba task chạy tay cứ để yên.
exercise-03-three-copies-hint-1 = Bạn đã tạo service `web` ở đầu phần "Chạy". Lệnh lần này gần y hệt, chỉ khác hai cái tên.
exercise-03-three-copies-hint-2 = Lệnh là `create_service`, với `serviceName`, `taskDefinition`, `desiredCount` và `**where`. Sau đó cho lab trôi khoảng 60 giây.
exercise-03-three-copies-solved = Giờ cluster có sáu task `cafe`: ba cái có người trông, ba cái không. Nhìn cột `group` là biết cái nào là cái nào.

exercise-03-five-without-a-deployment-title = Thêm người, không thay người
exercise-03-five-without-a-deployment-task =
    Service `tea` đang chạy hai task. Khách đông, cần năm.

    Nâng `tea` lên năm task. Hai task đang phục vụ phải được yên: không được có deployment mới.
exercise-03-five-without-a-deployment-hint-1 = Chỉ một con số cần đổi. Những gì khác (task definition, mạng, `forceNewDeployment`) mà đụng vào thì ECS sẽ thay hết task.
exercise-03-five-without-a-deployment-hint-2 = `update_service` với `desiredCount`, rồi cho lab trôi khoảng 60 giây.
exercise-03-five-without-a-deployment-solved = Vẫn đúng deployment cũ, thêm ba task. Đổi số lượng thì rẻ; đổi bản thiết kế mới là một cuộc chuyển nhà.

exercise-03-never-fewer-than-three-title = Lúc nào cũng có ba quầy mở
exercise-03-never-fewer-than-three-task =
    `bank` có bốn task chạy `bank:1`, và hai con số của nó là 50 / 100.

    Chuyển `bank` sang `bank:2`, sao cho không lúc nào có ít hơn ba task RUNNING.
exercise-03-never-fewer-than-three-hint-1 = Với 50 / 100, ECS được dừng tới khi chỉ còn hai. Con số nào trong hai số giữ cái sàn đó?
exercise-03-never-fewer-than-three-hint-2 = Sàn là `minimumHealthyPercent`, tính trên 4 rồi làm tròn lên. Bao nhiêu phần trăm của 4 thì ra 3?
exercise-03-never-fewer-than-three-hint-3 = Một lệnh `update_service` đổi được cả hai: `deploymentConfiguration` là 75 / 100, và `taskDefinition` là `bank:2`. Rồi chờ bằng waiter `services_stable`.
exercise-03-never-fewer-than-three-solved = Không lúc nào dưới ba. Với 75 / 100, ECS đổi từng task một: chậm hơn, nhưng không cần chỗ thêm. Với 100 / 200 thì nhanh hơn, đổi lại có lúc trả tiền cho tám task. Còn chỉ nâng trần mà để sàn 50 thì không đủ: sàn cho phép là ECS dừng.

exercise-03-it-never-gets-steady-title = Mãi không yên
exercise-03-it-never-gets-steady-task =
    Service `bakery` được tạo rồi mà không bán được cái bánh nào: muốn hai task mà không task nào RUNNING.

    Tìm ra vì sao, rồi làm cho `bakery` có đủ hai task và yên.
exercise-03-it-never-gets-steady-hint-1 = Event nói service cứ chạy task mới, hết lần này tới lần khác. Vì sao thì task đã chết mới biết: `list_tasks` với `desiredStatus="STOPPED"`, rồi `describe_tasks` và đọc `stoppedReason`.
exercise-03-it-never-gets-steady-hint-2 = `nginx:1.72` không có thật: ai đó gõ nhầm 1.27. Task definition thì không sửa được, chỉ đăng ký thêm: `register("bakery", "nginx:1.27")`.
exercise-03-it-never-gets-steady-hint-3 = Đăng ký bản mới chưa đủ: service vẫn dùng bản cũ. Bảo nó bằng `update_service` với `taskDefinition`.
exercise-03-it-never-gets-steady-solved = Yên rồi. Đường tìm lúc nào cũng vậy: event của service, rồi `stoppedReason` của một task đã chết, rồi task definition.

exercise-03-no-room-to-move-title = Không có chỗ xoay
exercise-03-no-room-to-move-task =
    `library` có ba task. Có người chuyển nó sang `library:2`, và từ đó không có gì nhúc nhích. ECS có nói vì sao.

    Đưa `library` sang `library:2`, vẫn ba task.
exercise-03-no-room-to-move-hint-1 = Đọc event mới nhất tới hết câu. Nó kể tên hai con số cần xem lại.
exercise-03-no-room-to-move-hint-2 = Ba task, 100 / 125. Sàn: 3. Trần: 3,75 làm tròn xuống, cũng là 3. Không được bớt, mà cũng không được thêm.
exercise-03-no-room-to-move-hint-3 = Nâng trần hay hạ sàn đều được, bằng `update_service` với `deploymentConfiguration`. Trần 200 hoặc sàn 50 là đủ. Deployment đang kẹt sẽ tự đi tiếp.
exercise-03-no-room-to-move-solved = Chỉ đổi hai con số, deployment đang kẹt tự đi tiếp, không phải làm lại. Phần trăm nghe có vẻ rộng rãi, nhưng với vài task thì làm tròn là hết.

exercise-03-back-to-stable-title = Cầu dao và đường về
exercise-03-back-to-stable-task =
    Đồng nghiệp vừa chuyển `post` sang `post:2`, mà image của bản đó không có thật. Ba task cũ vẫn phục vụ, còn ECS thì cứ thử mãi.

    Bật circuit breaker cho `post`, có rollback, và để nó tự đưa service về `post:1`.
exercise-03-back-to-stable-hint-1 = Circuit breaker nằm trong `deploymentConfiguration`. Bật giữa chừng cũng được: ECS đếm cả những lần hỏng đã có.
exercise-03-back-to-stable-hint-2 = `deploymentCircuitBreaker` có hai công tắc, `enable` và `rollback`. Thiếu cái thứ hai thì nó chỉ dừng lại, không quay về.
exercise-03-back-to-stable-hint-3 = `update_service` với `deploymentConfiguration`, không kèm `taskDefinition`. Rồi cho lab trôi 60 giây.
exercise-03-back-to-stable-solved = Service yên, và chạy đúng bản cũ. Nhớ lấy: yên không có nghĩa là bản mới đã lên.

exercise-03-leave-nothing-behind-title = Dọn sạch sẽ
exercise-03-leave-nothing-behind-task =
    Hội chợ tan. Service `popup` còn hai task, và có ai đó đã chạy thêm một task `popup` bằng tay.

    Xóa service, và đừng để task `popup` nào còn chạy.
exercise-03-leave-nothing-behind-hint-1 = Service còn muốn task thì ECS không cho xóa. Có hai cách: hạ `desiredCount` xuống 0 trước, hoặc xóa với `force=True`.
exercise-03-leave-nothing-behind-hint-2 = Nhìn cột `group`: cái nào là `family:popup` thì không thuộc service, xóa service không đụng tới nó.
exercise-03-leave-nothing-behind-hint-3 = Dừng task chạy tay bằng `stop_task`. Rồi chờ service tới INACTIVE bằng waiter `services_inactive`.
exercise-03-leave-nothing-behind-solved = Sạch. Trên AWS thật, chính cái task chạy tay bị quên ấy là thứ vẫn tính tiền mỗi giờ.

## Câu đoán

question-03-one-dies-text = Service `web` muốn ba task, và đang có ba. Bạn dừng một cái. Một phút nữa, trong cluster có gì?
question-03-one-dies-choice-two = Chỉ còn hai task
question-03-one-dies-choice-same = Ba task: cái vừa dừng được bật lại
question-03-one-dies-choice-new = Ba task: hai cái cũ và một cái mới hẳn
question-03-one-dies-why-two = Với `run_task` thì đúng là hai. Nhưng ba task này có service trông: nó đếm, thấy thiếu một, và chạy một task mới.
question-03-one-dies-why-same = Đủ ba thì đúng, nhưng không phải cái cũ sống lại. Task đã dừng là dừng hẳn. Service chạy một task mới, với ID mới và IP mới.
question-03-one-dies-why-new = Service không cứu task cũ. Nó đếm, thấy thiếu, và chạy cái mới. Bạn sẽ thấy cột pending nhích lên rồi về 0.

question-03-more-copies-text = `web` đang có ba task. Bạn đổi `desiredCount` thành 5. ECS làm gì?
question-03-more-copies-choice-five-new = Chạy năm task mới, rồi dừng ba task cũ
question-03-more-copies-choice-two-more = Chạy thêm hai task, ba cái cũ để yên
question-03-more-copies-choice-refused = Từ chối: phải tạo service khác
question-03-more-copies-why-five-new = Thay hết task là chuyện của một deployment mới, khi bạn đổi task definition. Đổi số lượng thì ECS chỉ bù phần còn thiếu.
question-03-more-copies-why-two-more = Vẫn deployment cũ, chỉ bù phần còn thiếu. Bạn sẽ thấy ID của deployment không đổi.
question-03-more-copies-why-refused = Đổi được bất cứ lúc nào, bằng `update_service`. ECS chỉ bù phần còn thiếu: hai task.

question-03-two-tabs-text = Trong console, trang của cluster có tab Services và tab Tasks. Hai task bạn vừa chạy bằng `run_task` hiện ở đâu?
question-03-two-tabs-choice-services = Chỉ ở tab Services
question-03-two-tabs-choice-tasks = Chỉ ở tab Tasks
question-03-two-tabs-choice-both = Ở cả hai tab
question-03-two-tabs-why-services = Tab Services kể tên các service. Task chạy tay không thuộc service nào, nên ở đó không có gì về nó.
question-03-two-tabs-why-tasks = Tab Tasks kể mọi task, ai chạy cũng vậy. Tab Services chỉ kể service, mà hai task này không thuộc service nào.
question-03-two-tabs-why-both = Nửa đúng: tab Tasks kể mọi task. Nhưng tab Services chỉ kể service, mà hai task này không thuộc service nào.

question-03-same-accident-text = Lúc này có năm task RUNNING: ba của service `web`, hai chạy tay. Một task của mỗi bên bị lỗi và tắt. Hai phút sau, còn mấy task RUNNING?
question-03-same-accident-why-4 = Bên service có người bù, lại đủ ba. Bên chạy tay mất một, còn một. Ba cộng một là bốn.
question-03-same-accident-why-3 = Ba là khi không ai bù cho bên nào. Nhưng service sẽ bù phần của nó: ba của service, cộng một chạy tay, là bốn.
question-03-same-accident-why-5 = Năm là khi cả hai bên đều được bù. Nhưng task chạy tay không có ai trông: ba của service, cộng một chạy tay, là bốn.
question-03-same-accident-why-other = Tính từng bên: service bù đủ ba, bên chạy tay từ hai còn một. Cộng lại là bốn.

question-03-fewest-text = `web` muốn 4 task, với 50 / 100. Bạn chuyển nó sang bản mới. Lúc ít nhất, có mấy task RUNNING?
question-03-fewest-why-2 = Sàn là 50% của 4. Trần là 100%, tức 4, nên không thêm được trước: ECS phải dừng 2 rồi mới chạy 2.
question-03-fewest-why-4 = Muốn giữ đủ 4 thì phải được chạy thêm trước khi dừng. Trần 100% không cho thêm, nên ECS dừng trước, tới sàn: 50% của 4 là 2.
question-03-fewest-why-0 = Về 0 thì sàn phải là 0%. Ở đây sàn là 50%: ECS chỉ được dừng tới khi còn 2.
question-03-fewest-why-other = Sàn là 50% của 4, tức 2. Trần 100% không cho thêm trước, nên ECS dừng xuống đúng sàn đó.

question-03-two-of-75-text = Giờ `web` muốn 2 task, với 75 / 100. Bạn chuyển nó sang bản mới. ECS làm gì trước?
question-03-two-of-75-choice-one = Dừng một task
question-03-two-of-75-choice-both = Dừng cả hai task
question-03-two-of-75-choice-nothing = Không làm gì được
question-03-two-of-75-why-one = Dừng một thì còn một, mà sàn là 75% của 2 = 1,5, làm tròn lên thành 2. Không được dừng cái nào, mà trần 100% cũng không cho thêm cái nào.
question-03-two-of-75-why-both = Sàn là 75% của 2 = 1,5, làm tròn lên thành 2: không được dừng cái nào. Trần 100% cũng không cho thêm cái nào.
question-03-two-of-75-why-nothing = 75% của 2 là 1,5, làm tròn lên thành 2: không được dừng. Trần 100% cũng là 2: không được thêm. Kẹt.

question-03-stable-means-text = Bạn chuyển `web` sang bản có image hỏng, lần này có circuit breaker và rollback. Waiter `services_stable` báo: xong, không lỗi. `web` đang chạy bản nào?
question-03-stable-means-choice-new = Bản mới
question-03-stable-means-choice-old = Bản cũ
question-03-stable-means-choice-none = Không bản nào cả
question-03-stable-means-why-new = Image hỏng thì không thể chạy được. Waiter chỉ hỏi hai điều: còn đúng một deployment, và đủ số task RUNNING. Rollback xong thì cả hai đều đúng, với bản cũ.
question-03-stable-means-why-old = Waiter chỉ hỏi: còn đúng một deployment, và đủ số task RUNNING chưa? Rollback xong là đúng cả hai. Yên, vì đã quay về.
question-03-stable-means-why-none = Các task cũ chưa hề bị đụng tới, vì task mới không cái nào lên nổi. Rollback xong, bản cũ lại là bản chính, và waiter hài lòng.
