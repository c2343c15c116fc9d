/**
 * A development server with the page: one process on loopback, which is where task 1 begins.
 *
 *     node --watch app/development.ts
 */
import { app } from "./onepage.ts";

app.listen(5000, "127.0.0.1");
