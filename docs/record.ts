/**
 * npm run record [-- COMMAND …]: runs commands against the lab that is up, as somebody would at a terminal, and writes
 * what came to docs/session.svg. The lab has to be green; the commands leave it green.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { project } from "../core/paths.ts";
import { columns, Unrecordable } from "./record/pty.ts";
import { runScene, type Scene } from "./record/scene.ts";
import { inSvg } from "./record/svg.ts";

const file = join(project, "docs", "session.svg");
const session = [
  "npm run checks",
  "npm run break -- 1-bad-gateway",
  "npm run checks",
  "npm run hint",
  "npm run fix",
  "npm run checks",
];

const given = process.argv.slice(2);
const commands = given.length > 0 ? given : session;
try {
  const scenes: Scene[] = [];
  for (const command of commands) {
    console.log(`$ ${command}`);
    const scene = await runScene(command, { cwd: project });
    console.log(`  ${scene.lines.length} lines, exit code ${scene.exitCode}`);
    scenes.push(scene);
    // 0 and 1 are verdicts; anything else is a session that nobody should be shown.
    if (scene.exitCode > 1)
      throw new Unrecordable(`'${command}' ended with exit code ${scene.exitCode}`, "run it by hand");
  }
  const svg = inSvg(scenes, columns);
  writeFileSync(file, svg);
  console.log(`docs/session.svg: ${Math.ceil(svg.length / 1024)} kB`);
} catch (error) {
  if (!(error instanceof Unrecordable)) throw error;
  console.error(`The session was not recorded.\n  why: ${error.message}\n  fix: ${error.fix}`);
  process.exitCode = 2;
}
