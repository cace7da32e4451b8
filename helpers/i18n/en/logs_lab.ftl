# Lab 08: why did my task stop?

logs-lab-title = Why did my task stop?
logs-lab-intro = A service wants one task and cannot keep it. Take the steps of the method, read what AWS answers, then name the culprit.
logs-lab-which = What happens
logs-lab-surprise = Surprise me: do not tell
logs-lab-begin = Let it happen
logs-lab-hidden = The calls that staged this case will appear here once you have named the culprit.
logs-lab-on-the-desk = A new case: service { $service } in the cluster detective wants one task, and something is wrong. Begin with step 1.
logs-lab-needs-subnets = This lab needs two public subnets at least, because its load balancer stands in two zones. Open a new lab with the usual network, `lab = Lab("{ $language }")`, then open this one again.
logs-lab-nothing-yet = There is no case on the desk. Press "Let it happen" first.
logs-lab-no-answer = AWS's answer to the step that you press appears here.
logs-lab-nobody = (there is no stopped task to ask)

logs-lab-step = Step
logs-lab-step-events = Events
logs-lab-step-stopped = Stopped tasks
logs-lab-step-describe = Stop code and reason
logs-lab-step-exit = Exit code
logs-lab-step-log = Log
logs-lab-aws-says = AWS says
logs-lab-means = Which means
logs-lab-unseen = not looked at yet

logs-lab-saw-unplaced = ECS wants to start a task and finds no room for it: there never was a task. The event itself says why.
logs-lab-saw-unhealthy-target = The task does run, but the load balancer asks how it is and does not get the answer it wants.
logs-lab-saw-unhealthy-container = The task does run, but the health check of its own container fails.
logs-lab-saw-started =
    { $count ->
        [0] This service has no event yet.
        [one] The service has started one task, and that is all it says. Why the task did not stay, only a stopped task can tell.
       *[other] The service has started tasks { $count } times, and that is all it says. Why they did not stay, only a stopped task can tell.
    }
logs-lab-saw-no-task = Nothing has stopped, because nothing was ever started. The clue is in the events.
logs-lab-saw-some-tasks =
    { $count ->
        [one] One task has been told to stop. Ask it.
       *[other] { $count } tasks have been told to stop. They stopped for the same reason, so asking one is enough.
    }
logs-lab-saw-failed-to-start = `TaskFailedToStart`: the container never ran. Read `stoppedReason` to the end of the sentence: the culprit comes last.
logs-lab-saw-exited = `EssentialContainerExited`: the program did run, and ended by itself. Why is in the exit code and the log.
logs-lab-saw-scheduler = `ServiceSchedulerInitiated`: the service itself stopped it. The reason says what for.
logs-lab-saw-other-event = This event belongs to none of the lab's cases: a cell has taken away something that the task needs, such as its role. The lab has just made it again; let a new case happen.
logs-lab-saw-other-code = This stop code belongs to none of the lab's cases. Has a cell just stopped this task?
logs-lab-saw-no-exit-code = No exit code: the container never ran, so there was nothing to end.
logs-lab-saw-still-running = The container is still running: the task has been told to stop, and waits for the load balancer to see the last guests out. The program did not end by itself.
logs-lab-saw-exit-zero = Exit code 0: told to stop, it stopped, politely. There is nothing wrong with the program.
logs-lab-saw-exit-memory = 137 means SIGKILL, and `reason` says what for: it used more memory than it may.
logs-lab-saw-exit-other = Exit code { $code }: the program gave up because of an error. It usually says which before it goes: see the log.
logs-lab-saw-silent = The stream is there, and empty: not one line was printed. The container never got to run.
logs-lab-saw-traceback = The program says outright what it died of. The last line of a traceback is the one to read.
logs-lab-saw-no-complaint = The program started as usual and complains of nothing. The fault is not one that it knows of.
logs-lab-saw-no-group = There is no such log group. Check its name in `logConfiguration`.
logs-lab-saw-no-stream = The log group exists, the stream of this task does not: it stopped before its log was opened.
logs-lab-saw-nobody-to-ask = No task has stopped, so this step has nobody to ask.

