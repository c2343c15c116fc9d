import express from "express";
import { flaskPaths } from "./flask-paths.ts";

/**
 * The service `onepage`: one page, on any address to which it is bound. Its path is the course's in Flask,
 * `@app.route("/airbnb-onepage/", strict_slashes=False)`: both spellings answer 200 without a redirect.
 */
export const app = express();

// Nginx connects over loopback: trust the X-Forwarded-* headers only from there.
app.set("trust proxy", "loopback");
app.disable("x-powered-by");
// No ETag: for eleven bytes it would cost more than it saves. Default: weak.
// https://expressjs.com/en/5x/api.html#etag.options.table
app.set("etag", false);

app.enable("case sensitive routing");
app.use(flaskPaths("/airbnb-onepage/"));
app.get("/airbnb-onepage", (_request, response) => {
  response.send("Hello HBNB!");
});
