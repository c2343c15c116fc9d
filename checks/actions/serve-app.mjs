/**
 * Runs in the lab: bind-app.sh starts it with the path of a module. Before this text stand `page` and `patience`.
 * It imports the module, serves its app on port 6000, and prints the status and the body of the page.
 */
import { createServer, get } from "node:http";
import { pathToFileURL } from "node:url";

setTimeout(() => {
  console.error(`no answer within ${patience} s`);
  process.exit(4);
}, patience * 1000);

const module = await import(pathToFileURL(process.argv[1]).href);
const app = module.app ?? module.default?.app;
if (typeof app !== "function") {
  console.error("it exports no app");
  process.exit(3);
}
createServer(app).listen(6000, "127.0.0.1", () => {
  get(`http://127.0.0.1:6000${page}`, async (answer) => {
    const body = Buffer.concat(await answer.toArray()).toString();
    const text = `${answer.statusCode} ${JSON.stringify(body).slice(0, 80)}`;
    process.stdout.write(text, () => process.exit(0));
  });
});
