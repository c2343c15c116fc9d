import express from "express";
import { flaskPaths } from "./flask-paths.ts";

/**
 * The service `onepage`: one page, on any address that somebody binds it to. Its path is the course's in Flask,
 * `@app.route("/airbnb-onepage/", strict_slashes=False)`: both spellings answer 200 without a redirect.
 */
export const app = express();

// Nginx speaks to us over loopback: only there do we believe the forwarded headers.
app.set("trust proxy", "loopback");
app.disable("x-powered-by");
// Eleven bytes need no fingerprint to be asked after: it would cost more than they do. Default: weak.
// https://expressjs.com/en/5x/api.html#etag.options.table
app.set("etag", false);

app.enable("case sensitive routing");
app.use(flaskPaths("/airbnb-onepage/"));
app.get("/airbnb-onepage", (_request, response) => {
  response.send("Hello HBNB!");
});
