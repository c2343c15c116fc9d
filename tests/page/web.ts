/** The real service web, with the addresses of a test's other services. */

import { placesOn } from "../../app/web/services.ts";
import { app } from "../../app/web.ts";

const { ports, ...others } = JSON.parse(process.env.PLACES ?? "");
app.set("places", placesOn(ports, others));

export { app };
