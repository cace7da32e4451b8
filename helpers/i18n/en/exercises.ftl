# Exercises: tasks, hints, what is missing. Text in `these marks` is drawn as code.

exercises-check = Check
exercises-hint = Hint ({ $taken } / { $all })
exercises-no-more-hints = No more hints ({ $all } / { $all })
exercises-hint-said = Hint { $number }: { $hint }
exercises-solution-said = The last hint is the solution. Paste this at the end of the cell below, and run that cell again:
exercises-todo = To do
exercises-solved = Solved
exercises-not-checked = Run the cell below, then press Check. You may press it at any time.
exercises-missing = Still missing:
exercises-solved-before = You have solved this one before. With what ECS holds just now, this is missing:
exercises-second-star = ★★ The second star is yours as well.
exercises-second-star-open = ★ Solved, and there is a second star to earn:
exercises-unknown = There is no exercise { $name }. There are: { $known }.

progress-broken = The file with your progress could not be read, so progress starts afresh. The old file is kept at { $path }.
progress-not-read = The file with your progress, { $path }, cannot be opened. Look at its permissions; until then progress lasts only as long as the kernel.
progress-not-saved = Your progress cannot be written to { $path }. Look at its permissions and the space on the disk; until then progress lasts only as long as the kernel.

## What is missing

missing-family = The family `{ $family }` has no ACTIVE revision yet. Register one.
missing-image-again = No ACTIVE revision of `{ $family }` has `{ $image }` any more, and a deregistered one cannot be brought back. Register a new `{ $family }` with that image.
missing-fargate = `{ $revision }` does not name `FARGATE` in `requiresCompatibilities`.
missing-container = `{ $revision }` has no container called `{ $container }`.
missing-any-port = In `{ $revision }`, the container `{ $container }` opens no port yet. It has to open port { $port }.
missing-port = In `{ $revision }`, the container `{ $container }` opens port { $opened }. It has to open port { $port }.
missing-essential = In `{ $revision }`, the container `{ $container }` is no longer essential: when it stops, the task runs on.
missing-not-essential = In `{ $revision }`, the container `{ $container }` is still essential: when it stops, the whole task stops.
missing-image = Plain `{ $family }` is `{ $revision }` now, with the image `{ $image }`. It should be one with `{ $wanted }`.
missing-room = In `{ $revision }`, the container does not get { $wanted } MiB of memory.
missing-smaller = `{ $revision }` has cpu { $cpu } and memory { $memory }. That is not yet the smallest size that fits.
missing-no-size = `{ $revision }` sets no `cpu` and `memory` for the whole task.
missing-share = In `{ $revision }`, the container `{ $container }` has to keep its cpu { $cpu } and memory { $memory }.

## Lesson 01

exercise-01-give-it-a-port-title = Give it a port
exercise-01-give-it-a-port-task =
    `shop` registers all right, but its container `web` opens no port. The nginx inside listens on port 80.

    Register a new `shop` in which `web` opens port 80, still for Fargate.
exercise-01-give-it-a-port-hint-1 = What is registered can no longer be changed. Edit `shop` in the cell below and run that cell again: you get a new revision.
exercise-01-give-it-a-port-hint-2 = A port belongs to a container, so it goes next to `image` and `memory`, in the field `portMappings`. The value is a list, because a container may open several ports.
exercise-01-give-it-a-port-solved = Now `web` has a door on port 80. You need not give a `hostPort`: with `awsvpc`, ECS fills in the same number.

exercise-01-a-helper-that-may-stop-title = A helper that may go home early
exercise-01-a-helper-that-may-stop-task =
    `blog` has two containers: `web` is the site, `backup` makes one backup and stops. Both are essential now, so when `backup` is done the whole task stops and takes `web` with it.

    Register a new `blog`: when `backup` stops, the task runs on; only when `web` stops, the task stops.
exercise-01-a-helper-that-may-stop-hint-1 = The cell below prints `essential` for each container. Nobody wrote it when registering, so what did ECS fill in?
exercise-01-a-helper-that-may-stop-hint-2 = Only one container needs `essential`. Remember that Python writes `False` where JSON writes `false`.
exercise-01-a-helper-that-may-stop-solved = `backup` does its work and leaves; `web` stays open. Every task needs at least one essential container: that is what decides whether the task is alive.

exercise-01-the-way-back-title = The way back
exercise-01-the-way-back-task =
    Somebody mistyped a tag: `menu:3` uses `nginx:1.72`, a version that nginx never had.

    Make plain `menu`, without a number, mean a revision with `nginx:1.27` again. The cell below shows the revisions there are; the call is yours to add.
exercise-01-the-way-back-hint-1 = Plain `menu` is the newest ACTIVE revision. What if the newest one were no longer ACTIVE?
exercise-01-the-way-back-hint-2 = The call is `deregister_task_definition`. It wants the full name, with the number, of the revision that retires.
exercise-01-the-way-back-solved = `menu` is the good one again. There are two ways: retire the broken revision, or register the old contents once more. Both work, because the old revision was never touched.

exercise-01-a-size-that-fits-title = Which size fits?
exercise-01-a-size-that-fits-task =
    `api` needs 1.5 GB of memory (1536 MiB) and very little CPU. Fargate has no size 256 / 1536.

    Choose the smallest Fargate size in which `api` still gets its 1536 MiB, and register it.
exercise-01-a-size-that-fits-hint-1 = Each `cpu` goes with a few values of `memory` only. Look again at the cell that tries sizes with `cpu` 256, under "What does Fargate ask for?".
exercise-01-a-size-that-fits-hint-2 = `cpu` 256 comes with exactly three values of `memory`: 512, 1024 and 2048. Which one holds 1536?
exercise-01-a-size-that-fits-solved = 256 / 2048 is the smallest size that holds 1536 MiB. It leaves 512 MiB over, and you pay for those too: Fargate bills the size of the task.

exercise-01-what-binds-title = Which limit is it?
exercise-01-what-binds-task =
    `kitchen` has three containers, and ECS turns it down. You may not take anything away from a container.

    Find the limit that is in the way, then give the task the smallest Fargate size that holds all three.
exercise-01-what-binds-hint-1 = Add up two columns: the `cpu` of the three containers, then their `memory`. Which sum is larger than the task's number?
exercise-01-what-binds-hint-2 = It is CPU: 256 + 256 + 128 = 640, and the task has 512. The next `cpu` on Fargate is 1024.
exercise-01-what-binds-hint-3 = Change `cpu` to `"1024"`, run again, and ECS names another mistake: 1024 does not go with `memory` 1024. Its smallest value is 2048.
exercise-01-what-binds-solved = CPU was the limit, but raising it doubled the memory as well: on Fargate the two numbers come in pairs. The bill goes up with them.

exercise-01-three-mistakes-title = Three mistakes in one JSON
exercise-01-three-mistakes-task =
    The JSON below hides three mistakes. ECS names one at a time, so each shows up once the one before is fixed.

    Fix it until `orders` registers, still for Fargate, and `web` still opens port 80.
exercise-01-three-mistakes-hint-1 = Ask the error message three things: which level, which field, compared with what? The first mistake is among the outer fields.
exercise-01-three-mistakes-hint-2 = Three places to look at: `networkMode`, the container's `memory`, and `hostPort`.
exercise-01-three-mistakes-hint-3 = Fargate takes `awsvpc` only. A container may not be bigger than the task, 512 MiB here. With `awsvpc`, `hostPort` has to equal `containerPort`, or be left out.
exercise-01-three-mistakes-solved = Three mistakes, read and fixed one after the other. Work is like that too: don't guess at all of them, fix the one ECS has just named.
