// Express as one runs it under PM2: a log by morgan, and SIGINT answers what is under way.
// https://pm2.keymetrics.io/docs/usage/signals-clean-restart/
"use strict";

const { createWriteStream } = require("node:fs");
const express = require("express");
const morgan = require("morgan");

const app = express();
app.disable("x-powered-by");
app.use(morgan("common", { stream: createWriteStream(process.env.ACCESS_LOG, { flags: "a" }) }));
app.get("/airbnb-onepage", (_request, response) => response.send("Hello HBNB!"));

const server = app.listen(process.env.PORT, "127.0.0.1");
process.on("SIGINT", () => server.close(() => process.exit(0)));
