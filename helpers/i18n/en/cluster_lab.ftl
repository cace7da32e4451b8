## The cluster panel of the labs about tasks and services

panel-ready = The cluster { $cluster } is ready. Press a button, then let the lab clock run and watch.
panel-closed = This lab is closed, or a newer Lab has taken its place, so there is nothing left to see here. Run lab = Lab("{ $language }") again, then this cell.
panel-time = Lab time { $time } UTC
panel-step-second = +1 second
panel-step-seconds = +10 seconds
panel-step-minute = +1 minute
panel-play = Play
panel-pause = Pause
panel-speed-label = Speed
panel-speed = { $speed } lab seconds a second
panel-services-tab = Services ({ $count })
panel-tasks-tab = Tasks ({ $count })
panel-task = Task
panel-owner = Looked after by
panel-nobody = nobody
panel-service = service { $name }
panel-no-services = No service yet.
panel-no-tasks = No task yet.
panel-more-tasks = and { $count } more tasks; list_tasks has them all
panel-events-of = Events of service
panel-no-service-yet = Events are the first place to look when a service is in trouble. Once there is a service, its events are here.
panel-no-events = This service has no events yet.
panel-no-live-task = No live task yet
panel-no-definition = No task definition yet
panel-run-first = There is no task to do that to. Run one first.
panel-no-cli = # The AWS CLI has no such command: the program in the container ends by itself.
panel-crashed-essential = Container { $name } of task { $id } has just died. It is essential, so the whole task stops.
panel-crashed-helper = Container { $name } of task { $id } has just died. It is not essential, so the task goes on.
