// How smoothly the page of test images scrolls: long tasks, frames and memory, in
// Chromium, with the page's own script and style.
//   npm run bench:scroll [-- --prompts 200 --versions 6 --passes 6 --trace]
// --trace tells tasks that were busy from tasks that waited for the machine; what it
// records is in the renderer's memory too.
import fs from "node:fs";
import http from "node:http";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { buildBench } from "../build.mjs";
import { ensureChromium } from "../../scripts/lib/chromium.mjs";

const { values } = parseArgs({
  options: {
    prompts: { type: "string", default: "200" },
    versions: { type: "string", default: "6" },
    passes: { type: "string", default: "6" },
    trace: { type: "boolean", default: false },
  },
});
/** Pixels a wheel turn moves, and how long after the one before. */
const wheelPixels = 300;
const wheelEveryMs = 20;
const settleMs = 3000;
const viewport = { width: 1440, height: 900 };

// What the page is asked.
const taken = "window.taken()";
const isFirstPictureThere =
  "document.querySelector('.picture img.is-there') !== null";
const main = "document.querySelector('main')";
const isAtTheStart = `${main}.scrollTop <= 2`;
const isAtTheEnd = `${main}.scrollTop >= ${main}.scrollHeight - ${main}.clientHeight - 2`;

/** Stands for the editor around the page. */
const frame = `<!DOCTYPE html><html><head><meta charset="utf-8">
<link rel="stylesheet" href="/base.css">
<link rel="stylesheet" href="/style.css">
<style>:root { --vscode-foreground: #ccc; --vscode-editor-background: #1f1f1f; --vscode-font-family: sans-serif; --vscode-font-size: 13px; }</style>
<script>
const tasks = [], frames = [];
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) tasks.push(duration);
}).observe({ type: "longtask", buffered: true });
let last = performance.now();
requestAnimationFrame(function next(now) { frames.push(now - last); last = now; requestAnimationFrame(next); });
window.taken = () => ({
  tasks: tasks.splice(0), frames: frames.splice(0),
  heapMB: performance.memory.usedJSHeapSize / 1e6,
});
let kept;
function acquireVsCodeApi() {
  return {
    getState: () => kept, setState: (state) => { kept = state; },
    postMessage: async ({ type }) => {
      if (type !== "ready") return;
      const snapshot = await (await fetch("/snapshot.json")).json();
      window.postMessage({ type: "snapshot", snapshot });
    },
  };
}
</script></head><body><script src="/page.js" type="module"></script></body></html>`;

const fileOf = await buildBench("scroll");
const { snapshotOf, shapes } = await import(fileOf("snapshot"));
const { drawPictures } = await import(fileOf("pictures"));
const snapshot = snapshotOf(Number(values.prompts), Number(values.versions));
const pictures = await drawPictures(shapes.length);
const server = await served();
const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: ["--no-sandbox"],
});
try {
  const session = await browser.newBrowserCDPSession();
  const cells = snapshot.prompts.length * snapshot.versions.length;
  console.log(
    `${snapshot.prompts.length} prompts × ${snapshot.versions.length} versions = ${cells} pictures of ${shapes.map(({ width, height }) => `${width} × ${height}`).join(", ")}`,
  );
  const url = `http://127.0.0.1:${server.address().port}/`;
  await measure(session, await openPage(session, url));
} finally {
  await browser.close();
  server.close();
}

