# Lesson 08, logs and finding out why: what is missing, exercises, predictions.

## What is missing

missing-line = Task `{ $task }` of `{ $family }` is RUNNING and has a log, but no line of it holds "{ $part }". The last line: `{ $line }`
missing-member = The container of the service `{ $service }` has no `{ $member }` any more. Taking it away does end the trouble, but it has to stay.
missing-own-image = The service `{ $service }` now runs the image `{ $image }`; it should run `{ $wanted }`, the program that it is for.
missing-healthy = The task of `{ $service }` is RUNNING, but its `healthStatus` is { $status }, not yet HEALTHY. Let more lab time pass; if it stays like that, see what the health check asks for.
missing-asking-check = The health check of `{ $service }` is `{ $command }`. It says that all is well whatever nginx does: a broken program would be praised, too. Ask nginx for a page that it has.
missing-balancer = The service `{ $service }` is behind no load balancer any more. To start over: delete the service `{ $service }` with `force=True`, let 60 seconds of lab time pass, and run the cell of the exercise again.
missing-healthy-target = The load balancer finds no target of `{ $service }` healthy yet. Right now: { $states }. Let more lab time pass; if it stays like that, read the events.

## Exercises

exercise-08-give-it-a-voice-title = Give it a voice
exercise-08-give-it-a-voice-task =
    The service `whisper` runs well, and says something when it starts. Only, nobody hears it: its container has no `logConfiguration`.

    See to it that the log of a running `whisper` task can be read in CloudWatch Logs. The container keeps its `command`.
exercise-08-give-it-a-voice-hint-1 = A task definition is never edited, only registered anew. This lesson's function `register` adds `awslogs` by itself.
exercise-08-give-it-a-voice-hint-2 = `register("whisper", "busybox", command=[...])`, with the very `command` that `describe_task_definition` shows you. Then `update_service` with `taskDefinition="whisper"`, and let 120 seconds of lab time pass.
exercise-08-give-it-a-voice-solved = Now it can be heard. What the old task said is gone for good: the log driver has to be there before you need the log.

exercise-08-it-says-so-itself-title = It says so itself
exercise-08-it-says-so-itself-task =
    `forecast` comes up and ends again, with exit code 1. Neither events nor `stoppedReason` say more than that.

    Find out what it lacks, and get `forecast` to have a RUNNING task, still with the image `weather`.
exercise-08-it-says-so-itself-hint-1 = Exit code 1: the program did run, and gave up. It has said why, where programs say such things: `log(stopped("forecast")[0])`.
exercise-08-it-says-so-itself-hint-2 = `KeyError: 'CITY'` at the line `os.environ["CITY"]`: it needs an environment variable called `CITY`. In a container definition that goes into `environment`.
exercise-08-it-says-so-itself-hint-3 = `register("forecast", "weather", environment=[{"{"}"name": "CITY", "value": "Hue"{"}"}])`, then `update_service` with `taskDefinition="forecast"`, then let 120 seconds of lab time pass.
exercise-08-it-says-so-itself-solved = Read a traceback from the bottom: the last line is what went wrong, the one above is where. With exit code 1, the log is the only one that knows.

exercise-08-killed-while-baking-title = Killed while baking
exercise-08-killed-while-baking-task =
    `oven` starts, prints one line, and dies. The log complains of nothing.

    Give it what it lacks, so that `oven` has a RUNNING task with the image `bakery`. Second star: no more than it needs.
exercise-08-killed-while-baking-hint-1 = Exit code 137 means SIGKILL: the program had no time for last words. Who killed it, the `reason` of the container says, not the `stoppedReason` of the task.
exercise-08-killed-while-baking-hint-2 = The task has 512 MiB of memory. With cpu 256, Fargate offers 1024 and 2048 as well.
exercise-08-killed-while-baking-hint-3 = `register("oven", "bakery", size=("256", "1024"))`, then `update_service`, then let 120 seconds of lab time pass.
exercise-08-killed-while-baking-solved = 1024 is enough: it needs about 700 MiB. On real AWS, Container Insights in CloudWatch shows how much a task really uses.

exercise-08-the-wrong-question-title = The wrong question
exercise-08-the-wrong-question-task =
    A task of `clinic` lives for half a minute, then the service replaces it. There is nothing wrong with the program (nginx), and its log does not complain.

    Get `clinic` to have a task that is RUNNING and HEALTHY. It has to keep a health check. Second star: one that would notice if nginx gave no answer.
