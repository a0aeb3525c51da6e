import assert from "node:assert/strict";
import type { Double } from "./evaluationDouble.ts";
import { picture, startDouble } from "./evaluationDouble.ts";
import { createFetchPicture } from "../../src/engine/evaluation/fetchPicture.ts";
import type { DeliveryReason } from "../../src/engine/evaluation/generatedImage.ts";
import {
  DeliveryError,
  maxGeneratedBytes,
} from "../../src/engine/evaluation/generatedImage.ts";

const never = new AbortController().signal;
const becauseOf = (reason: DeliveryReason) => (error: unknown) =>
  error instanceof DeliveryError && error.reason === reason;

describe("fetching a generated picture", () => {
  let server: Double;
  const fetchPicture = createFetchPicture({ fetch });
  const address = () => `${server.origin}/image/1`;

  beforeEach(async () => {
    server = await startDouble();
  });
  afterEach(() => server.stop());

  it("goes by the bytes, not by the name of the type", async () => {
    const jpeg = await picture("jpeg");
    for (const type of ["image/png", "application/octet-stream", undefined]) {
      server.script.file = (_, response) => {
        response.writeHead(200, type ? { "content-type": type } : {}).end(jpeg);
      };
      const fetched = await fetchPicture(address(), never);
      assert.equal(fetched.format, "jpeg");
      assert.deepEqual(Buffer.from(fetched.bytes), jpeg);
    }
  });

  it("refuses a page in place of a picture", async () => {
    server.script.file = (_, response) => {
      response
        .writeHead(200, { "content-type": "text/html; charset=utf-8" })
        .end("<html>sign in</html>");
    };
    await assert.rejects(
      fetchPicture(address(), never),
      becauseOf("no-picture"),
    );
  });

  it("refuses bytes that are no picture of a kind it keeps", async () => {
    for (const body of [await picture("gif"), Buffer.from("<svg/>"), ""]) {
      server.script.file = (_, response) => {
        response.writeHead(200, { "content-type": "image/png" }).end(body);
      };
      await assert.rejects(
        fetchPicture(address(), never),
        becauseOf("no-picture"),
      );
    }
  });

  it("refuses what says it is too large, before it is sent", async () => {
    server.script.file = (_, response) => {
      response.writeHead(200, {
        "content-type": "image/png",
        "content-length": String(maxGeneratedBytes + 1),
      });
      response.flushHeaders();
    };
    await assert.rejects(
      fetchPicture(address(), never),
      becauseOf("too-large"),
    );
  });

  it("stops reading what turns out too large", async () => {
    const chunk = Buffer.alloc(1024 * 1024);
    let sentBytes = 0;
    server.script.file = (_, response) => {
      response.writeHead(200, { "content-type": "image/png" });
      const more = () => {
        while (!response.destroyed && response.write(chunk)) {
          sentBytes += chunk.length;
        }
        sentBytes += chunk.length;
      };
      response.on("drain", more);
      more();
    };
    await assert.rejects(
      fetchPicture(address(), never),
      becauseOf("too-large"),
    );
    assert.ok(sentBytes < 2 * maxGeneratedBytes, String(sentBytes));
  });

  it("follows three redirects and no more", async () => {
    const png = await picture();
    let redirects = 3;
    server.script.file = ({ url = "" }, response) => {
      const step = Number(url.split("/").at(-1));
      if (step > redirects) {
        response.writeHead(200, { "content-type": "image/png" }).end(png);
      } else response.writeHead(302, { location: `/image/${step + 1}` }).end();
    };
    assert.equal((await fetchPicture(address(), never)).format, "png");
    redirects = 4;
    await assert.rejects(fetchPicture(address(), never), becauseOf("address"));
  });

  it("refuses addresses that are neither https nor on this machine", async () => {
    for (const url of [
      "http://example.com/a.png",
      "http://127.0.0.1.example.com/a.png",
      "file:///etc/passwd",
      "data:image/png;base64,AAAA",
      "https://user:secret@example.com/a.png",
      "not an address",
    ]) {
      const fetchNothing = createFetchPicture({
        fetch: () => assert.fail(`fetched ${url}`),
      });
      await assert.rejects(fetchNothing(url, never), becauseOf("address"), url);
    }
  });

  it("checks where a redirect leads", async () => {
    for (const location of ["http://example.com/a.png", "file:///etc/passwd"]) {
      server.script.file = (_, response) => {
        response.writeHead(301, { location }).end();
      };
      await assert.rejects(
        fetchPicture(address(), never),
        becauseOf("address"),
      );
    }
    assert.equal(server.fetched.length, 2);
  });

  it("is not led from the network to this machine", async () => {
    const asked: string[] = [];
    const leading = createFetchPicture({
      fetch: (url) => {
        asked.push(url instanceof URL ? url.href : "");
        return Promise.resolve(
          new Response(null, { status: 302, headers: { location: address() } }),
        );
      },
    });
    await assert.rejects(
      leading("https://example.com/a.png", never),
      becauseOf("address"),
    );
    assert.deepEqual(asked, ["https://example.com/a.png"]);
    assert.deepEqual(server.fetched, []);
  });

  it("tells a picture that is gone from a server in trouble", async () => {
    const expected = {
      404: "gone",
      410: "gone",
      403: "gone",
      502: "unreachable",
    } as const;
    for (const [status, reason] of Object.entries(expected)) {
      server.script.file = (_, response) => {
        response.writeHead(Number(status)).end();
      };
      await assert.rejects(fetchPicture(address(), never), becauseOf(reason));
    }
  });

  it("doesn't wait for ever", async () => {
    server.script.file = (_, response) => {
      response.writeHead(200, { "content-type": "image/png" });
      response.write("\u0089PNG");
    };
    const impatient = createFetchPicture({ fetch, timeoutMs: 60 });
    await assert.rejects(impatient(address(), never), becauseOf("unreachable"));
  });

  it("stops with the reason of the abort", async () => {
    const stop = new AbortController();
    server.script.file = () => {
      stop.abort(new Error("enough"));
    };
    await assert.rejects(fetchPicture(address(), stop.signal), /enough/);
  });
});
