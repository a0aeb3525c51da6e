import { whole } from "../words/amounts.ts";
import type { Text } from "../words/text.ts";
import { say } from "../words/text.ts";
import type { RemovalReason } from "./cause.ts";

/** "2 outliers removed". */
export function removalWords(reason: RemovalReason, count: number): Text {
  const n = whole(count);
  switch (reason) {
    case "outlier":
      return count === 1 ? say`1 outlier removed` : say`${n} outliers removed`;
    case "otherStyle":
      return count === 1
        ? say`1 image of another style removed`
        : say`${n} images of another style removed`;
    case "copy":
      return count === 1 ? say`1 copy removed` : say`${n} copies removed`;
    case "weak":
      return count === 1
        ? say`1 weak image removed`
        : say`${n} weak images removed`;
    case "other":
      return count === 1 ? say`1 image removed` : say`${n} images removed`;
  }
}
