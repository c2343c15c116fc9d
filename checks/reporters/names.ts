/** What `--reporter` takes. Apart from the reporters themselves, of which a run loads one. */
export const reporterNames = ["spec", "tap", "junit", "json", "github", "html"] as const;
export type ReporterName = (typeof reporterNames)[number];
