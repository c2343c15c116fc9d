/** The headers that a request has after it passed the site. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inLab } from "../own-lab.ts";

export function requests(): void {
  test("the client's real address and protocol reach the application through the site", async () => {
    const echo = `require("http").createServer((q, s) => s.end(JSON.stringify(q.headers))).listen(5000)`;
    await inLab(
      `sudo systemctl stop onepage && sudo systemd-run --quiet --unit echo /usr/local/bin/node -e '${echo}'`,
    );
    const asked = await inLab(`
      address=$(hostname -I | cut -d' ' -f1)
      curl -s --retry 40 --retry-delay 1 --retry-all-errors --fail http://$address/airbnb-onepage/ && echo " $address"
      sudo systemctl stop echo && sudo systemctl start onepage`);
    const [json = "", address = ""] = asked.split(/ (?=[\d.]+$)/);
    const headers = JSON.parse(json);
    assert.equal(headers["x-forwarded-for"], address);
    assert.equal(headers["x-real-ip"], address);
    assert.equal(headers["x-forwarded-proto"], "http");
    assert.equal(headers.host, address);
  });
}
