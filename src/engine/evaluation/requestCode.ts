import type { ImageTask } from "../../service/answers.ts";
import { imageInferenceTask } from "../../service/tasks.ts";

/** What a request can be written in. */
export const requestLanguages = ["curl", "TypeScript", "Python"] as const;
export type RequestLanguage = (typeof requestLanguages)[number];

/** Replaced by an expression: each request needs an identifier of its own. */
const newUUID = "NEW-UUID";

/** Replaced by an expression: megabytes of letters are no code. */
const fileContent = "FILE-CONTENT";

/** A prompt's reference: its file is read when the code runs. */
export interface CodeReference {
  readonly type: "sketch" | "reference";
  readonly strength?: number;
  /** Absolute path. */
  readonly file: string;
  /** Such as "image/png". */
  readonly mimeType: string;
}

/**
 * The request for a picture as code that can be run: the one that is sent for
 * test images, but answered at once. The key is read from the environment
 * variable RUNWARE_API_KEY and is never part of the text.
 */
export function requestCode(
  language: RequestLanguage,
  endpoint: string,
  task: Omit<ImageTask, "taskUUID" | "reference">,
  reference?: CodeReference,
): string {
  const json = JSON.stringify(
    [
      {
        ...imageInferenceTask({
          ...task,
          taskUUID: newUUID,
          ...(reference && { reference: inlined(reference) }),
        }),
        deliveryMethod: "sync",
      },
    ],
    undefined,
    2,
  );
  // Quotes inside of a prompt are escaped: only the property itself is met.
  const image = `"image": "${reference ? inlined(reference).image : ""}"`;
  switch (language) {
    case "curl": {
      const body = shellQuoted(json).replace(newUUID, `'"$(uuidgen)"'`);
      const head = [
        `curl ${shellQuoted(endpoint)} \\`,
        `  -H "Authorization: Bearer $RUNWARE_API_KEY" \\`,
        `  -H "Content-Type: application/json" \\`,
      ];
      if (!reference) return [...head, `  -d ${body}`, ""].join("\n");
      // Through a pipe: an argument can't be as long as a picture.
      const read = `'"$(base64 < ${shellQuoted(reference.file)} | tr -d '\\n')"'`;
      const filled = body.replace(image, () =>
        image.replace(fileContent, () => read),
      );
      return [`printf %s ${filled} |`, ...head, "  --data-binary @-", ""].join(
        "\n",
      );
    }
    case "TypeScript":
      return `${reference ? 'import { readFileSync } from "node:fs";\n\n' : ""}const response = await fetch(${JSON.stringify(endpoint)}, {
  method: "POST",
  headers: {
    Authorization: \`Bearer \${process.env.RUNWARE_API_KEY}\`,
    "Content-Type": "application/json",
  },
  body: JSON.stringify(${json
    .replace(`"${newUUID}"`, "crypto.randomUUID()")
    .replace(
      image,
      () =>
        `"image": "data:${reference?.mimeType ?? ""};base64," + readFileSync(${JSON.stringify(reference?.file)}).toString("base64")`,
    )}),
});
const { data, errors } = await response.json();
if (errors) throw new Error(errors[0].message);
console.log(data[0].imageURL);
`;
    case "Python":
      return `${reference ? "import base64\n" : ""}import json
import os
import urllib.request
import uuid

tasks = json.loads(${JSON.stringify(json)})
tasks[0]["taskUUID"] = str(uuid.uuid4())
${reference ? pythonReference(reference) : ""}request = urllib.request.Request(
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

function inlined({ type, strength, mimeType }: CodeReference) {
  return {
    type,
    image: `data:${mimeType};base64,${fileContent}`,
    ...(strength !== undefined && { strength }),
  };
}

function pythonReference({ file, mimeType }: CodeReference): string {
  return `with open(${JSON.stringify(file)}, "rb") as file:
    picture = base64.b64encode(file.read()).decode()
tasks[0]["inputs"]["referenceImages"][0]["image"] = "data:${mimeType};base64," + picture
`;
}

/** Nothing inside single quotes means anything to a shell, but they themselves. */
function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
