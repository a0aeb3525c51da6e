/** The other side, in a process of its own: a storage, and a service that takes anything. */
import { createServer } from "node:http";
import { createReadStream, statSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { startS3Server } from "../../test/service/support/s3Server.ts";

const [directory = ""] = process.argv.slice(2);
const storage = await startS3Server(directory);

const service = createServer((request, response) => {
  if (request.method === "GET") {
    const file = decodeURIComponent(request.url ?? "").slice(1);
    response.setHeader("Content-Length", statSync(file).size);
    createReadStream(file).pipe(response);
    return;
  }
  // The task's UUID stands at the beginning; the rest is only counted.
  let head = "";
  request.on("data", (chunk: Buffer) => {
    if (head.length < 4096) head += chunk.toString("latin1", 0, 4096);
  });
  request.on("end", () => {
    const taskUUID = /"taskUUID":"([^"]+)"/.exec(head)?.[1];
    const media = { taskUUID, mediaUUID: randomUUID() };
    response.end(JSON.stringify({ data: [media] }));
  });
});
service.listen(0, "127.0.0.1", () => {
  const address = service.address();
  if (address === null || typeof address === "string") throw new Error("port");
  process.send?.({
    place: storage.place,
    credentials: storage.credentials,
    service: `http://127.0.0.1:${address.port}`,
  });
});
