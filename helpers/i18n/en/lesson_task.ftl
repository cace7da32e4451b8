# Lesson 02: what its exercises still miss, its predictions and its exercises.

missing-task = The cluster `{ $cluster }` has no task of `{ $family }` yet. Run one.
missing-only-stopped = No task of `{ $family }` runs any more; all have stopped. Ask the last one why, then run a new one.
missing-not-up-yet = The task `{ $task }` of `{ $family }` is { $status }. Let lab time pass: `lab.advance(seconds=30)`.
missing-public-address = Task `{ $task }` of `{ $family }` has a private address only. It needs `assignPublicIp` and a public subnet.
missing-override = No running task of `{ $family }` gives `{ $variable }` in the container `{ $container }` the value `{ $wanted }`.
missing-same-revision = No task runs from `{ $wanted }`. Leave the definition alone; change only what `run_task` gets.
missing-count = Tasks of `{ $family }` that are to run: { $count }. There should be { $wanted }.
missing-own-reason = No task of `{ $family }` was stopped with a reason of your own. Run another, and stop it again.
missing-crash = In the task `{ $task }`, `{ $container }` has not crashed yet. Let lab time pass, or look at its `command`.
missing-tag = Running tasks that have no tag `{ $key }` yet: { $tasks }.
missing-tag-value = The tag `{ $key }` of the task `{ $task }` says `{ $value }`. That is not its private address.
missing-same-program = The task of `{ $family }` runs the image `{ $image }`. It should still be a `python`.

## Predictions

question-02-right-after-text = `run_task` has just answered, without an error. Which `lastStatus` does the new task have?
question-02-right-after-choice-running = RUNNING
question-02-right-after-choice-pending = PENDING
question-02-right-after-choice-provisioning = PROVISIONING
question-02-right-after-why-running = Then there would be nothing to wait for. But `run_task` answers before anything has happened: the task has no network interface, no image and no container yet. It begins with the first of these, in PROVISIONING.
question-02-right-after-why-pending = Nearly: PENDING comes next. With `awsvpc` the task needs a network interface first, and until it has one it is PROVISIONING. A `bridge` task on EC2 needs none, and that one does begin with PENDING.
question-02-right-after-why-provisioning = With `awsvpc` the first thing a task needs is a network interface, and until it has one it is PROVISIONING. `run_task` does not wait for that.

question-02-ten-minutes-text = You stop your only task. Ten minutes pass and you do nothing. How many tasks are running in the cluster then?
question-02-ten-minutes-why-0 = You ran it, so nobody was told to keep one running. Run the next cell and see.
question-02-ten-minutes-why-1 = That is what a service would do, and this task has none. `run_task` is an order carried out once: the answer is 0.
question-02-ten-minutes-why-other = There was one task, and you stopped it. Nobody was told to keep one running, so it is 0.

question-02-eleven-text = One call of `run_task` may start 10 tasks at most. You ask for 11. What happens?
question-02-eleven-choice-eleven = ECS makes it two rounds, and 11 tasks run
question-02-eleven-choice-ten = 10 tasks run, and the eleventh is listed in `failures`
question-02-eleven-choice-none = ECS refuses the call, and none runs
question-02-eleven-why-eleven = A friendly idea, but ECS does not split the call for you: it refuses it whole. You call `run_task` twice.
question-02-eleven-why-ten = `failures` lists tasks that found no room. Here the call itself breaks a rule, so it is refused before any task is made. None runs.
question-02-eleven-why-none = The call breaks a rule, so it is refused whole, before any task is made. You call `run_task` twice.

question-02-exit-zero-text = This time the program in the only container ends with exit code 0: no error, its work is done. What becomes of the task?
question-02-exit-zero-choice-goes-on = It stays RUNNING, since nothing failed
question-02-exit-zero-choice-restarts = ECS starts the container again
question-02-exit-zero-choice-stops = It stops, as after an error
question-02-exit-zero-why-goes-on = A task is RUNNING for the sake of its containers, and its essential one is gone. It stops, whatever the exit code says. The code tells you, not ECS, how it went.
question-02-exit-zero-why-restarts = Only if the container has a `restartPolicy`, and by default it has none. An essential container has ended, so the task stops.
question-02-exit-zero-why-stops = An essential container has ended, and that is all ECS asks. The exit code is for you to read, and even the `stopCode` is the same.

question-02-helper-crashes-text = Two containers: `web` is essential, `helper` is not. Ten seconds after its start `helper` crashes with exit code 1. A minute later the task is…
question-02-helper-crashes-choice-stops = STOPPED
question-02-helper-crashes-choice-goes-on = RUNNING, with `helper` stopped
question-02-helper-crashes-choice-restarts = RUNNING, with `helper` started again
question-02-helper-crashes-why-stops = That would be so if `helper` were essential, which is the default. With `"essential": false` the task does not mind: it stays RUNNING.
question-02-helper-crashes-why-goes-on = Only an essential container takes the task along. Nobody starts `helper` again either, and that is the snag: the task looks healthy.
question-02-helper-crashes-why-restarts = Nobody starts a container again unless it has a `restartPolicy`. The task stays RUNNING, and `helper` stays down.

