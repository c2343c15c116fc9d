import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { isTask, lastTask, serviceOf, servicePorts } from "./curriculum.ts";
import { project } from "./paths.ts";

test("a number is valid only if a task has it", () => {
  for (const text of ["0", `${lastTask}`]) assert.ok(isTask(text), text);
  for (const text of ["", `${lastTask + 1}`, "-1", "1.5", "01", "one"]) assert.ok(!isTask(text), text);
});

test("each service has the same port in its unit, in the site and on the first page", () => {
  const read = (file: string) => readFileSync(join(project, file), "utf8");
  const pairs = (file: string, pattern: RegExp) =>
    Object.fromEntries(Array.from(read(file).matchAll(pattern), ([, name, port]) => [name, Number(port)]));
  const site = pairs("nginx/applab.conf", /^upstream (\w+) \{\n *server 127\.0\.0\.1:(\d+);/gm);
  assert.deepEqual(Object.values(site), servicePorts);
  assert.deepEqual(pairs("app/web/services.ts", /name: "(\w+)",\s+port: (\d+)/g), site);
  for (const [name, port] of Object.entries(site))
    assert.match(read(`provision/units/${name}.service`), new RegExp(` --bind 0\\.0\\.0\\.0:${port} `));
});

test("the service that answers a URL follows from its port, or on port 80 from its path", () => {
  assert.equal(serviceOf("http://127.0.0.1:5002/no-such-path"), 5002);
  assert.equal(serviceOf("http://127.0.0.1:5001/api/v1"), 5001);
  assert.equal(serviceOf("http://[::1]/airbnb-onepage/"), 5000);
  assert.equal(
    serviceOf("http://$public_address/airbnb-dynamic/number_odd_or_even/$even?$mark-siteEven"),
    5001,
  );
  assert.equal(serviceOf("http://[$asked_ipv6]/api/v1/status"), 5002);
  assert.equal(serviceOf("http://127.0.0.1/"), 5003);
});
