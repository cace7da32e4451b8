# Lesson 04, two roles: what is missing, exercises, predictions.

## What is missing

missing-done-in-log = Task `{ $task }` of `{ $family }` is RUNNING, but its app is not content. The last line of its log: `{ $line }`
missing-log = Task `{ $task }` of `{ $family }` is RUNNING, but nothing of it can be read in CloudWatch Logs. Does the container have its `logConfiguration`?
missing-taken-away = The role `{ $role }` still allows `{ $action }`. It never needed that: take it away.
missing-pass-role = The user `{ $user }` may not pass the role `{ $role }` yet (`iam:PassRole`).
missing-narrower = `{ $holder }` allows `{ $action }` on `{ $resource }`. It works. But whoever takes over the program gets all of that too. Which actions, on which resource, are really called? Allow just those.

## Exercises

exercise-04-a-role-for-the-program-title = A role for the program
exercise-04-a-role-for-the-program-task =
    `diary` starts, and its log is there. But the program in it has no credentials at all: it must read from the bucket `album-photos` and write to the table `visits`.

    Give it a task role with which a new task of `diary` can do both. Keep the execution role that it has.
exercise-04-a-role-for-the-program-hint-1 = What the program calls is in the cell "The program": one action of S3, one of DynamoDB. The lesson made a role for just that, the one with `create_role` and two `put_role_policy`.
exercise-04-a-role-for-the-program-hint-2 = The ARN of the new role goes into `taskRoleArn`. A task definition is never edited, so register `diary` anew: `register("diary", app, executionRoleArn=..., taskRoleArn=...)`, then run it.
exercise-04-a-role-for-the-program-hint-3 = The execution role of `diary` is called `diary-execution-role`. Its ARN is in `iam.get_role(RoleName="diary-execution-role")["Role"]["Arn"]`.
exercise-04-a-role-for-the-program-solved = Two lines in the log, and both good news. The program knows nothing of roles: boto3 finds the credentials by itself.

exercise-04-it-cannot-be-pulled-title = The image that would not come
exercise-04-it-cannot-be-pulled-task =
    `kiosk` never gets to RUNNING. The image is in ECR, the tag is right, the network is the same as everywhere in this lesson.

    Read the symptom, find the role that signed, and get `kiosk` working, down to its log.
exercise-04-it-cannot-be-pulled-hint-1 = The reason names two things: who (`assumed-role/…`) was not allowed to do what. Which of the two roles is that?
exercise-04-it-cannot-be-pulled-hint-2 = There is a ready-made policy with the four ECR actions. `attach_role_policy` puts it on the role that the reason names; then run `kiosk` again.
exercise-04-it-cannot-be-pulled-solved = No new revision needed: the task definition names the role, and what the role may do is looked up at every call.

exercise-04-two-that-look-alike-title = Two that look alike
exercise-04-two-that-look-alike-task =
    `radio` and `paper` both stop, and both complain about a log stream. They are two different faults.

    Repair each where it is broken, and get both working, with their logs.
exercise-04-two-that-look-alike-hint-1 = Read on to the end of each reason. One ends with `ResourceNotFoundException`, the other speaks of `AccessDeniedException`. Only one of them is about rights.
exercise-04-two-that-look-alike-hint-2 = What does not exist must be made: `logs.create_log_group` with the name that `radio` has in its `logConfiguration`, `/ecs/radio`.
exercise-04-two-that-look-alike-hint-3 = What is not allowed must be allowed, and to the right role: `paper-execution-role` may pull, but not write logs.
exercise-04-two-that-look-alike-solved = NotFound: make it. AccessDenied: allow it. Tell these two apart, and you save yourself an afternoon of adding rights that were never missing.

exercise-04-running-and-denied-title = RUNNING, and denied
exercise-04-running-and-denied-task =
    `gallery` is RUNNING, no event, no stopped task. But no photo ever shows.

    Somebody has granted `s3:GetObject`, only not where it is needed. Put it where it belongs, take it away where it does not, and get a working task.
