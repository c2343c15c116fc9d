import express from "express";

/**
 * The service `onepage`: one page, on any address that somebody binds it to.
 * Express does not tell a trailing slash apart, so both spellings answer 200 without a redirect.
 */
export const app = express();

// Nginx speaks to us over loopback: only there do we believe the forwarded headers.
app.set("trust proxy", "loopback");
app.disable("x-powered-by");
// Eleven bytes need no fingerprint to be asked after: it would cost more than they do. Default: weak.
// https://expressjs.com/en/5x/api.html#etag.options.table
app.set("etag", false);

app.get("/airbnb-onepage", (_request, response) => {
  response.send("Hello HBNB!");
});
