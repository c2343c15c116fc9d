/**
 * The newest Nginx of the distribution's archive, from the release in development. It is unpacked into the cache with
 * its libraries, and nothing is installed: it runs under its own loader.
 */
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { cacheFolder } from "../../core/cache-folder.ts";
import { examined, type Nginx } from "./nginx.ts";

/**
 * The cached version is used if it is at least this; raise it to download a newer one. An exact version cannot be pinned:
 * the archive keeps only its newest. apt verifies the archive's signature.
 */
const atLeast = "1.30.0";

/** The archives that have a next release, by their label: security updates have another label. */
const archives: Record<string, { suite: string; keyring: string }> = {
  Debian: { suite: "testing", keyring: "/usr/share/keyrings/debian-archive-keyring.gpg" },
  Ubuntu: { suite: "devel", keyring: "/usr/share/keyrings/ubuntu-archive-keyring.gpg" },
};

const cache = join(cacheFolder, "nginx");

/**
 * Returns the newest Nginx from the cache, or downloads it (about ten megabytes).
 * @throws {Error} if apt is missing, the archive cannot be reached, or its Nginx is too old.
 */
export async function newestNginx(): Promise<Nginx> {
  mkdirSync(cache, { recursive: true });
  const [cached] = readdirSync(cache)
    .filter((name) => /^\d/.test(name) && compare(name, atLeast) >= 0)
    .sort((a, b) => compare(b, a));
  return unpacked(join(cache, cached ?? (await fetched())));
}

/** @returns the name of its folder in the cache, which is the package's version. */
async function fetched(): Promise<string> {
  const work = mkdtempSync(join(cache, "fetching-"));
  try {
    const apt = await aptIn(work);
    await apt(["update", "--error-on=any"]);
    await apt(["install", "--download-only", "nginx"]);
    const archives = join(work, "archives");
    const packages = readdirSync(archives).filter((name) => name.endsWith(".deb"));
    const version = packages.map((name) => /^nginx_([^_]+)_/.exec(name)?.[1]).find(Boolean);
    if (version === undefined) throw new Error(`apt fetched no Nginx, only ${packages.join(", ")}`);
    if (compare(version, atLeast) < 0)
      throw new Error(`the archive has only ${version}, older than ${atLeast}`);
    for (const name of packages) {
      await execa("dpkg-deb", ["--extract", join(archives, name), join(work, "root")], { timeout: 60_000 });
    }
    // A rename at the end, so that an interrupted download leaves no folder that looks complete.
    renameSync(join(work, "root"), join(cache, version));
    return version;
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** An apt-get that knows only the next release and no installed package, and writes only into `work`. */
async function aptIn(work: string): Promise<(args: string[]) => Promise<unknown>> {
  const { stdout } = await execa("apt-get", [
    "indextargets",
    "--format",
    "$(LABEL) $(COMPONENT) $(REPO_URI)",
    "Created-By: Packages",
  ]);
  const rows = stdout.split("\n").map((row) => row.split(" "));
  const [label = "", , address] =
    rows.find(([label = "", component]) => archives[label] && component === "main") ?? [];
  const archive = archives[label];
  if (!archive)
    throw new Error(`apt knows no archive of ${Object.keys(archives).join(" or ")}; it knows:\n${stdout}`);

  for (const folder of ["lists/partial", "archives/partial"])
    mkdirSync(join(work, folder), { recursive: true });
  writeFileSync(join(work, "status"), "");
  writeFileSync(
    join(work, "sources.list"),
    `deb [signed-by=${archive.keyring}] ${address} ${archive.suite} main\n`,
  );
  // Keeps the host's configuration, such as proxies, except the settings for other folders and for installed packages.
  const configuration = `
    Dir::State "${work}"; Dir::State::Lists "${work}/lists"; Dir::State::Status "${work}/status";
    Dir::Cache "${work}"; Dir::Cache::Archives "${work}/archives";
    Dir::Etc::SourceList "${work}/sources.list"; Dir::Etc::SourceParts "/dev/null";
    Dir::Etc::Preferences "/dev/null"; Dir::Etc::PreferencesParts "/dev/null";
    Acquire::Languages "none"; Acquire::Retries "3"; APT::Install-Recommends "false"; APT::Sandbox::User "";
    Debug::NoLocking "true";
    #clear APT::Update::Pre-Invoke; #clear APT::Update::Post-Invoke; #clear APT::Update::Post-Invoke-Success;`;
  writeFileSync(join(work, "apt.conf"), configuration);
  const env = { APT_CONFIG: join(work, "apt.conf"), LC_ALL: "C" };
  return (args) => execa("apt-get", ["-qq", "-y", ...args], { env, timeout: 300_000 });
}

/** Its libc is newer than the host's, and only the loader of that libc can load it. */
async function unpacked(root: string): Promise<Nginx> {
  const libraries = readdirSync(join(root, "usr", "lib"), { recursive: true, encoding: "utf8" });
  const libc = libraries.find((name) => name.endsWith("/libc.so.6"));
  const loader = libraries.find((name) => /\/ld-linux-[^/]+\.so\.\d+$/.test(name));
  if (!libc || !loader) throw new Error(`${root} is not whole: remove it, and it is fetched again`);
  const folder = join(root, "usr", "lib", libc, "..");
  return examined(
    [join(root, "usr", "lib", loader), "--library-path", folder, join(root, "usr", "sbin", "nginx")],
    root,
  );
}

/** Compares 1.30.6-2 and 1.9 number by number. */
function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(/\D+/).map(Number)) as [number[], number[]];
  const at = left.findIndex((number, index) => number !== (right[index] ?? 0));
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}
