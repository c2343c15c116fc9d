/**
 * npm run box: makes the box that the lab starts from, if it is not there yet: of Ubuntu's cloud image, or from a
 * distribution's packages by box/build.sh. --renew pins the newest images.
 */
import { join } from "node:path";
import { execa } from "execa";
import { BoxFailed } from "../box/cloud-image/download.ts";
import { type Form, forms } from "../box/cloud-image/forms.ts";
import { makeBox } from "../box/cloud-image/make.ts";
import { type Architecture, pins } from "../box/cloud-image/pins.ts";
import { cacheFolder } from "../core/cache-folder.ts";
import { formatFailure } from "../core/failure.ts";
import { readArguments } from "../core/read-arguments.ts";

const usage = `usage: npm run box                       builds the box that suits this host from packages
       npm run box -- debian-13          builds another one
       npm run box -- ubuntu-24.04       makes one of Ubuntu's cloud image
         --form ${forms.join("|")}   for qemu, libvirt and embedded; VirtualBox; VMware; Hyper-V; Parallels
         --architecture amd64|arm64     default: this host's
         --file FILE                    default: in the cache
       npm run box -- --renew           pins the newest images of Ubuntu, after checking their signature
`;

const { values, positionals } = read();
try {
  process.exitCode = await box();
} catch (error) {
  if (!(error instanceof BoxFailed)) throw error;
  console.error(formatFailure(error.failure));
  process.exitCode = 1;
}

function read() {
  try {
    const line = readArguments({
      allowPositionals: true,
      options: {
        form: { type: "string", default: "qcow2" },
        architecture: { type: "string", default: process.arch === "arm64" ? "arm64" : "amd64" },
        file: { type: "string" },
        renew: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const { form, architecture, help } = line.values;
    if (!forms.some((each) => each === form))
      throw new Error(`there is no form '${form}'; there are: ${forms.join(", ")}`);
    if (architecture !== "amd64" && architecture !== "arm64")
      throw new Error(`there is no architecture '${architecture}'; there are: amd64, arm64`);
    if (line.positionals.length > 1) throw new Error("one box at a time");
    if (!help) return line;
    process.stdout.write(usage);
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}

async function box(): Promise<number> {
  if (values.renew) {
    const { renew } = await import("../box/cloud-image/renew.ts");
    await renew(console.log);
    return 0;
  }
  const [name] = positionals;
  const release = name === undefined ? undefined : pins[name];
  if (name === undefined || release === undefined) {
    const build = new URL("../box/build.sh", import.meta.url);
    const recipe = name?.replace(/-packages$/, "");
    const { exitCode } = await execa(build, recipe === undefined ? [] : [recipe], {
      stdio: "inherit",
      reject: false,
    });
    return exitCode ?? 1;
  }
  const form = values.form as Form;
  const architecture = values.architecture as Architecture;
  const file = values.file ?? join(cacheFolder, "boxes", `applab-${name}-image-${form}-${architecture}.box`);
  await makeBox(name, release, architecture, form, file, (text) => console.log(`box: ${text}`));
  console.log(`box: ${name} is ready: ${file}`);
  return 0;
}
