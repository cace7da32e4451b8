## Requests to services: counts, the load chart, the targets picture

requests-unknown-service = There is no service { $name } to count requests for. There is: { $known }.
requests-none = No request has reached service { $name } in that time.
requests-told = Service { $name }: { $sent } requests, { $answered } answered, { $failed } failed.
requests-why = { $count } failed: { $why }
requests-no-way-in = no way into the load balancer (no listener, or its security group is closed)
requests-no-target = no target to ask (503)
requests-refused = the target refuses (502)
requests-timeout = the target is silent (504)
requests-overload = more than the tasks can do (504)
requests-error = the program answers with an error
requests-cut = cut off: its container ended first (502)
requests-nobody = no task runs

load-title = Service { $name } under load
load-told = Service { $name } under load from { $begin } to { $end } UTC, lab time.
load-tasks = desired { $desired }, running { $running }, pending { $pending }
load-flow = { $sent } requests/s, { $answered } answered, CPU { $cpu } %
load-failed = { $rate }/s failing: { $why }
load-requests = requests/s
load-no-requests = no requests yet: lab.traffic(...)
load-sent = sent
load-answered = answered
load-lost = failed
load-cut = cut off
load-cpu = CPU %
load-per-target = requests/min per target
load-measured = measured
load-bounds = between { $least } and { $most }
load-goal = target { $value }

targets-title = Load balancer and targets
targets-nothing = There is no load balancer and no target group yet.
targets-no-listener = No listener forwards to this target group: nobody sends it anything.
targets-no-listener-yet = no listener yet
targets-no-group = No target group: the load balancer has nowhere to send requests.
targets-gets = { $rate } requests/s
targets-check = { $check } every { $interval } s
targets-limits = { $healthy } pass / { $unhealthy } fail · drain { $delay } s
targets-none = no targets registered
targets-more = { $count ->
    [one] and 1 more target
   *[other] and { $count } more targets
}
targets-by-hand = registered by hand, no task of ECS
targets-rate = { $rate } req/s
targets-rate-failing = { $rate } req/s: { $why }
targets-service = service { $name }: desired { $desired } · running { $running } · pending { $pending }
targets-flow = { $sent } requests/s: { $answered } answered, { $failed } failed
targets-sums = since { $time }: { $sent } requests, { $answered } answered, { $failed } failed
targets-no-traffic = no requests yet
targets-told-no-listener = No listener forwards to target group { $name }.
targets-told-no-group = Load balancer { $name } ({ $kind }) has no listener that forwards to a target group.
targets-told-way = Load balancer { $name } ({ $kind }), listener { $port }, forwards to target group { $group }.
targets-told-group = Target group { $name }: target type { $type }; health check { $check } every { $interval } s, healthy after { $healthy } passed, unhealthy after { $unhealthy } failed; deregistration delay { $delay } s.
