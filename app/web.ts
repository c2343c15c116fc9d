import { performance } from "node:perf_hooks";
import express, { type Request } from "express";
import { checks } from "./web/checks-section.ts";
import { difference } from "./web/comparison.ts";
import { createHealthCheck } from "./web/health.ts";
import { health } from "./web/health-section.ts";
import { html } from "./web/html.ts";
import { layout } from "./web/layout.ts";
import { readReport } from "./web/report.ts";
import { cameThroughNginx, seen, seenTheOtherWay } from "./web/request-facts.ts";
import { renderRequestPath } from "./web/request-path.ts";
import { placesOf } from "./web/services.ts";
import { services } from "./web/services-section.ts";
import { tasks } from "./web/tasks-section.ts";

/** The service `web`: the first page of the site. Its assets are files, which Nginx serves. */
export const app = express();

// Nginx connects over loopback: trust the X-Forwarded-* headers only from there.
app.set("trust proxy", "loopback");
app.disable("x-powered-by");

const checkServices = createHealthCheck();
const inWords = (error: Error) => error.message;
const asItIs = (error: Error) => error;

app.get("/", async (request, response) => {
  response.set("Cache-Control", "no-store").send(await first(request));
});

// What the service saw of a request. The first page requests this itself, to compare.
app.get("/way.json", (request, response) => {
  response.set("Cache-Control", "no-store").json(seen(request));
});

const notFound = layout(
  "There is no such page",
  html`
      <p>No service of this lab has a page at this path. <a href="/">The first page</a> shows what there is.</p>`,
);

app.use((_request, response) => {
  response.status(404).send(notFound);
});

/** The first page, for this request. */
async function first(request: Request): Promise<string> {
  const started = performance.now();
  const places = placesOf(app);
  const here = seen(request);
  const [there, states, report] = await Promise.all([
    seenTheOtherWay(request, places).catch(asItIs),
    checkServices(places),
    readReport(places.report).catch(inWords),
  ]);
  const [through, alone] = cameThroughNginx(request) ? [here, there] : [there, here];
  return layout(
    "applab",
    html`
      <section class="now">${health(states)}
      </section>
      <section class="now">${tasks(report)}
      </section>
      <section class="now">${checks(report)}
      </section>
      <section>
      <h2>The way of your request</h2>
      <p>Nginx listens on port 80 and hands each request to the service that its path names. Each service is an
        Express application, bound to a port of its own. This is how this page came to you:</p>
      ${renderRequestPath(request, here, performance.now() - started)}
      </section>
      <section>
      <h2>The same without Nginx</h2>
      <p>The service looked at this request, and at a second one that went ${cameThroughNginx(request) ? "straight to its own port" : "through Nginx"}.</p>
      ${difference(through, alone)}
      </section>
      <section>
      <h2>What the services show</h2>
      ${services(states)}
      </section>
      <footer>
        <p>Log in with <code>vagrant ssh</code>, break something, fix it. On the host <code>npm run checks</code> says which
          requirements pass, which fail, and where to look.</p>
      </footer>`,
    ["way.css", "first.css", "now.css"],
    html`
        <p><time>${new Date().toISOString().slice(11, 19)}</time> UTC in the lab. <a href="/">Ask again</a></p>`,
  );
}