logs-lab-suspects =
    { $count ->
        [0] No suspect is left: the evidence contradicts itself. Let a new case happen.
        [one] One suspect is left
       *[other] { $count } suspects are left
    }
logs-lab-ruled-out = ruled out
logs-lab-what-is-it = The culprit is
logs-lab-name-it = That is it
logs-lab-right = That is it!
logs-lab-wrong-look = Not that one. What you have seen does not rule it out, but does not point to it either. Take another step, and read `stoppedReason` to the end.
logs-lab-wrong-against = It cannot be that: { $step } has ruled it out.

logs-lab-cause-image = The image does not exist (a mistyped tag)
logs-lab-cause-route = No way out to the image registry
logs-lab-cause-secret = The execution role may not read the secret
logs-lab-cause-group = The log group does not exist
logs-lab-cause-address = The subnet has no address left
logs-lab-cause-crash = The program fails and ends
logs-lab-cause-memory = Out of memory
logs-lab-cause-health = The container's health check fails
logs-lab-cause-balancer = The load balancer's health check fails
logs-lab-cause-no-room = No machine has enough room

logs-lab-why-image = The registry says `not found` for `nginx:1.72`. ECS does not ask the registry when you register a task definition; it finds out when it pulls.
logs-lab-why-route = It ends in `i/o timeout`: a call that nobody picked up. That is the network, not rights (rights would say `AccessDenied`). The task is in a public subnet, but `assignPublicIp` is `DISABLED`, so it has no way out.
logs-lab-why-secret = `AccessDeniedException`, and the sentence has all three: who (`assumed-role/detective-execution-role`), what (`secretsmanager:GetSecretValue`), on which thing.
logs-lab-why-group = `ResourceNotFoundException: The specified log group does not exist`: the task definition says `/ecs/case`, the group that exists is `/ecs/cases`.
logs-lab-why-address = `InsufficientFreeAddressesInSubnet`: that /28 has eleven addresses to give, and all eleven are taken.
logs-lab-why-crash = Exit code 1, and the traceback says `KeyError: 'DATABASE_URL'`: the program needs an environment variable that the task definition does not give it.
logs-lab-why-memory = 137 together with `OutOfMemoryError`: the program needs some 900 MiB and the task has 512. The kernel killed it, so it had no time to complain in the log.
logs-lab-why-health = The health check asks for `/healthz`, which the program does not have. The program is well; the question is wrong.
logs-lab-why-balancer = The event says `Health checks failed with these codes: [404]`: the target group asks for `/healthz`, the program answers 404. Log and exit code are clean.
logs-lab-why-no-room = The container asks for 6000 MiB, which the only machine in the cluster does not have. No task ever came to be, so there is nothing to describe: only the event tells.

logs-lab-mend-image = To mend it: register a new revision with a tag that exists, then `update_service`.
logs-lab-mend-route = To mend it: set `assignPublicIp` to `ENABLED` in a public subnet; or use a NAT gateway, or VPC endpoints for ECR, S3 and Logs.
logs-lab-mend-secret = To mend it: allow the execution role to read just that secret. No new revision is needed.
logs-lab-mend-group = To mend it: create that log group, or put the right name into a new revision.
logs-lab-mend-address = To mend it: give the service another subnet, or free some addresses. Lesson 06 has more.
logs-lab-mend-crash = To mend it: a new revision with that environment variable.
logs-lab-mend-memory = To mend it: give the task more memory, or make the program need less.
logs-lab-mend-health = To mend it: ask for a path that exists, or teach the program to answer `/healthz`.
logs-lab-mend-balancer = To mend it: `modify_target_group` with a `HealthCheckPath` that exists. No new revision is needed.
logs-lab-mend-no-room = To mend it: ask for less memory, or add a bigger machine to the cluster.
