// Builds what the npm package has of the programs, before `npm pack` and `npm publish`
// take what `files` in package.json names.
import fs from "node:fs";
import path from "node:path";
import { buildToShip } from "../esbuild.mjs";
import { rootFolder } from "./lib/run.mjs";

fs.rmSync(path.join(rootFolder, "dist"), { recursive: true, force: true });
await buildToShip(rootFolder);
