import type { ImageTask } from "../../service/answers.ts";
import { imageInferenceTask } from "../../service/tasks.ts";

/** What a request can be written in. */
export const requestLanguages = ["curl", "TypeScript", "Python"] as const;
export type RequestLanguage = (typeof requestLanguages)[number];

/** Replaced by an expression: each request needs an identifier of its own. */
const newUUID = "NEW-UUID";

/**
 * The request for a picture as code that can be run: the one that is sent for
 * test images, but answered at once. The key is read from the environment
 * variable RUNWARE_API_KEY and is never part of the text.
 */
export function requestCode(
  language: RequestLanguage,
  endpoint: string,
  task: Omit<ImageTask, "taskUUID">,
): string {
  const json = JSON.stringify(
    [
      {
        ...imageInferenceTask({ ...task, taskUUID: newUUID }),
        deliveryMethod: "sync",
      },
    ],
    undefined,
    2,
  );
  switch (language) {
    case "curl":
      return [
        `curl ${shellQuoted(endpoint)} \\`,
        `  -H "Authorization: Bearer $RUNWARE_API_KEY" \\`,
        `  -H "Content-Type: application/json" \\`,
        `  -d ${shellQuoted(json).replace(newUUID, `'"$(uuidgen)"'`)}`,
        "",
      ].join("\n");
    case "TypeScript":
      return `const response = await fetch(${JSON.stringify(endpoint)}, {
  method: "POST",
  headers: {
    Authorization: \`Bearer \${process.env.RUNWARE_API_KEY}\`,
    "Content-Type": "application/json",
  },
  body: JSON.stringify(${json.replace(`"${newUUID}"`, "crypto.randomUUID()")}),
});
const { data, errors } = await response.json();
if (errors) throw new Error(errors[0].message);
console.log(data[0].imageURL);
`;
    case "Python":
      return `import json
import os
import urllib.request
import uuid

tasks = json.loads(${JSON.stringify(json)})
tasks[0]["taskUUID"] = str(uuid.uuid4())
request = urllib.request.Request(
    ${JSON.stringify(endpoint)},
    data=json.dumps(tasks).encode(),
    headers={
        "Authorization": f"Bearer {os.environ['RUNWARE_API_KEY']}",
        "Content-Type": "application/json",
    },
)
with urllib.request.urlopen(request) as response:
    print(json.load(response)["data"][0]["imageURL"])
`;
  }
}

/** Nothing inside single quotes means anything to a shell, but they themselves. */
function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
