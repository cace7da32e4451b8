session-open = The lab is open: from here on every boto3 client talks to it, and nothing reaches AWS.
session-closed = This lab is closed. Call Lab("en") to open a new one.
session-unknown-region = AWS has no region { $region }. Check the client's region_name; without one the lab uses { $home }.
session-service-not-carried = The lab does not carry the service { $service }, and does not call AWS instead. It carries: { $carried }.
session-operation-not-carried = The lab does not carry the operation { $operation } of { $service }, and does not call AWS instead.
session-not-understood = The lab's { $service } cannot make sense of this { $operation } request, and AWS would most likely refuse it. Check the names and forms of its parameters.
session-filter-not-carried = The lab does not know the filter “{ $filter }” of { $operation }. Check its spelling, or leave it out and look through the whole answer.
session-client-of-closed-lab = This client belongs to a lab that is closed, so the call was not sent. Open a new one with Lab("en") and make the client again.
