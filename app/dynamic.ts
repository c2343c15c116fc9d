import express from "express";
import { addressOf, mergeSlashes, readTarget } from "./flask-paths.ts";

/**
 * The service `dynamic`: tells whether a number is even or odd. It takes the paths that Flask takes for
 * `@app.route("/airbnb-dynamic/number_odd_or_even/<int:n>", strict_slashes=False)`, and answers all others as Flask does.
 */
export const app = express();

// Nginx connects over loopback: trust the X-Forwarded-* headers only from there.
app.set("trust proxy", "loopback");
app.disable("x-powered-by");

/** Decimal digits of any script, as `\d` in Python. The slash at the end may be left out: `strict_slashes=False`. */
const route = /^\/airbnb-dynamic\/number_odd_or_even\/(\p{Nd}+)\/?$/u;
const methods = ["GET", "HEAD", "OPTIONS"];

// Not app.get("…/:n"): Express would answer 400 to "%zz", take any case, and not know doubled slashes.
app.use((request, response) => {
  const { path, query } = readTarget(request.url);
  const merged = mergeSlashes(path);
  const digits = route.exec(merged)?.[1];

  if (digits === undefined) {
    response.status(404).send(page("Not Found"));
  } else if (!methods.includes(request.method)) {
    response.status(405).set("Allow", methods.join(", ")).send(page("Method Not Allowed"));
  } else if (merged !== path) {
    const location = addressOf(request, encodeURI(merged) + query);
    response.status(308).set("Location", location).send(page("Permanent Redirect"));
  } else if (request.method === "OPTIONS") {
    response.set("Allow", methods.join(", ")).type("html").end();
  } else {
    // Keep the number as text: Number() would round more than 15 digits. The last digit decides.
    const number = toAscii(digits).replace(/^0+(?=\d)/, "");
    const parity = /[02468]$/.test(number) ? "even" : "odd";
    response.send(page(`Number: ${number} is ${parity}`));
  }
});

/** Writes digits of any script as 0 to 9. In Unicode the ten digits of a script are consecutive, zero first. */
function toAscii(digits: string): string {
  return digits.replace(/[^0-9]/gu, (digit) => {
    const code = digit.codePointAt(0) as number;
    let first = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
    // The digits of some scripts follow each other without a gap.
    return String((code - first) % 10);
  });
}

function page(heading: string): string {
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <title>${heading}</title>
  </head>
  <body>
    <H1>${heading}</H1>
  </body>
</html>
`;
}
