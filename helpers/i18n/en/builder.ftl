# Words in the labs: what they share (lab-*), then the task definition builder (builder-*).

lab-unexpected = The lab hit a mistake of its own, not of yours. What you typed is still here. Run this cell again for a fresh lab; if it happens again, please tell the authors of the course.
lab-closed = This lab is closed, so the call was not sent. Run lab = Lab("{ $language }") again, then this cell. What you typed is still here.
lab-replaced = You have opened a new Lab; this panel still belongs to the old one, so the call was not sent. Just run this cell again. What you typed is still here to copy.
lab-restarted = The kernel was restarted, so this lab no longer hears you. What you typed is still here to copy. Run the cell that opens the lab, at the top, then this cell again.
lab-unknown-lab = There is no lab called { $name }. There are: { $known }.
lab-unknown-picture = There is nothing called { $name } to draw yet. You can draw a registered task definition (such as webserver:1), a draft, a cluster, or one of these: { $known }.
lab-refused = AWS returned an error.

## Two lines to copy

calls-boto3 = The boto3 call that just ran
calls-cli = The same with the AWS CLI
calls-none = Press a button and its call appears here.

## Lab 01: put a task definition together

builder-title = Build a task definition
builder-intro = Change the form and the JSON follows; change the JSON and the form follows; the drawing always shows what you are writing.
builder-unset = not set
builder-network-unset = not set (means bridge)
builder-cpu = cpu of the task
builder-memory = memory of the task
builder-vcpu = { $units } · { $vcpu } vCPU
builder-mib = { $mib } MiB
builder-any-pair = Type any cpu and memory
builder-unnamed = no name yet
builder-add-container = Add
builder-remove-container = Remove
builder-add-container-tip = Add a container at the end of the list
builder-remove-container-tip = Remove the chosen container
builder-containers = { $count } of at most { $most } containers.
builder-containers-full = That makes { $most }. Add one more and see what ECS says.
builder-containers-over = { $count } containers: press Register and ECS will refuse.
builder-essential = essential (when it stops, the task stops)
builder-add-volume = Add volume
builder-remove-volume = Remove this volume
builder-add-portMappings = Add port
builder-remove-portMappings = Remove this port
builder-add-environment = Add variable
builder-remove-environment = Remove this variable
builder-add-mountPoints = Mount volume
builder-remove-mountPoints = Remove this mount
builder-text-back = Bring back my unfinished JSON
builder-json-reads = Valid JSON.
builder-json-at = Line { $line }, column { $column }: { $what }
builder-unknown = ECS does not know: { $names }. The JSON keeps it.
builder-unknown-meant = { $path } (did you mean { $meant }?)
builder-register = Register
builder-start-again = Start again
builder-nothing-sent = Nothing sent yet. Press Register and AWS's answer appears here.
builder-not-sent = Not sent, because the JSON cannot be read yet. { $problem }
builder-refused = AWS refused: { $code }
builder-refused-by-boto3 = boto3 refused, nothing was sent to AWS
builder-whole-number = `{ $path }` has to be a whole number, without quotes or letters.
builder-whole-mib = `{ $path }` has to be a whole number of MiB, without quotes or a unit.
builder-registered = Registered { $name }, status { $status }
builder-filled-in = ECS filled in
builder-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
builder-deregistered = { $name } is now { $status }: no run_task, new service or service update can use it. A service already on it carries on.
builder-revisions = Revisions of { $family }
builder-no-revisions = No revision yet. The first registration gets number 1.
builder-before = Compare
builder-after = with
builder-compare = Compare
builder-revision = An ACTIVE revision
builder-deregister = Deregister
builder-size = { $cpu } units · { $memory } MiB

## Where a text is not JSON, and why

json-empty = there is nothing here yet. The JSON of a task definition begins with {"{"} and ends with {"}"}.
json-object = a task definition has to be one block between {"{"} and {"}"}.
json-open-string = the string that opens with " here has no closing ".
json-line-break-in-string = a string cannot run over a line end; close it with " first, or write \n.
json-name = the name of a field is needed here, in double quotes: "family".
json-trailing-comma = this comma is one too many, because nothing follows it.
json-colon = the name of a field needs a colon after it.
json-comma = a comma is missing right after this place, or a closing bracket.
json-value = a value is needed here: "text", a number, true, false, null, a [list] or a {"{"}block{"}"}.
json-extra = the JSON ended before this place; the rest is too much.
json-escape = after \ a string may only have " \ / b f n r t, or u and four hex digits.
json-comment = JSON has no comments; take this out.
json-quotes = JSON only knows straight double quotes ", no single or curly ones.
json-python-word = { $word } is Python's word; JSON writes true, false, null.
json-end = the JSON stops half-way: something is not closed yet.
json-twice = the field "{ $name }" stands twice in one block; keep one.
json-deep = the blocks are nested too deeply for a task definition.
json-constant = JSON has no value { $word }.
json-long = there is a number that is too long to read.
