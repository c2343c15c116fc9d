# Runs in the lab: bind-app.sh starts it with the path of a module and an expression for its app, which must fit WSGI. Before
# this text stand `page` and `patience`.
# It imports the module, serves its app on port 6000, and prints the status and the body of the page.
import importlib.util
import json
import os
import sys
import threading
import urllib.error
import urllib.request
from wsgiref.simple_server import WSGIRequestHandler, make_server

file, expression = sys.argv[1:]
# A module may read arguments of its own.
del sys.argv[1:]


def give_up():
    print(f"no answer within {patience} s", file=sys.stderr, flush=True)
    os._exit(4)


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


clock = threading.Timer(patience, give_up)
clock.daemon = True
clock.start()
# By its file, because a name such as 0-hello.py is none that `import` takes.
spec = importlib.util.spec_from_file_location("bound_app", file)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
try:
    # As Gunicorn reads it: a name, or the call of a function that makes the app.
    app = eval(expression, vars(module))
except NameError:
    sys.exit(f"it exports no {expression}")
server = make_server("127.0.0.1", 6000, app, handler_class=Quiet)
threading.Thread(target=server.serve_forever, daemon=True).start()
# The service's environment may name a proxy.
asking = urllib.request.build_opener(urllib.request.ProxyHandler({}))
try:
    answer = asking.open(f"http://127.0.0.1:6000{page}")
except urllib.error.HTTPError as error:
    answer = error
print(f"{answer.status} {json.dumps(answer.read().decode())[:80]}", end="", flush=True)
os._exit(0)
