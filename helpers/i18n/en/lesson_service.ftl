# Lesson 03, the service: what is missing, exercises, predictions.

## What is missing

missing-service = The cluster `{ $cluster }` has no ACTIVE service called `{ $service }`. Create it; if the exercise makes it for you, run the cell with the task again.
missing-desired-count = The service `{ $service }` has a `desiredCount` of { $count }; it should be { $wanted }.
missing-running-count = The service `{ $service }` has { $count } of { $wanted } tasks RUNNING. Let more lab time pass; if that does not help, read the events.
missing-service-revision = The newest deployment of `{ $service }` uses `{ $revision }`; it should use `{ $wanted }`.
missing-rollout-end = `{ $service }` is on its way to `{ $revision }` and not there yet: tasks of the other revision are left. Let more lab time pass; if that does not help, read the events.
missing-one-deployment = `{ $service }` has more than one deployment, so it is not at rest. Let more lab time pass; if that does not help, read the events.
missing-first-deployment = `{ $service }` has begun a new deployment. To try again, delete the service `{ $service }` with `force=True`, let 60 seconds pass, and run the cell with the task again.
missing-fewest = During the last rollout the number of RUNNING tasks went down to { $count }; it should have stayed at { $wanted } or more. Mend `minimumHealthyPercent`, then roll out once more with `forceNewDeployment=True`.
missing-breaker = `{ $service }` does not have its circuit breaker on, with rollback.
missing-deletion = The service `{ $service }` is still { $status }. It is gone when it is INACTIVE.
missing-stopped-by-hand = Tasks of `{ $family }` that belong to no service and still run: { $count }. Deleting the service does not touch them.

## Exercises

exercise-03-three-copies-title = Three copies, always three
exercise-03-three-copies-task =
    The cell below runs three `cafe` tasks by hand. That makes three, but each one that dies is gone.

    Create a service called `cafe`, from the task definition `cafe`, so that there are always three. Leave the three tasks run by hand alone.
exercise-03-three-copies-hint-1 = You made the service `web` at the start of "Run it". This call is almost the same; only two names differ.
exercise-03-three-copies-hint-2 = The call is `create_service`, with `serviceName`, `taskDefinition`, `desiredCount` and `**where`. Then let about 60 seconds pass.
exercise-03-three-copies-solved = The cluster now has six `cafe` tasks: three are looked after, three are not. The `group` column tells which is which.

exercise-03-five-without-a-deployment-title = More hands, not other hands
exercise-03-five-without-a-deployment-task =
    The service `tea` runs two tasks. The place is full; it needs five.

    Bring `tea` to five tasks. The two that are serving must be left in peace: no new deployment.
exercise-03-five-without-a-deployment-hint-1 = Only one number has to change. Touch anything else (task definition, network, `forceNewDeployment`) and ECS replaces every task.
exercise-03-five-without-a-deployment-hint-2 = `update_service` with `desiredCount`, then let about 60 seconds pass.
exercise-03-five-without-a-deployment-solved = Still the same deployment, with three more tasks. Changing the number is cheap; changing the blueprint is moving house.

exercise-03-never-fewer-than-three-title = Three counters always open
exercise-03-never-fewer-than-three-task =
    `bank` has four tasks of `bank:1`, and its two numbers are 50 / 100.

    Move `bank` to `bank:2` so that there are never fewer than three tasks RUNNING.
exercise-03-never-fewer-than-three-hint-1 = With 50 / 100, ECS may stop tasks until two are left. Which of the two numbers is that floor?
exercise-03-never-fewer-than-three-hint-2 = The floor is `minimumHealthyPercent` of 4, rounded up. What percentage of 4 makes 3?
exercise-03-never-fewer-than-three-hint-3 = One `update_service` can change both: `deploymentConfiguration` to 75 / 100, and `taskDefinition` to `bank:2`. Then wait with the waiter `services_stable`.
exercise-03-never-fewer-than-three-solved = Never below three. With 75 / 100, ECS exchanges one task at a time: slower, but no extra room is needed. 100 / 200 is faster, and for a while you pay for eight tasks. Raising the ceiling alone, with the floor at 50, is not enough: what the floor allows, ECS stops.

exercise-03-it-never-gets-steady-title = Never at rest
exercise-03-it-never-gets-steady-task =
    The service `bakery` exists but has not sold one loaf: two tasks wanted, none RUNNING.

    Find out why, then bring `bakery` to two tasks and to rest.
