/** The service web as it is, told where the other services of a test are. */

import { placesOn } from "../../app/web/services.ts";
import { app } from "../../app/web.ts";

const { ports, ...others } = JSON.parse(process.env.PLACES ?? "");
app.set("places", placesOn(ports, others));

export { app };
