/** A real browser. */
import { type Browser, chromium } from "playwright-core";

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: "/usr/bin/chromium",
    // Root has no sandbox of Chromium's; the rest keeps it from speaking with anybody but us.
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
