## Lab 03: the service

service-lab-title = Lab: a service, and what happens when its tasks die
service-lab-intro = Create the service web, take tasks away from it, move it to a new version. Beside it runs a task of your own from the same task definition, to compare.
service-lab-wanted-head = What the service web is asked to be
service-lab-scale = Change desiredCount
service-lab-configure = Change deploymentConfiguration
service-lab-created = The service { $name } exists, desiredCount { $count }. Nothing runs at once: the scheduler sees to that; let the clock run.
service-lab-scaled = desiredCount is { $count } now, still { $definition }. Adding and removing tasks is the scheduler's work.
service-lab-configured = deploymentConfiguration has changed, and counts from the scheduler's next look on. The service uses { $definition }, desiredCount { $count }.
service-lab-forced = A new deployment from the same { $definition }: all { $count } tasks are replaced step by step.
service-lab-updated = A new deployment: { $count } tasks move to { $definition } step by step, within minimumHealthyPercent and maximumPercent.
service-lab-deleted = The service { $name } is DRAINING: its tasks stop, and none is replaced any more.
service-lab-versions-head = Move to another version
service-lab-broken-image = { $image } (no such tag)
service-lab-roll-out = Register a new revision and update
service-lab-accidents-head = Accidents
service-lab-both-head = The same accident to a task of the service and to one of your own:
service-lab-stop-both = stop_task on both
service-lab-crash-both = Crash both
service-lab-ran-alone = Task { $id } runs from the same task definition, but nobody looks after it.
service-lab-killed = Task { $id } ({ $owner }) is stopping. Will anything have taken its place in a minute? Guess first, then let the clock run.
service-lab-no-pair = This needs one RUNNING task of service { $name } and one run by hand from the same task definition. Press create_service, then run_task, and let the clock run.
service-lab-both = The same accident: { $owned } belongs to the service, nobody looks after { $alone }. Let the clock run and see which one is replaced.
service-lab-chart = Draw the roll-out chart
service-lab-chart-hint = RUNNING, pending, old and new tasks over time. It takes about a second to draw.
