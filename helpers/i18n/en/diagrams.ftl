# Words in the pictures, and each picture in words.
# picture-*: written in the picture, so short. told-*: whole sentences, for those who listen.

## The picture of a task definition

picture-definition = Drawing of task definition { $name }
picture-no-family = no family yet
picture-kind = task definition
picture-kind-draft = draft task definition
picture-task = Each task holds
picture-network = { $mode } network
picture-no-compatibilities = no launch type asked for
picture-cpu = CPU
picture-memory = Memory
picture-cpu-total = { $taken } / { $whole } units · { $vcpu } vCPU
picture-cpu-total-over = { $taken } / { $whole } units · { $over } over
picture-cpu-unsized = { $taken } units · task sets none
picture-memory-total = { $taken } / { $whole } MiB
picture-memory-total-over = { $taken } / { $whole } MiB · { $over } over
picture-memory-unsized = { $taken } MiB · task sets none
picture-scale-both = The task sets no size: a full bar is { $cpu } units, { $memory } MiB
picture-scale-cpu = The task sets no CPU: a full bar is { $cpu } units
picture-scale-memory = The task sets no memory: a full bar is { $memory } MiB
picture-cpu-share = { $taken } / { $whole }
picture-cpu-share-over = { $taken } / { $whole } · { $over } over
picture-cpu-unset = none reserved
picture-memory-hard = at most { $hard } / { $whole } MiB
picture-memory-over = at most { $hard } / { $whole } · { $over } over
picture-memory-both = { $soft } reserved, at most { $hard } MiB
picture-memory-crossed = { $soft } reserved is above { $hard } allowed
picture-memory-soft = { $soft } MiB reserved, no limit
picture-memory-soft-over = { $soft } reserved / { $whole } · { $over } over
picture-memory-unset = none of its own
picture-essential = essential
picture-not-essential = not essential
picture-environment = { $count ->
    [one] 1 env variable
   *[other] { $count } env variables
}
picture-mounts = { $count ->
    [one] 1 volume mount
   *[other] { $count } volume mounts
}
picture-mounts-read-only = { $count ->
    [one] 1 volume mount, { $readonly } read-only
   *[other] { $count } volume mounts, { $readonly } read-only
}
picture-mounts-all-read-only = { $count ->
    [one] 1 volume mount, read-only
   *[other] { $count } volume mounts, read-only
}
picture-unnamed = no name yet
picture-no-image = no image yet
picture-no-containers = No containers yet
picture-no-containers-next = Add a container and it will take this row.
picture-free-row = room for another container
picture-port = port
picture-host = host
picture-dynamic = dynamic
picture-more = +{ $count }
picture-volumes = Volumes
picture-no-volumes = no volumes

told-definition = Task definition { $family }, revision { $revision }.
told-draft = Draft of task definition { $family }, not registered.
told-draft-unnamed = Draft of a task definition that has no family yet.
told-network = Network mode: { $mode }.
told-compatibilities = Must be able to run on: { $names }.
told-no-compatibilities = It does not state what it must be able to run on (requiresCompatibilities).
told-cpu = CPU of the task: { $whole } units ({ $vcpu } vCPU). The containers take { $taken }, { $free } are left.
told-cpu-over = CPU of the task: { $whole } units ({ $vcpu } vCPU). The containers ask for { $taken }, { $over } too many.
told-cpu-unsized = CPU of the task: not set. The containers take { $taken } units.
told-memory = Memory of the task: { $whole } MiB. The containers take { $taken }, { $free } are left.
told-memory-over = Memory of the task: { $whole } MiB. The containers ask for { $taken }, { $over } too many.
told-memory-unsized = Memory of the task: not set. The containers take { $taken } MiB.
told-no-containers = No containers yet.
told-containers = { $count ->
    [one] 1 container.
   *[other] { $count } containers.
}
told-essential = { $number }. { $name }: image { $image }, essential (when it stops, the task stops).
told-not-essential = { $number }. { $name }: image { $image }, not essential (when it stops, the task runs on).
told-cpu-share = CPU: { $taken } of { $whole } units.
told-cpu-share-over = CPU: { $taken } of { $whole } units, { $over } too many.
told-cpu-share-unsized = CPU: { $taken } units.
told-cpu-unset = CPU: none reserved.
told-memory-hard = Memory: at most { $hard } MiB.
told-memory-both = Memory: { $soft } MiB reserved, at most { $hard } MiB.
told-memory-soft = Memory: { $soft } MiB reserved, no limit of its own.
told-memory-unset = Memory: none set of its own.
told-memory-share-over = That is { $over } MiB more than the task has.
told-memory-crossed = What is reserved is more than what is allowed.
told-port = Container port { $container }/{ $protocol }.
told-port-mapped = Host port { $host } leads to container port { $container }/{ $protocol }.
told-port-dynamic = A host port that ECS chooses leads to container port { $container }/{ $protocol }.
told-environment = Environment variables: { $names }.
told-mount = Mounts volume { $volume } at { $path }, read and write.
told-mount-read-only = Mounts volume { $volume } at { $path }, read-only.
told-volumes = Volumes of the task: { $names }.
told-no-volumes = The task has no volumes.

## What two task definitions do not share

compared-field = Field
compared-count = { $count ->
    [one] { $before } and { $after } differ in 1 place
   *[other] { $before } and { $after } differ in { $count } places
}
compared-same = { $before } and { $after } are exactly the same.
compared-absent = not there
compared-added = added
compared-removed = removed
compared-changed = changed
told-added = Added { $path }: { $new }
told-removed = Removed { $path }: it was { $old }
told-changed = Changed { $path }: { $old } → { $new }

## The picture of the whole course

ideas-title = From the blueprint to running tasks
ideas-plan = The blueprint. Runs nothing by itself.
ideas-plan-more = Never edited: a change is a new one.
ideas-cluster = where the tasks run
ideas-service = keeps { $desired } tasks running, always
ideas-lone-task = A task that you ran yourself
ideas-lone-task-more = Nobody owns it: when it stops,
ideas-lone-task-end = nobody starts another.
told-idea-task-definition = The task definition webserver:2 is the blueprint: one container web from the image nginx, cpu 256, memory 512. It runs nothing by itself, and it is never edited: a change is a new one.
told-idea-task = A task is a running copy of it, with the containers inside. There are four tasks in the picture, all RUNNING.
told-idea-service = Three tasks belong to a service, made with create_service. The service keeps 3 tasks running: when one stops, it starts another.
told-idea-lone-task = You ran the fourth task yourself with run_task. Nobody owns it: when it stops, nobody starts another.
told-idea-cluster = All the tasks run in one cluster.