exercise-03-it-never-gets-steady-hint-1 = The events say that the service keeps starting tasks in vain. Why, only a dead task knows: `list_tasks` with `desiredStatus="STOPPED"`, then `describe_tasks`, and read `stoppedReason`.
exercise-03-it-never-gets-steady-hint-2 = There is no `nginx:1.72`: somebody mistyped 1.27. A task definition cannot be edited, only registered anew: `register("bakery", "nginx:1.27")`.
exercise-03-it-never-gets-steady-hint-3 = Registering is not enough: the service still uses the old revision. Tell it with `update_service` and `taskDefinition`.
exercise-03-it-never-gets-steady-solved = At rest. The way to the cause is always the same: the service's events, then the `stoppedReason` of a dead task, then the task definition.

exercise-03-no-room-to-move-title = No room to move
exercise-03-no-room-to-move-task =
    `library` has three tasks. Somebody moved it to `library:2`, and since then nothing stirs. ECS does say why.

    Get `library` to `library:2`, still with three tasks.
exercise-03-no-room-to-move-hint-1 = Read the newest event to its end. It names two numbers to look at.
exercise-03-no-room-to-move-hint-2 = Three tasks, 100 / 125. The floor is 3. The ceiling is 3.75, rounded down, so 3 as well. None may go and none may come.
exercise-03-no-room-to-move-hint-3 = Raise the ceiling or lower the floor, with `update_service` and `deploymentConfiguration`. A ceiling of 200 or a floor of 50 will do. The stuck deployment goes on by itself.
exercise-03-no-room-to-move-solved = Two numbers changed, and the stuck deployment went on by itself; nothing had to be started over. Percentages sound generous, but with a few tasks the rounding eats them.

exercise-03-back-to-stable-title = The circuit breaker and the way back
exercise-03-back-to-stable-task =
    A colleague has just moved `post` to `post:2`, whose image does not exist. The three old tasks still serve; ECS keeps trying.

    Turn on the circuit breaker of `post`, with rollback, and let it bring the service back to `post:1`.
exercise-03-back-to-stable-hint-1 = The circuit breaker is part of `deploymentConfiguration`. You may turn it on halfway: ECS counts the failures there have been.
exercise-03-back-to-stable-hint-2 = `deploymentCircuitBreaker` has two switches, `enable` and `rollback`. Without the second it only stops trying; it does not go back.
exercise-03-back-to-stable-hint-3 = `update_service` with `deploymentConfiguration` and no `taskDefinition`. Then let 60 seconds pass.
exercise-03-back-to-stable-solved = The service is stable, and it runs the old revision. Keep that in mind: stable does not mean that the new one made it.

exercise-03-leave-nothing-behind-title = Leave nothing behind
exercise-03-leave-nothing-behind-task =
    The fair is over. The service `popup` has two tasks, and somebody has run one more `popup` task by hand.

    Delete the service, and leave no `popup` task running.
exercise-03-leave-nothing-behind-hint-1 = ECS does not delete a service that still wants tasks. There are two ways: bring `desiredCount` to 0 first, or delete with `force=True`.
exercise-03-leave-nothing-behind-hint-2 = Look at the `group` column: what says `family:popup` belongs to no service, so deleting the service does not touch it.
exercise-03-leave-nothing-behind-hint-3 = Stop the task run by hand with `stop_task`. Then wait until the service is INACTIVE with the waiter `services_inactive`.
exercise-03-leave-nothing-behind-solved = All gone. On real AWS it is just such a forgotten task that goes on costing money every hour.

## Predictions

question-03-one-dies-text = The service `web` wants three tasks and has three. You stop one. A minute later, what is in the cluster?
question-03-one-dies-choice-two = Two tasks
question-03-one-dies-choice-same = Three tasks: the one you stopped was started again
question-03-one-dies-choice-new = Three tasks: two old ones and a brand-new one
question-03-one-dies-why-two = With `run_task` it would be two. But a service looks after these: it counts, finds one missing, and starts a new task.
question-03-one-dies-why-same = Three is right, but the old one does not come back to life. A stopped task stays stopped. The service starts a new one, with a new id and a new IP address.
question-03-one-dies-why-new = A service does not rescue the old task. It counts, finds one missing, and starts another. Watch the pending column rise and go back to 0.

