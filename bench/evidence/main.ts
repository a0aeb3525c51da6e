// Measures what is said of test images against answers that are known.
//   npm run bench:evidence -- --manifest <manifest.jsonl> [--draws <number>] [--sample <images>]
// Chance and power on descriptors made up here; then, on the pictures of the
// manifest, as the product measures and compares them: two halves of one style,
// two styles, copies, layouts and other pictures of a style.
import { parseArgs } from "node:util";
import { measureCopies } from "./copies.ts";
import { measureFamilies } from "./families.ts";
import { openPictures } from "./pictures.ts";
import { printChance, printPower } from "./simulated.ts";

const { values: options } = parseArgs({
  options: {
    manifest: { type: "string" },
    draws: { type: "string", default: "20" },
    sample: { type: "string", default: "115" },
  },
});

void main();

async function main(): Promise<void> {
  printChance();
  printPower();
  if (options.manifest === undefined) {
    console.log("\nno --manifest: pictures aren't measured");
    return;
  }
  const pictures = await openPictures(options.manifest);
  try {
    measureFamilies(pictures, Number(options.draws));
    await measureCopies(pictures, Number(options.sample));
  } finally {
    await pictures.close();
  }
}
