// A single process; a line a request by Fastify's own logger, written in batches, in place of its usual two.
"use strict";

const fastify = require("fastify");
const pino = require("pino");

const app = fastify({
  disableRequestLogging: true,
  ignoreTrailingSlash: true,
  loggerInstance: pino(pino.destination({ dest: process.env.ACCESS_LOG, sync: false, minLength: 4096 })),
});
app.addHook("onResponse", async (request, reply) => {
  request.log.info({ method: request.method, url: request.url, status: reply.statusCode });
});
app.get("/airbnb-onepage", async () => "Hello HBNB!");
app.listen({ port: Number(process.env.PORT), host: "127.0.0.1" });
