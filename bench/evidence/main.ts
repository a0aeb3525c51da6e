// Measures what is said of test images against answers that are known.
//   npm run bench:evidence -- --manifest <manifest.jsonl> [--draws <number>] [--sample <images>] [--sizes]
// Chance and power on descriptors made up here; then, on the pictures of the
// manifest, as the product measures and compares them: two halves of one style,
// two styles, copies, layouts and other pictures of a style. --sizes: halves of one
// style at other sizes too, which takes a quarter of an hour.
import { parseArgs } from "node:util";
import { measureCopies } from "./copies.ts";
import { measureFamilies } from "./families.ts";
import { openPictures } from "./pictures.ts";
import { measureSizes } from "./sizes.ts";
import { printChance, printPower } from "./simulated.ts";

const { values: options } = parseArgs({
  options: {
    manifest: { type: "string" },
    draws: { type: "string", default: "20" },
    sizes: { type: "boolean", default: false },
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
    if (options.sizes) await measureSizes(pictures, Number(options.draws));
  } finally {
    await pictures.close();
  }
}
