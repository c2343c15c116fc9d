"""The reference for the services: their routes in Flask, as a learner of the course writes them."""
from flask import Flask

RULE = "/airbnb-dynamic/number_odd_or_even/<int:n>"


def page(n):
    return f"<H1>Number: {n} is {'odd' if n % 2 else 'even'}</H1>"


# static_folder=None: Nginx serves the files here; by default Flask adds its own route for /static/.
dynamic = Flask("dynamic", static_folder=None)
dynamic.route(RULE, strict_slashes=False)(page)

onepage = Flask("onepage", static_folder=None)
onepage.route("/airbnb-onepage/", strict_slashes=False)(lambda: "Hello HBNB!")

api = Flask("api", static_folder=None)
for name in "status", "stats":
    api.route(f"/api/v1/{name}", endpoint=name, strict_slashes=False)(lambda: {"status": "OK"})