exercise-08-the-wrong-question-hint-1 = The stop code is `ServiceSchedulerInitiated`: the service itself stopped it, because the container's health check failed. What does that check ask? `describe_task_definition` shows it.
exercise-08-the-wrong-question-hint-2 = A fresh nginx has the page `/` and no other. Asked for `/healthz` it answers 404, and to `curl -f` that is a failure.
exercise-08-the-wrong-question-hint-3 = Register `clinic` again, with a `healthCheck` whose command is `["CMD-SHELL", "curl -f http://localhost/ || exit 1"]`, then `update_service`, then let 240 seconds of lab time pass.
exercise-08-the-wrong-question-solved = Cured without touching the program. A health check is code too, and can be as wrong as any.

exercise-08-nothing-wrong-inside-title = Nothing wrong inside
exercise-08-nothing-wrong-inside-task =
    `market` is behind a load balancer. Each of its tasks is RUNNING, with a clean log, and each is replaced all the same.

    Get `market` to have exactly one RUNNING task, which the load balancer finds healthy.
exercise-08-nothing-wrong-inside-hint-1 = Read the event `is unhealthy in (target-group …)` to its end: `due to (reason …)`. The number in brackets is what the program answered.
exercise-08-nothing-wrong-inside-hint-2 = 404 means "no such page". Which page does the target group ask for? `boto3.client("elbv2").describe_target_groups(Names=["market"])`, look for `HealthCheckPath`.
exercise-08-nothing-wrong-inside-hint-3 = `modify_target_group(TargetGroupArn=..., HealthCheckPath="/")` on an `elbv2` client, then let 300 seconds of lab time pass. No new revision: the question is asked by the target group.
exercise-08-nothing-wrong-inside-solved = The container never knew about any of this, so its log and exit code are spotless. Only the service's events tell.

exercise-08-nobody-died-title = Nobody died
exercise-08-nobody-died-task =
    `whale` runs on EC2 machines of yours, or rather it does not: no task is RUNNING, and none has stopped either.

    Get `whale` to have a RUNNING task.
exercise-08-nobody-died-hint-1 = With no task to ask, only the events are left. They say what the closest machine lacks.
exercise-08-nobody-died-hint-2 = The container asks for 6000 MiB; a t3.medium has some 4 GB. Register `whale` with less `memory`, then `update_service`; or add a bigger machine: `lab.add_instances("demo", instance_type="t3.xlarge")`.
exercise-08-nobody-died-solved = Step 2 of the method says "nobody", and that is the clue: there never was a task. This sign always points to the events.

exercise-08-one-after-another-title = One after another
exercise-08-one-after-another-task =
    `tower` does not come up. Mend the first fault, and it does not come up because of another. There are three, and each time you see only one.

    Get `tower` to have a RUNNING task, still with its secret and its log. After each repair, run the cell below again to see the latest reason.
exercise-08-one-after-another-hint-1 = The first is about rights: `tower-execution-role` may not do `secretsmanager:GetSecretValue` on the secret `tower-key`. Lesson 04 has just that: `iam.put_role_policy`.
exercise-08-one-after-another-hint-2 = The second is a `ResourceNotFoundException`: `logs.create_log_group`, with the name in the task definition, `/ecs/tower`. The third is the tag of the image: there is no `nginx:1.72`.
exercise-08-one-after-another-hint-3 = The first two need no new revision; the service tries again by itself, but ever more rarely, so `update_service` with `forceNewDeployment=True` is quicker. The third does need one: register it again with `nginx:1.27`, and leave the rest as it is.
exercise-08-one-after-another-solved = Three faults, in the very order in which a task starts: secret, log, image. When the reason changes after a repair, you are a step further; do not go back to suspecting the old fault.

## Predictions

question-08-which-stream-text = Two tasks run from one task definition, each with two containers, all with the same log group and prefix. How many streams are there?
question-08-which-stream-choice-family = One: the whole family shares a stream
question-08-which-stream-choice-task = Four: one for each container of each task
question-08-which-stream-choice-container = Two: one for each container name
question-08-which-stream-why-family = What they share is the log group. In it, a stream is called `prefix/container-name/task-id`, so each container of each task has its own: four.
question-08-which-stream-why-task = A stream is called `prefix/container-name/task-id`: change either of the last two and it is another stream.
question-08-which-stream-why-container = The task id is in the name, too: `prefix/container-name/task-id`. Two tasks make two sets of streams, so four.

