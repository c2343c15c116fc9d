import { gunzipSync } from "node:zlib";
import type { Answer } from "../collect/model.ts";

/** The maximum size of a page in bytes. */
const limit = 2 ** 20;

/**
 * The body of an answer as a browser decodes it.
 * @returns undefined if it is not encoded as its headers say.
 */
export function decodeBody({ headers, body }: Answer): Buffer | undefined {
  const encoding = headers["content-encoding"]?.toLowerCase() ?? "identity";
  if (encoding === "identity") return body;
  if (!/^(x-)?gzip$/.test(encoding)) return undefined;
  try {
    return gunzipSync(body, { maxOutputLength: limit });
  } catch {
    return undefined;
  }
}
