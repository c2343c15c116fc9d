import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import type { ProbeName } from "../collect/probes/probes.ts";
import { type Way, ways } from "../collect/probes/ways.ts";
import { answered, labWith } from "../testing/lab-with.ts";
import { everyWay } from "./every-way.ts";

const page = answered(200, "Hello HBNB!");

/** A lab in which all ways of task 2 get the page, but these get another answer. */
function labOf(other: string, isOther: (way: Way) => boolean, more: Partial<Record<ProbeName, string>> = {}) {
  const printed: Partial<Record<ProbeName, string>> = { ipv6: "0", numbers: "1 2 3 4 fec0::1", ...more };
  for (const way of ways.filter(({ task }) => task === 2)) {
    printed[way.service] = page;
    printed[way.site] = isOther(way) ? other : page;
  }
  return labWith(printed);
}

test("every address, both clients and every method are asked on each path", () => {
  const paths = new Set(ways.map(({ path }) => path));
  for (const path of paths) {
    const own = ways.filter((way) => way.path === path);
    assert.deepEqual([...new Set(own.map(({ client }) => client))].sort(), ["a browser", "curl"], path);
    assert.ok(new Set(own.map(({ method }) => method)).size >= 2, path);
  }
  for (const port of [5000, 5001, 5002, 5003]) {
    const own = ways.filter((way) => way.port === port);
    assert.equal(new Set(own.map(({ address }) => address)).size, 4, `${port}`);
    assert.equal(new Set(own.map(({ method }) => method)).size, 4, `${port}`);
  }
});

test("the same answer in all ways passes, and what differs is told with what the differing ways have in common", () => {
  assert.equal(
    everyWay(
      labOf("", () => false),
      2,
    ).holds,
    true,
  );
  const forbidden = answered(403, "<center><h1>403 Forbidden</h1></center><hr><center>nginx</center>");
  const { holds, expected, found } = everyWay(
    labOf(forbidden, ({ client }) => client === "a browser"),
    2,
  );
  assert.equal(holds, false);
  assert.equal(expected, 'as port 5000 answers GET /airbnb-onepage/: 200 "Hello HBNB!"');
  assert.match(
    found,
    /^403 by Nginx itself to a browser at 127\.0\.0\.1; so in \d+ of \d+ ways \(all with the same client\)$/,
  );
});

test("an address that the lab does not have is not asked", () => {
  const isIpv6 = ({ address }: Way) => /IPv6|::/.test(address);
  assert.equal(everyWay(labOf("", isIpv6), 2).holds, false);
  assert.equal(everyWay(labOf("", isIpv6, { ipv6: "none", numbers: "1 2 3 4" }), 2).holds, true);
});

test("a page with a title may differ, but not in its headings", () => {
  const html = (heading: string, time: string) =>
    answered(200, `<title>Shop</title><h1>${heading}</h1><p>${time}</p>`);
  const lab = (heading: string) => {
    const printed: Partial<Record<ProbeName, string>> = { ipv6: "none", numbers: "1 2 3 4" };
    for (const way of ways.filter(({ task }) => task === 5)) {
      printed[way.service] = html("Welcome", "10:00");
      printed[way.site] = html(heading, "10:01");
    }
    return labWith(printed);
  };
  assert.equal(everyWay(lab("Welcome"), 5).holds, true);
  assert.match(everyWay(lab("Bonjour"), 5).found, /a page titled "Shop", with the headings Bonjour/);
});

test("a compressed answer to a browser is read as a browser reads it, and an answer to HEAD has no body", () => {
  const gzip = { "content-encoding": "gzip" };
  const lab = (body: Buffer) => {
    const reading = labOf(page, () => false);
    return {
      ...reading,
      answer: ((probe: Way["site"] | Way["service"]) => {
        const way = ways.find(({ site, service }) => site === probe || service === probe);
        const isByBrowser = way?.site === probe && way.client === "a browser";
        const headers = isByBrowser ? gzip : {};
        if (way?.method === "HEAD") return { status: 200, headers, body: Buffer.alloc(0) };
        return isByBrowser ? { status: 200, headers, body } : reading.answer(probe);
      }) as typeof reading.answer,
    };
  };
  assert.equal(everyWay(lab(gzipSync("Hello HBNB!")), 2).holds, true);
  assert.match(
    everyWay(lab(Buffer.from("Hello HBNB!")), 2).found,
    /^200, which is not valid gzip to a browser/,
  );
});

test("what the host itself gets is compared with the service, too, whatever the number of this run", () => {
  const printed: Partial<Record<ProbeName, string>> = { ipv6: "none", numbers: "33615 33616 3 4" };
  for (const way of ways.filter(({ task }) => task === 3)) {
    printed[way.service] = answered(200, "Number: 33616 is even");
    printed[way.site] = answered(200, "Number: 33616 is even");
  }
  const path = "/airbnb-dynamic/number_odd_or_even/42";
  const judge = (status: number, text: string) => {
    const answer = { status, headers: {}, body: Buffer.from(text) };
    return everyWay(labWith(printed, { siteFromHost: { [path]: answer } }), 3);
  };
  assert.equal(judge(200, "Number: 42 is even").holds, true);
  const { holds, found } = judge(403, "no");
  assert.equal(holds, false);
  assert.match(found, /^403 .* to the host, through its forwarded port; in the lab itself as expected$/);
});
