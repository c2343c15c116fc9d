import express, { type Request } from "express";

/**
 * The service `dynamic`: tells whether a number is even or odd. It takes the paths that Flask takes for
 * `@app.route("/airbnb-dynamic/number_odd_or_even/<int:n>")`, and answers all others as Flask does.
 */
export const app = express();

// Nginx speaks to us over loopback: only there do we believe the forwarded headers.
app.set("trust proxy", "loopback");
app.disable("x-powered-by");

/** Decimal digits of any script, as `\d` in Python. With `\/?$` at the end it would be `strict_slashes=False`. */
const route = /^\/airbnb-dynamic\/number_odd_or_even\/(\p{Nd}+)$/u;
const methods = ["GET", "HEAD", "OPTIONS"];

// Not app.get("…/:n"): Express would answer 400 to "%zz", take any case, and not know doubled slashes.
app.use((request, response) => {
  const { path, query } = readTarget(request.url);
  // Each pair of slashes becomes one; of three in a row there remain two.
  const merged = path.replaceAll("//", "/");
  const digits = route.exec(merged)?.[1];

  if (digits === undefined) {
    response.status(404).send(page("Not Found"));
  } else if (!methods.includes(request.method)) {
    response.status(405).set("Allow", methods.join(", ")).send(page("Method Not Allowed"));
  } else if (merged !== path) {
    const location = origin(request) + encodeURI(merged) + query;
    response.status(308).set("Location", location).send(page("Permanent Redirect"));
  } else if (request.method === "OPTIONS") {
    response.set("Allow", methods.join(", ")).type("html").end();
  } else {
    // Text all the way: Number() would round what is longer than 15 digits. The last digit tells the parity.
    const number = toAscii(digits).replace(/^0+(?=\d)/, "");
    const parity = /[02468]$/.test(number) ? "even" : "odd";
    response.send(page(`Number: ${number} is ${parity}`));
  }
});

/** Takes "/path?query#fragment" apart, also with "http://host" before it. The query is "" or begins with "?". */
function readTarget(target: string): { path: string; query: string } {
  const [, path = "", query = ""] = /^(?:\w+:\/\/[^/?#]*)?([^?#]*)(\?[^#]+)?/.exec(target) ?? [];
  return { path: percentDecode(path).replace(/^\/*/, "/"), query };
}

/** As decodeURIComponent, but "%zz" stays as it is, and bytes that are not UTF-8 become U+FFFD. */
function percentDecode(text: string): string {
  const bytes = text.replace(/%([\da-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** Writes digits of any script as 0 to 9. The ten digits of a script stand in Unicode in one row, zero first. */
function toAscii(digits: string): string {
  return digits.replace(/[^0-9]/gu, (digit) => {
    const code = digit.codePointAt(0) as number;
    let first = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
    // Some rows follow each other without a gap.
    return String((code - first) % 10);
  });
}

/** "http://host:port" as the client named us, without the port that its scheme has anyway. */
function origin({ secure, headers, socket }: Request): string {
  const host = headers.host ?? `${socket.localAddress}:${socket.localPort}`;
  const usualPort = secure ? /:443$/ : /:80$/;
  return `${secure ? "https" : "http"}://${host.replace(usualPort, "").toLowerCase()}`;
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
