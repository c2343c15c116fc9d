// The least that an Express application can be: one process, no log, nobody who watches over it.
"use strict";

const express = require("express");

const app = express();
app.disable("x-powered-by");
app.disable("etag");
app.get("/airbnb-onepage", (_request, response) => response.send("Hello HBNB!"));

const server = app.listen(process.env.PORT, "127.0.0.1");
server.keepAliveTimeout = 75_000;
