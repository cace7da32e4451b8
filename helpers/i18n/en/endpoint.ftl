endpoint-about = The lab over HTTP, on this machine only: for the AWS CLI and any other AWS client.
endpoint-port = the port on 127.0.0.1; 0 takes a free one (default: 5000)
endpoint-speed = lab seconds that pass in one real second (default: 1)
endpoint-language = language of the messages: vi or en (default: vi)
endpoint-wrong-port = must be a whole number from 0 to 65535
endpoint-wrong-speed = must be a number from 0 to 86400, for example 30
endpoint-ready = The lab answers at { $address } ({ $speed } lab seconds a second). Ctrl-C ends it.
endpoint-port-taken = Port { $port } cannot be opened on 127.0.0.1: { $reason }. Choose another one with --port, or --port 0 for a free one.
endpoint-stopped = The lab is closed.
endpoint-broken = The lab made a mistake of its own at this request. It goes on; please report what you sent.
endpoint-page =
    The lab is open at { $address }.
    Region: { $region }. Lab time: { $time }, { $speed } lab seconds a second.

    Try it (any keys will do, nothing reaches AWS):
    aws ecs list-clusters --endpoint-url { $address } --region { $region }
