import fs from "node:fs";
import path from "node:path";
import ts from "typescript";
import { rootFolder } from "./run.mjs";

/** The rooms whose texts are said in another one; see core/words. */
const rooms = ["src/core", "src/engine"];

/** The tag of what is said. */
const tag = "say";

/**
 * Every template that core and engine say something with, as the editor's part
 * looks its translation up.
 * @returns {Record<string, string>}
 */
export function saidTexts() {
  const texts = {};
  for (const room of rooms) {
    for (const name of fs.readdirSync(path.join(rootFolder, room), {
      recursive: true,
    })) {
      if (!name.endsWith(".ts")) continue;
      const file = path.join(rootFolder, room, name);
      for (const text of textsIn(fs.readFileSync(file, "utf8"))) {
        texts[text] = text;
      }
    }
  }
  return texts;
}

function textsIn(code) {
  if (!code.includes(`${tag}\``)) return [];
  const found = [];
  const look = (node) => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === tag) {
      const text = templateOf(node.template);
      // A name alone has nothing to translate.
      if (text !== "{0}") found.push(text);
    }
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile("a.ts", code, ts.ScriptTarget.Latest, true));
  return found;
}

/** As `say` itself makes it. */
function templateOf(template) {
  return ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : template.head.text +
        template.templateSpans
          .map(({ literal }, at) => `{${at}}${literal.text}`)
          .join("");
}
