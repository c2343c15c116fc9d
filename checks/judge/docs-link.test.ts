import assert from "node:assert/strict";
import { test } from "node:test";
import { loadRequirements } from "../load-requirements.ts";
import { docsLink, slug } from "./docs-link.ts";

test("a heading has the same slug as on GitHub", () => {
  assert.equal(slug("port 80 answers over IPv6, on [::1]"), "port-80-answers-over-ipv6-on-1");
  assert.equal(slug("nginx -t accepts the configuration"), "nginx--t-accepts-the-configuration");
  assert.equal(slug("Größe: snake_case & 'quotes'"), "größe-snake_case--quotes");
});

test("every requirement links to its own heading on the page of its task", async () => {
  const requirements = await loadRequirements();
  const places = requirements.map(docsLink);
  assert.equal(new Set(places).size, requirements.length);
  for (const [index, place] of places.entries()) {
    assert.match(place, new RegExp(`^tasks/${requirements[index]?.task}-[a-z-]+\\.md#[a-z0-9_-]+$`));
  }
});
