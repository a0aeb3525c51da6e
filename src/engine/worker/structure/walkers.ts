import type { TrainableFormat } from "../../../core/limits.ts";
import { walkJpeg } from "./jpeg.ts";
import { walkPng } from "./png.ts";
import type { Structure } from "./structure.ts";
import { walkWebp } from "./webp.ts";

export const walkers: Readonly<
  Record<TrainableFormat, (content: Buffer) => Structure>
> = { jpeg: walkJpeg, png: walkPng, webp: walkWebp };