exercise-04-running-and-denied-hint-1 = The log has the whole sentence. `assumed-role/…` says whose right is missing.
exercise-04-running-and-denied-hint-2 = `put_role_policy` on `gallery-task-role`, with `s3:GetObject` on `arn:aws:s3:::album-photos/*`.
exercise-04-running-and-denied-hint-3 = On `gallery-execution-role` the misplaced policy is inline. `iam.list_role_policies(RoleName=...)` gives its name, `iam.delete_role_policy` takes it away.
exercise-04-running-and-denied-solved = Right permission, right role. ECS never noticed anything: for ECS the task was well all the time.

exercise-04-nobody-may-put-it-on-title = The role that nobody may put on
exercise-04-nobody-may-put-it-on-task =
    `clock` does not even become a task: `run_task` refuses. The permissions of its task role are flawless.

    Find out what is wrong with the role, and get `clock` working.
exercise-04-nobody-may-put-it-on-hint-1 = A role has two kinds of documents. The cell below prints the one that says who may put the role on. Who is it?
exercise-04-nobody-may-put-it-on-hint-2 = `iam.update_assume_role_policy(RoleName="clock-task-role", PolicyDocument=...)`, and the document is already there, in `trust`.
exercise-04-nobody-may-put-it-on-solved = `ec2.amazonaws.com` is right for an instance role, `ecs-tasks.amazonaws.com` for both roles of a task. In the console this is the choice "Elastic Container Service Task".

exercise-04-let-binh-run-it-title = Let Binh run it
exercise-04-let-binh-run-it-task =
    Your colleague Binh has `ecs:*` on everything, and still he may not run `shift`.

    Give the user `binh` what he lacks, and have a task of `shift` working. Binh's client is in `binh`.
exercise-04-let-binh-run-it-hint-1 = The refusal names one action and one role. But `shift` has two roles, and ECS asks about each of them.
exercise-04-let-binh-run-it-hint-2 = `iam.put_user_policy(UserName="binh", ...)` with `iam:PassRole`; `Resource` may be a list: the ARNs of `shift-execution-role` and `shift-task-role`. Then `binh.run_task(...)` once more.
exercise-04-let-binh-run-it-solved = Binh runs `shift`, with just the roles that are meant for it. Had he been allowed to pass every role, he could have run a program with the rights of the account's administrator.

## Predictions

question-04-no-roles-text = A public image, `nginx`, without `logConfiguration`. You register it for Fargate with no role whatsoever, and run it. What happens?
question-04-no-roles-choice-refused = ECS refuses to register it: the execution role is mandatory
question-04-no-roles-choice-stops = It registers, but the task stops: it may not pull
question-04-no-roles-choice-runs = It runs
question-04-no-roles-why-refused = Many texts say so, and for most real tasks it turns out that way. But mandatory it is not: nothing in this task calls AWS on your behalf, so no role is asked for. It runs.
question-04-no-roles-why-stops = Docker Hub is not AWS; a public image is fetched without asking IAM for anything. It runs.
question-04-no-roles-why-runs = Nothing in this task calls AWS on your behalf: the image is public, and there is no log to write. So no role is needed.

question-04-who-writes-text = The program has been started and printed its two lines, and they are in CloudWatch Logs. Which role signed the call that put them there, `logs:PutLogEvents`?
question-04-who-writes-choice-task = The task role: it is the program's output, and the program was running by then
question-04-who-writes-choice-execution = The execution role, as for the image
question-04-who-writes-choice-nobody = Neither: output goes there without a call
question-04-who-writes-why-task = By the clock you are right: the program was running. But the program only printed; it made no call. The log driver, outside the container, calls CloudWatch, and it uses the execution role.
question-04-who-writes-why-execution = The program only prints. Who calls CloudWatch is the log driver, which belongs to the platform, and the platform has the execution role, as long as the task lives.
question-04-who-writes-why-nobody = Nothing gets into CloudWatch Logs without an API call, and each call has a signer. Here it is the log driver of the platform, with the execution role.

