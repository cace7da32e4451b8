## Lab 02: task

task-lab-title = Lab: một task, từ lúc chạy tới lúc dừng
task-lab-intro = Bạn tự tay chạy task, dừng nó, hoặc làm hỏng nó từ bên trong. Để ý cột "Ai trông".
task-lab-run-head = Chạy task trên Fargate
task-lab-end-head = Dừng task, hoặc làm hỏng một container
task-lab-command = command thay thế (để trống cũng được)
task-lab-task = Task đang sống
task-lab-container = Container
task-lab-essential = { $name } (essential)
task-lab-not-essential = { $name } (không essential)
task-lab-crash = Làm hỏng container
task-lab-ran = ECS nhận lệnh và tạo { $count } task: { $ids }. Task bắt đầu ở PROVISIONING; cho đồng hồ chạy để xem nó đi tiếp.
task-lab-failures = ECS trả lời, nhưng không đặt được task: { $reasons }
task-lab-stopping = Task { $id } đã nhận lệnh dừng: desiredStatus thành STOPPED ngay, còn lastStatus đi từng bước.