question-03-more-copies-text = `web` has three tasks. You change `desiredCount` to 5. What does ECS do?
question-03-more-copies-choice-five-new = It starts five new tasks, then stops the three old ones
question-03-more-copies-choice-two-more = It starts two more and leaves the three alone
question-03-more-copies-choice-refused = It refuses: you need another service
question-03-more-copies-why-five-new = Replacing every task is what a new deployment does, when you change the task definition. For a new number, ECS only adds what is missing.
question-03-more-copies-why-two-more = The deployment stays the same; only what is missing is added. You will see that its id does not change.
question-03-more-copies-why-refused = You may change it at any time, with `update_service`. ECS only adds what is missing: two tasks.

question-03-two-tabs-text = In the console, a cluster's page has a tab Services and a tab Tasks. Where do the two tasks that you have just run with `run_task` show up?
question-03-two-tabs-choice-services = Under Services only
question-03-two-tabs-choice-tasks = Under Tasks only
question-03-two-tabs-choice-both = Under both
question-03-two-tabs-why-services = Services lists the services. A task run by hand belongs to none, so there is nothing about it there.
question-03-two-tabs-why-tasks = Tasks lists every task, whoever started it. Services lists services, and these two belong to none.
question-03-two-tabs-why-both = Half right: Tasks lists every task. But Services lists services, and these two belong to none.

question-03-same-accident-text = Five tasks are RUNNING now: three of the service `web`, two run by hand. One on each side fails and ends. Two minutes later, how many are RUNNING?
question-03-same-accident-why-4 = On the service's side the loss is made up: three again. On the other side one is gone and one is left. Three and one make four.
question-03-same-accident-why-3 = Three would be right if nobody made up for anything. But the service does for its own: three of the service and one run by hand make four.
question-03-same-accident-why-5 = Five would be right if both sides were made up for. But nobody looks after the tasks run by hand: three of the service and one run by hand make four.
question-03-same-accident-why-other = Count each side: the service is back to three, the side run by hand goes from two to one. Together, four.

question-03-fewest-text = `web` wants 4 tasks, with 50 / 100. You roll out a new revision. At the lowest moment, how many tasks are RUNNING?
question-03-fewest-why-2 = The floor is 50% of 4. The ceiling is 100%, so 4, and none can be added first: ECS has to stop 2 before it starts 2.
question-03-fewest-why-4 = To keep all 4, ECS would have to start some before it stops any. The ceiling of 100% forbids that, so it stops first, down to the floor: 50% of 4 is 2.
question-03-fewest-why-0 = It would take a floor of 0% to get to 0. Here it is 50%: ECS may stop tasks until 2 are left.
question-03-fewest-why-other = The floor is 50% of 4, so 2. The ceiling of 100% lets nothing be added first, so ECS stops tasks down to that floor.

question-03-two-of-75-text = Now `web` wants 2 tasks, with 75 / 100. You roll out a new revision. What does ECS do first?
question-03-two-of-75-choice-one = It stops one task
question-03-two-of-75-choice-both = It stops both tasks
question-03-two-of-75-choice-nothing = There is nothing it can do
question-03-two-of-75-why-one = That would leave one, and the floor is 75% of 2 = 1.5, rounded up to 2. None may be stopped, and the ceiling of 100% lets none be added.
question-03-two-of-75-why-both = The floor is 75% of 2 = 1.5, rounded up to 2: none may be stopped. And the ceiling of 100% lets none be added.
question-03-two-of-75-why-nothing = 75% of 2 is 1.5, rounded up to 2: none may be stopped. The ceiling of 100% is 2 as well: none may be added. Stuck.

question-03-stable-means-text = You move `web` to a revision whose image is broken, this time with circuit breaker and rollback. The waiter `services_stable` returns without an error. Which revision does `web` run?
question-03-stable-means-choice-new = The new one
question-03-stable-means-choice-old = The old one
question-03-stable-means-choice-none = None at all
question-03-stable-means-why-new = A broken image cannot run. The waiter asks two things only: is there exactly one deployment, and are as many tasks RUNNING as wanted? After the rollback both are true, with the old revision.
question-03-stable-means-why-old = The waiter only asks: exactly one deployment, and as many tasks RUNNING as wanted? After the rollback both are true. Stable, because it went back.
question-03-stable-means-why-none = The old tasks were never touched, because no new one came up. After the rollback the old revision is the main one again, and the waiter is content.
