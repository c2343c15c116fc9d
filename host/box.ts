/** npm run box: builds the box that the lab starts from, if it is not there yet. `npm run box -- debian-13` for another. */
import { execa } from "execa";

const build = new URL("../box/build.sh", import.meta.url);
const { exitCode } = await execa(build, process.argv.slice(2), { stdio: "inherit", reject: false });
process.exitCode = exitCode ?? 1;
