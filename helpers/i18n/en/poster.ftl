# The poster of the last page
poster-title = Amazon ECS on one sheet
poster-lead = Drawn from your own lab, as it is now.
poster-ideas = Blueprint, task, service, cluster
poster-ideas-note = A task definition never changes, it gets a new revision. A task is one running copy of a revision.
poster-service-note = A service keeps the number of tasks. Nobody looks after a task from run_task.
poster-cluster = Where a task is: its address and port
poster-cluster-awsvpc = awsvpc: each task has an address of its subnet, and is reached at the container's port.
poster-cluster-bridge = bridge: tasks share the instance's address, and each has a host port.
poster-traffic = Which door callers take
poster-traffic-note = The service adds and removes its tasks in the target group. Callers know the load balancer's name only.
poster-roles = Two roles: look who calls
poster-roles-start = Execution role: ECS calls for you (pull the image, read secrets, write logs). Missing: the task cannot start.
poster-roles-run = Task role: your program calls (S3, DynamoDB). Missing: the task is RUNNING, the error is in its log.
poster-addresses = The addresses of a subnet
poster-addresses-note = AWS keeps five. Tasks, load balancers and endpoints share the rest. None left: no new task.
