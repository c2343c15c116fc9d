import express from "express";

/**
 * The service `onepage`: one page, on any address that somebody binds it to.
 * Express does not tell a trailing slash apart, so both spellings answer 200 without a redirect.
 */
export const app = express();

// Nginx speaks to us over loopback: only there do we believe the forwarded headers.
app.set("trust proxy", "loopback");
app.disable("x-powered-by");

app.get("/airbnb-onepage", (_request, response) => {
  response.send("Hello HBNB!");
});