question-08-no-driver-text = A Fargate task has no `logConfiguration`. Its program prints why it has to die, and dies. Where can you read that?
question-08-no-driver-choice-docker = With `docker logs`, on the machine that ran it
question-08-no-driver-choice-cloudwatch = In CloudWatch Logs, in the default log group
question-08-no-driver-choice-nowhere = Nowhere
question-08-no-driver-why-docker = That machine exists, but it is AWS's: you cannot get onto it. Without a log driver the words are lost.
question-08-no-driver-why-cloudwatch = There is no default group. ECS carries a log somewhere only if the container has a `logConfiguration`. Without one it is lost.
question-08-no-driver-why-nowhere = Nobody wrote it down, and on Fargate there is no machine to go and look on. So `logConfiguration` has to be there from the beginning.

question-08-no-docker-text = On Fargate, how can you read the log of a task?
question-08-no-docker-choice-docker = `docker logs`, as on EC2
question-08-no-docker-choice-console = Only in the web interface (the console)
question-08-no-docker-choice-several = In the console, and from the command line and from code as well
question-08-no-docker-why-docker = With no machine of yours there is no docker to call. The log is in CloudWatch Logs, if that was configured.
question-08-no-docker-why-console = The console is just one of the doors to CloudWatch Logs. `aws logs tail` and `get_log_events` read the very same lines.
question-08-no-docker-why-several = The console, `aws logs tail`, `get_log_events`: three doors to one store. Provided that the log driver was there.

question-08-it-exited-text = A task stopped with stop code `EssentialContainerExited` and exit code 1. Where does it say why?
question-08-it-exited-choice-reason = In `stoppedReason`
question-08-it-exited-choice-log = In the log of the container
question-08-it-exited-choice-event = In the events of the service
question-08-it-exited-why-reason = `stoppedReason` only says `Essential container in task exited`: it saw the container end, and does not know why. The program does, and says so in its log.
question-08-it-exited-why-log = ECS only sees a program end with the number 1. Why, only the program knows.
question-08-it-exited-why-event = Events only tell that the service started another task. What happened inside the container, the log knows.

question-08-killed-text = Exit code 137. What do you know for certain?
question-08-killed-choice-memory = The container ran out of memory
question-08-killed-choice-killed = The container got a SIGKILL; what for, you have to look up
question-08-killed-choice-bug = The program has a bug and exited with the number 137
question-08-killed-why-memory = Often so, but not for certain. 137 is just SIGKILL (128 + 9). A container that was told to stop and did not within its `stopTimeout` ends with 137, too. It was memory if the container's `reason` says `OutOfMemoryError`.
question-08-killed-why-killed = 137 = 128 + 9, which is SIGKILL. If the container's `reason` says `OutOfMemoryError` it was memory; if not, it was usually told to stop and did not in time.
question-08-killed-why-bug = A program that exits with 137 by itself would be odd. 137 = 128 + 9: it got a SIGKILL, from outside.

question-08-clean-log-text = A service behind a load balancer: each task is RUNNING, and is then replaced. The program did not end by itself, and its log is clean. Where is the clue?
question-08-clean-log-choice-log = In the log, you have to read it more closely
question-08-clean-log-choice-exit-code = In the exit code of the container
question-08-clean-log-choice-event = In the events of the service
question-08-clean-log-why-log = The program does not know that it is being marked. The load balancer does the marking, and the events keep the marks: `is unhealthy in (target-group …) due to (reason …)`.
question-08-clean-log-why-exit-code = The program did not end by itself, so the exit code has nothing to tell: told to stop, it stops with 0. Who told it and why, the events and `stoppedReason` say.
question-08-clean-log-why-event = The events even have the answer that the load balancer got, such as `Health checks failed with these codes: [404]`.

question-08-never-placed-text = A service wants one task on EC2, and no machine has enough memory. After a minute, how many stopped tasks does the service have?
question-08-never-placed-why-0 = There is no task at all. What has not been placed is not a task yet, so there is nothing to describe. Only the events tell.
question-08-never-placed-why-1 = Until it has a place, ECS makes no task, so none can stop. Unlike Fargate without a free address: there the task does exist, and then dies.
question-08-never-placed-why-other = The service does try again, but never gets as far as a task. Stopped tasks: 0.
