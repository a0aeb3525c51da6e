// Bundles a bench and runs it with the rest of the arguments:
//   node bench/run.mjs style --manifest <manifest.jsonl>
import { buildBench } from "./build.mjs";

const [name] = process.argv.splice(2, 1);
const fileOf = await buildBench(name);
await import(fileOf("main"));