async function measure(session, page) {
  while (!(await page.evaluate(isFirstPictureThere))) await wait(100);
  await wait(settleMs);
  const load = await page.evaluate(taken);
  const rows = [["loaded", load, await rendererMB(session)]];
  for (let pass = 1; pass <= Number(values.passes); pass++) {
    const [name, direction] = pass % 2 === 1 ? ["down", 1] : ["up", -1];
    if (values.trace) {
      await browser.startTracing(undefined, {
        categories: ["toplevel", "__metadata"],
      });
    }
    await scroll(page, direction);
    const scrolled = await page.evaluate(taken);
    const busy = values.trace && busyTasks(await browser.stopTracing());
    rows.push([
      `${pass}: ${name}`,
      { ...scrolled, busy },
      await rendererMB(session),
    ]);
  }
  const traced = values.trace
    ? " of these busy over 50 ms | busiest, ms |"
    : "";
  console.log(
    `| | long tasks over 50 ms | longest, ms |${traced} frames | median, ms | p95, ms | script heap, MB | renderer, MB |`,
  );
  console.log(`|${"---|".repeat(values.trace ? 10 : 8)}`);
  for (const [name, { tasks, frames, heapMB, busy }, mb] of rows) {
    const sorted = [...frames].sort((one, other) => one - other);
    const at = (share) =>
      (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
    const most = (all) =>
      all.reduce((longest, ms) => Math.max(longest, ms), 0).toFixed(0);
    const cells = [
      ...[name, tasks.length, most(tasks)],
      ...(values.trace
        ? [(busy || []).filter((ms) => ms > 50).length, most(busy || [])]
        : []),
      ...[frames.length, at(0.5), at(0.95), heapMB.toFixed(0), mb],
    ];
    console.log(`| ${cells.join(" | ")} |`);
  }
}

/**
 * Milliseconds of processor time that each task of a page's main thread took: a
 * long task on a machine with other work to do may only have waited.
 */
function busyTasks(trace) {
  const { traceEvents } = JSON.parse(trace.toString());
  const threads = new Set(
    traceEvents
      .filter(
        ({ name, args }) =>
          name === "thread_name" && args.name === "CrRendererMain",
      )
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return traceEvents
    .filter(
      ({ pid, tid, tdur, name }) =>
        tdur !== undefined &&
        name.endsWith("RunTask") &&
        threads.has(`${pid} ${tid}`),
    )
    .map(({ tdur }) => tdur / 1000);
}

/** By the wheel, from one end to the other. */
async function scroll(page, direction) {
  await page.evaluate(taken);
  const isThere = direction > 0 ? isAtTheEnd : isAtTheStart;
  while (!(await page.evaluate(isThere))) {
    for (let turn = 0; turn < 20; turn++) {
      await page.wheel(direction * wheelPixels);
      await wait(wheelEveryMs);
    }
  }
}

/**
 * A page that nobody listens to, as users have it: for one of Playwright's the browser
 * keeps what it has loaded in the renderer, for those who ask what that was.
 */
async function openPage(session, url) {
  const { targetId } = await session.send("Target.createTarget", {
    ...{ url, width: viewport.width, height: viewport.height },
  });
  const { sessionId } = await session.send("Target.attachToTarget", {
    ...{ targetId, flatten: false },
  });
  const waiting = new Map();
  session.on("Target.receivedMessageFromTarget", ({ message }) => {
    const { id, result } = JSON.parse(message);
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  let sent = 0;
  const send = async (method, params) => {
    const id = ++sent;
    const answer = new Promise((resolve) => waiting.set(id, resolve));
    const message = JSON.stringify({ id, method, params });
    await session.send("Target.sendMessageToTarget", { sessionId, message });
    return answer;
  };
  return {
    async evaluate(expression) {
      const { result } = await send("Runtime.evaluate", {
        ...{ expression, returnByValue: true },
      });
      return result.value;
    },
    wheel: (pixels) =>
      send("Input.dispatchMouseEvent", {
        ...{ type: "mouseWheel", x: 900, y: 500, deltaX: 0, deltaY: pixels },
      }),
  };
}

function wait(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** What the largest renderer holds in memory of its own, without what programs share. */
async function rendererMB(session) {
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const sizes = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => residentMB(id));
  return Math.max(0, ...sizes).toFixed(0);
}

function residentMB(pid) {
  const file = `/proc/${pid}/status`;
  if (!fs.existsSync(file)) return 0;
  const kB = /RssAnon:\s+(\d+)/.exec(fs.readFileSync(file, "utf8"))?.[1] ?? 0;
  return Number(kB) / 1024;
}

async function served() {
  const files = new Map([
    ["/page.js", { type: "text/javascript", file: fileOf("page") }],
    ["/base.css", { type: "text/css", file: fileOf("base") }],
    ["/style.css", { type: "text/css", file: fileOf("style") }],
  ]);
  const answer = (request, response) => {
    const { pathname, search } = new URL(request.url, "http://localhost");
    const own = files.get(pathname);
    const say = (type, content) => {
      response.writeHead(200, { "content-type": type });
      response.end(content);
    };
    if (own) say(own.type, fs.readFileSync(own.file));
    else if (pathname === "/snapshot.json") {
      say("application/json", JSON.stringify(snapshot));
    } else if (pathname === "/picture" || pathname === "/small") {
      // Each cell has an address of its own, as in the editor.
      const [row, at, size] = search.slice(1).split(",").map(Number);
      if (pathname === "/small")
        say("image/webp", pictures.small(row, at, size));
      else say("image/jpeg", pictures.picture(row, at));
    } else say("text/html", frame);
  };
  const made = http.createServer(answer);
  await new Promise((resolve) => made.listen(0, "127.0.0.1", resolve));
  return made;
}
