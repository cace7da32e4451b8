## The time line: states of tasks over lab time, events, API calls; charts of a service

time-line-name = The time line of cluster { $name }
time-line-title = What happened when
time-line-now = now { $time } UTC
time-line-empty = No task in this time.
time-line-counts = { $running } running, { $starting } starting
time-line-events = service events
time-line-calls = API calls
time-line-denied = (denied)
told-time-line = Time line of cluster { $name } from { $begin } to { $end } UTC, lab time.

chart-rollout = Service { $name } over time
chart-nothing = There is no service { $name } to draw.
chart-running = running
chart-new = running, new revision
chart-old = running, old revision
chart-pending = pending
chart-desired = desired
chart-between = between the floor and the ceiling
chart-seconds = seconds of lab time since { $time } UTC
chart-tasks = tasks
told-chart = Service { $name } from { $begin } to { $end } UTC, lab time.
told-chart-moment = { $time } running { $running } (old { $old }, new { $new }), pending { $pending }, desired { $desired }, floor { $lower }, ceiling { $upper }.