question-04-secret-text = `album` now wants a secret as an environment variable. The execution role has AmazonECSTaskExecutionRolePolicy, nothing else. What happens to a new task?
question-04-secret-choice-runs = It runs: the managed policy has all that a start needs
question-04-secret-choice-stops = It stops before the program starts
question-04-secret-choice-empty = It runs, but the variable is empty
question-04-secret-why-runs = You have just seen its six actions: four of ECR, two of logs. Reading secrets is not among them, so the task stops before it has pulled anything.
question-04-secret-why-stops = Right: six actions, and none of them reads secrets. And without its secret the platform does not start the container at all.
question-04-secret-why-empty = That would be a nasty surprise for the program. ECS is stricter: no secret, no start. The task stops.

question-04-no-group-text = The execution role has AmazonECSTaskExecutionRolePolicy again. But the log group `/ecs/album` has been deleted. What happens to a new task?
question-04-no-group-choice-created = The group is made again, and the task runs
question-04-no-group-choice-stops = The task stops
question-04-no-group-choice-silent = The task runs, but without a log
question-04-no-group-why-created = The policy has `logs:CreateLogStream`: a stream inside a group. The group itself would need `logs:CreateLogGroup` and the option `awslogs-create-group`. The task stops.
question-04-no-group-why-stops = A stream can only be made inside a group, and nobody makes the group: that would take the option `awslogs-create-group` and the right `logs:CreateLogGroup`.
question-04-no-group-why-silent = ECS does not start a container whose log has nowhere to go. The task stops, with a reason that says so.

question-04-wrong-role-text = You move the right to read from S3 from the task role to the execution role, and run `album` anew. What will you see?
question-04-wrong-role-choice-works = All is well: the task has the right, on whichever role
question-04-wrong-role-choice-stops = The task stops, and `stoppedReason` says AccessDenied
question-04-wrong-role-choice-log = The task is RUNNING, and only its log says AccessDenied
question-04-wrong-role-why-works = The program cannot get at the credentials of the execution role. It signs with the task role, and that one may not read any more. The task is RUNNING; the log says AccessDenied.
question-04-wrong-role-why-stops = `stoppedReason` is about calls of the platform. This one is the program's own. ECS never hears of it: the task is RUNNING, and only the log says AccessDenied.
question-04-wrong-role-why-log = The call is the program's own, signed with the task role. ECS never hears of it, so the task is well as far as ECS can see.

question-04-trust-text = The permissions of the task role are in order, but its trust policy names `ec2.amazonaws.com` instead of `ecs-tasks.amazonaws.com`. Where does that show?
question-04-trust-choice-call = `run_task` itself is refused
question-04-trust-choice-stops = The task starts, then stops with a reason
question-04-trust-choice-log = The task runs, and the log says AccessDenied
question-04-trust-why-call = ECS tries to put the role on as soon as you order the task, and may not. So there is no task at all.
question-04-trust-why-stops = It does not get that far. ECS tries to put the role on as soon as you order the task, and refuses the order.
question-04-trust-why-log = AccessDenied is what a role gets to hear that has been put on and may not do something. This one cannot even be put on: `run_task` is refused.

question-04-pass-role-text = An has `ecs:*` on everything, and nothing else. She calls `run_task` for `album`, which has two roles. What happens?
question-04-pass-role-choice-runs = It runs: `ecs:*` covers `ecs:RunTask`
question-04-pass-role-choice-refused = Her call is refused
question-04-pass-role-choice-stops = The task starts, then stops for lack of rights
question-04-pass-role-why-runs = `ecs:RunTask` is covered. But she also hands two roles to somebody else, and for that there is a right of its own, which does not begin with `ecs:`. The call is refused.
question-04-pass-role-why-refused = Running is covered by `ecs:*`. Handing a role to somebody else is not: that is `iam:PassRole`.
question-04-pass-role-why-stops = The rights of the task are those of its roles, whoever started it. What is lacking is a right of An's own, and it is asked for in her call: refused.
