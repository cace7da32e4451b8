## Lab 02: the task

task-lab-title = Lab: a task, from its start to its end
task-lab-intro = Run tasks yourself, stop them, or break them from the inside. Keep an eye on the column “Looked after by”.
task-lab-run-head = Run tasks on Fargate
task-lab-end-head = Stop a task, or crash one of its containers
task-lab-command = command override (may stay empty)
task-lab-task = Live task
task-lab-container = Container
task-lab-essential = { $name } (essential)
task-lab-not-essential = { $name } (not essential)
task-lab-crash = Crash the container
task-lab-ran = ECS took the order and made { $count } { $count ->
    [one] task
   *[other] tasks
}: { $ids }. Every task begins in PROVISIONING; let the clock run to see it go on.
task-lab-failures = ECS answered, but could not place it: { $reasons }
task-lab-stopping = Task { $id } has been told to stop: desiredStatus is STOPPED at once, lastStatus goes step by step.
