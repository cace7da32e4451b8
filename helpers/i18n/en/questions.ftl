# Predictions: asked before running. Every answer is explained, right or wrong.

questions-title = What do you expect?
questions-answer = Answer
questions-number = Your number
questions-choose-first = Choose an answer, then press Answer. A wrong one costs nothing.
questions-number-first = Type a whole number, then press Answer. A wrong one costs nothing.
questions-not-a-number = "{ $typed }" is not a whole number. Type digits only, for example 12.
questions-right = Right.
questions-wrong = Not quite.
questions-you-said = You predicted: { $answer }
questions-open = Not answered yet
questions-unknown = There is no prediction { $name }. There are: { $known }.

## Lesson 00

question-00-who-restarts-text = You have started a task with `run_task`. Ten minutes later the program in it fails and ends. And a minute after that?
question-00-who-restarts-choice-ecs = ECS has started another task instead
question-00-who-restarts-choice-nobody = The task stays stopped, and nothing takes its place
question-00-who-restarts-choice-machine = The machine has started the container again
question-00-who-restarts-why-ecs = That happens only when the task belongs to a service. With `run_task`, ECS takes the order, runs it, and is done: nobody was told to keep watch. Lesson 03 does both side by side.
question-00-who-restarts-why-nobody = With `run_task`, ECS takes the order, runs it, and is done: nobody was told to keep watch. If you want a watchman, give the task to a service. Lesson 03 does both side by side.
question-00-who-restarts-why-machine = Docker on your machine does that if you say `--restart`, so it was a fair guess. ECS does not unless told to: when an essential container stops, the task stops, and nothing takes its place.

## Lesson 01

question-01-same-family-text = Two registrations, the very same contents, the same `family`: `webserver`. What does ECS do the second time?
question-01-same-family-choice-refused = It refuses: `webserver` is taken
question-01-same-family-choice-same = It sees that nothing changed and returns the old one
question-01-same-family-choice-two = It makes another one, with the number 2
question-01-same-family-why-refused = A `family` need not be unique. Registering under the same `family` is exactly how a new version is made: you will see `webserver:2`.
question-01-same-family-why-same = Sensible, but ECS does not compare contents. Every registration makes a new one: you will see `webserver:2`, a perfect copy of `webserver:1`.
question-01-same-family-why-two = ECS does not compare contents; every registration adds one. Run the two cells below and see.

question-01-family-alone-text = `webserver:3` is the newest. You deregister it and ask ECS: which one is `webserver`?
question-01-family-alone-choice-gone = An error: the newest one is gone
question-01-family-alone-choice-three = Still `webserver:3`
question-01-family-alone-choice-two = `webserver:2`
question-01-family-alone-why-gone = You get an error only when no ACTIVE revision is left. Numbers 1 and 2 are, and ECS takes 2, the newest ACTIVE one.
question-01-family-alone-why-three = Number 3 is the newest, but no longer ACTIVE. For a plain name ECS looks at ACTIVE revisions only, so it is number 2.
question-01-family-alone-why-two = A plain name means the newest ACTIVE revision. Number 3 has retired, so number 2 it is.

question-01-next-number-text = `webserver:3` has just retired; the newest ACTIVE one is number 2. You register once more. Which number does it get?
question-01-next-number-why-4 = A number once used is never used again, even when its revision has retired. So `webserver:3` can only ever mean one thing.
question-01-next-number-why-3 = Number 3 looks free, but it belongs to the revision that has just retired. ECS counts on: number 4.
question-01-next-number-why-other = ECS counts on from the largest number there ever was, retired or not. That was 3, so the next is 4.

question-01-fargate-asks-text = A very short document: one container with a `name` and an `image`, and `FARGATE` in `requiresCompatibilities`. What else does ECS ask for?
question-01-fargate-asks-choice-nothing = Nothing: Fargate sees to it all
question-01-fargate-asks-choice-role = An `executionRoleArn` (the role with which ECS pulls images and sends logs for you)
question-01-fargate-asks-choice-three = `networkMode`, and `cpu` and `memory` of the task
question-01-fargate-asks-why-nothing = Fargate sees to the machine, but it cannot guess how big your task is. It asks for three things: `networkMode` as `awsvpc`, and `cpu` and `memory` of the task.
question-01-fargate-asks-why-role = Many think so. But a public image that sends its logs nowhere needs no role yet; lesson 04 has the details. What Fargate asks for is `networkMode` as `awsvpc`, and `cpu` and `memory` of the task.
question-01-fargate-asks-why-three = And it asks for them one at a time. Run the cell below to hear it from ECS.

question-01-eleven-text = The document about to be registered has eleven containers that ask for 6 MiB of memory each. What does ECS do?
question-01-eleven-choice-taken = It takes it: together they are smaller than one ordinary container
question-01-eleven-choice-ten = It takes it, and runs the first ten
question-01-eleven-choice-refused = It refuses
question-01-eleven-why-taken = Memory is not the point here. A task definition holds at most ten containers, however small.
question-01-eleven-why-ten = ECS never leaves out a part of what you wrote. A task definition holds at most ten containers; with more, all of it is refused.
question-01-eleven-why-refused = Ten is the most, and AWS does not raise it. If you need more, you have two tasks.

## Last page

question-09-nobody-replaces-text = Five tasks are running. All five die at the same moment. How many of them does nobody replace?
question-09-nobody-replaces-why-3 = The two `cafe` tasks and the `shop` task that you ran with `run_task` belong to nobody. The two of the service `shop` are replaced.
question-09-nobody-replaces-why-0 = Only a service replaces tasks. Three of the five were run by hand with `run_task`: two `cafe`, one `shop`.
question-09-nobody-replaces-why-2 = Two is the number of tasks that are replaced, those of the service; or you thought of the two `cafe` tasks and forgot the `shop` task that you ran by hand. Nobody replaces three.
question-09-nobody-replaces-why-other = The service `shop` has two tasks and replaces them. The other three, two `cafe` and one `shop`, were run by hand: nobody replaces them.
