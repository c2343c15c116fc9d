import { gunzipSync } from "node:zlib";
import type { Answer } from "../collect/model.ts";

/** Bytes that a page may have. */
const limit = 2 ** 20;

/**
 * The body of an answer as a browser shows it: one that it takes for compressed is unpacked.
 * @returns undefined where it is not what the answer says of it.
 */
export function unpacked({ headers, body }: Answer): Buffer | undefined {
  const encoding = headers["content-encoding"]?.toLowerCase() ?? "identity";
  if (encoding === "identity") return body;
  if (!/^(x-)?gzip$/.test(encoding)) return undefined;
  try {
    return gunzipSync(body, { maxOutputLength: limit });
  } catch {
    return undefined;
  }
}
