import express from "express";
import { failed, notFound, onlyGet, wellFormed } from "./api/json-errors.ts";
import { storage } from "./api/sample-data.ts";
import { flaskPaths } from "./flask-paths.ts";

/** The service `api`: answers programs, in JSON, errors too. */
export const app = express();

// Nginx connects over loopback: trust the X-Forwarded-* headers only from there.
app.set("trust proxy", "loopback");
app.disable("x-powered-by");

app.enable("case sensitive routing");
app.use(wellFormed);
// As the course has them in Flask, with strict_slashes=False.
app.use(flaskPaths("/api/v1/status", "/api/v1/stats"));

app
  .route("/api/v1/status")
  .get((_request, response) => {
    response.json({ status: "OK" });
  })
  .all(onlyGet);

app
  .route("/api/v1/stats")
  .get((_request, response) => {
    response.json({
      amenities: storage.amenities.length,
      cities: storage.cities.length,
      places: storage.places.length,
      reviews: storage.reviews.length,
      states: storage.states.length,
      users: storage.users.length,
    });
  })
  .all(onlyGet);

app.use(notFound);
app.use(failed);
