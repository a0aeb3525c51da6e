import { startEarly } from "./startWorkers.ts";

startEarly(process.argv.slice(2));
void import("./run.ts").then(({ run }) => run());
