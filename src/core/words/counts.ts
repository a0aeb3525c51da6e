import { whole } from "./amounts.ts";
import type { Text } from "./text.ts";
import { say } from "./text.ts";

/** "1 image", "12 images": where the sentence around it is the same for both. */
export function images(count: number): Text {
  return count === 1 ? say`1 image` : say`${whole(count)} images`;
}
