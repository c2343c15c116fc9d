"""What dynamic.ts is compared with: the route as a learner of the course would write it, in Flask."""
from flask import Flask

RULE = "/airbnb-dynamic/number_odd_or_even/<int:n>"


def page(n):
    return f"<H1>Number: {n} is {'odd' if n % 2 else 'even'}</H1>"


# static_folder: Nginx serves the files here; without it Flask would have a route of its own for /static/.
app = Flask(__name__, static_folder=None)
app.route(RULE)(page)

# The same with the option that the course puts on its routes.
lenient = Flask(__name__, static_folder=None)
lenient.route(RULE, strict_slashes=False)(page)