question-02-broken-image-text = You register a task definition with an image that does not exist, `nginx:1.72`, and call `run_task`. What does `run_task` answer?
question-02-broken-image-choice-refused = An error: there is no such image
question-02-broken-image-choice-failures = No task, and an entry in `failures`
question-02-broken-image-choice-accepted = A task in PROVISIONING, as always
question-02-broken-image-why-refused = That would be convenient. But nobody asks the registry before the task gets as far as pulling the image, some ten seconds later. The answer looks as it always does.
question-02-broken-image-why-failures = `failures` is about finding room for the task, and there is room. Nobody has asked the registry yet: that comes some ten seconds later. The answer looks as it always does.
question-02-broken-image-why-accepted = The registry is first asked when the task pulls its image, some ten seconds later. Until then a broken image looks like a good one.

## Exercises

exercise-02-an-address-of-its-own-title = Open the shop
exercise-02-an-address-of-its-own-task =
    `shop` is registered: one nginx, for Fargate. Nothing of it runs yet.

    Run one task of it in the cluster `demo` and bring it to RUNNING, with a public address.
exercise-02-an-address-of-its-own-hint-1 = The call is `run_task`. Everything about the place is in `where` already: `run_task(taskDefinition=..., **where)`.
exercise-02-an-address-of-its-own-hint-2 = A task takes about 20 seconds to start, and in the lab time passes only when you let it: `lab.advance(seconds=30)`.
exercise-02-an-address-of-its-own-solved = The shop is open. You gave no address: the task took a free private one out of the subnet, and EC2 put a public one on its network interface. The next task gets others.

exercise-02-another-month-title = Another month
exercise-02-another-month-task =
    `report:1` makes the report for month `01`: that is what its environment variable `MONTH` says. Now the report for `02` is wanted.

    Have a task of `report:1` running in which `MONTH` is `02`. Register nothing.
exercise-02-another-month-hint-1 = `run_task` takes `overrides`: what this one task does differently. The cell above called "Same definition, another job" shows its shape.
exercise-02-another-month-hint-2 = An override names its container, here `report`. Its `environment` is a list of `name` and `value`, as in a task definition.
exercise-02-another-month-solved = One definition, as many months as you like. This is how jobs are run: the definition says how, the override says what for.

exercise-02-one-too-many-title = One too many
exercise-02-one-too-many-task =
    Run the cell below: three tasks of `trio` are running. Two are enough.

    Stop one, and leave a reason of your own, so that whoever looks later knows why. Two must go on running.
exercise-02-one-too-many-hint-1 = The call is `stop_task`. It wants the cluster, and one ARN out of the list `trio`.
exercise-02-one-too-many-hint-2 = `stop_task` takes a third thing, `reason`. What you write there is kept as `stoppedReason`.
exercise-02-one-too-many-solved = Two go on, and the third tells everyone why it is gone. Had they belonged to a service, a new one would be on its way now. That is lesson 03.

exercise-02-the-helper-may-crash-title = The helper may crash
exercise-02-the-helper-may-crash-task =
    In `blog`, `helper` crashes ten seconds after it starts and takes the whole site with it.

    You cannot mend `helper` today. Have a task of `blog` in which `helper` has crashed and `web` still runs.
exercise-02-the-helper-may-crash-hint-1 = Why does `web` stop as well? Look for the one field of a container that decides this. You changed it in lesson 01.
exercise-02-the-helper-may-crash-hint-2 = Give `helper` the field `"essential": False`, then register and run again: the old task does not come back.
exercise-02-the-helper-may-crash-solved = The site stays up without its helper. Mind the price: from outside the task now looks healthy, so somebody has to look at `helper` itself.

exercise-02-a-name-plate-title = Name plates
exercise-02-a-name-plate-task =
    Two tasks of `office` are running, and nobody knows which address belongs to which.

    Give each a tag `address` that holds its own private IP address.
exercise-02-a-name-plate-hint-1 = The private address is in the task's `attachments`, in the list `details`, under the name `privateIPv4Address`.
exercise-02-a-name-plate-hint-2 = Make a dictionary of `details`, as in the cell "Its addresses". Then you can ask it by name.
exercise-02-a-name-plate-hint-3 = The call is `tag_resource(resourceArn=..., tags=[...])`, and a tag is `key` and `value`, in small letters.
exercise-02-a-name-plate-solved = Each door has its plate. A task keeps its address and its tags for as long as it lives; a new task has a new address and no tags.

exercise-02-it-never-starts-title = It never starts
exercise-02-it-never-starts-task =
    `api` worked yesterday. Then somebody registered it anew, and since then no task of it ever gets to RUNNING. No call reports an error.

    Find out why, and bring a task of `api` to RUNNING. It must still be a `python`.
exercise-02-it-never-starts-hint-1 = When a task never gets to RUNNING, ask the task. The cell below has it in `task`: print its `stopCode` and `stoppedReason`.
exercise-02-it-never-starts-hint-2 = The image `python:3.31` was not found. Two digits have changed places.
exercise-02-it-never-starts-hint-3 = Take `containerDefinitions` out of `describe_task_definition`, put `python:3.13` in, register them under the same family, and run a new task.
exercise-02-it-never-starts-solved = Read the reason, register the right one, run anew. You did not mend the old task: it stays STOPPED for good, for an hour still readable, then gone.
