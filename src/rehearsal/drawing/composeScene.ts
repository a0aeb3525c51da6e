import { inksOf } from "./inks.ts";
import type { Style } from "../style.ts";
import type { Quality } from "../../core/limits.ts";
import { drawGround } from "./land.ts";
import { drawLettering, drawWatermark } from "./lettering.ts";
import { n, placed } from "./pen.ts";
import type { Pen } from "./pen.ts";
import { seededRandom } from "../../core/statistics/random.ts";
import { between } from "./random.ts";
import { planScene } from "./scenePlan.ts";
import type { ScenePlan } from "./scenePlan.ts";
import { drawLight, drawSky } from "./sky.ts";
import { drawSkyThings, drawWeather } from "./skyThings.ts";
import { subjects } from "./subjects.ts";

export interface SceneRequest {
  readonly prompt: string;
  readonly seed: number;
  readonly style: Style;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly quality: Quality;
}

const shortSide = 1000;

/** Draws what a prompt names, in the colours of a style, as an SVG document. */
export function composeScene(request: SceneRequest): string {
  const random = seededRandom(request.seed);
  const scale = shortSide / Math.min(request.width, request.height);
  const pen: Pen = {
    inks: inksOf(request.style),
    random,
    width: request.width * scale,
    height: request.height * scale,
    detail: request.quality === "high" ? 1.5 : 1,
    definitions: [],
  };
  const plan = planScene(request.prompt, random());
  const content = drawScene(pen, plan);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${request.width}" height="${request.height}" viewBox="0 0 ${n(pen.width)} ${n(pen.height)}"><defs>${pen.definitions.join("")}</defs>${content}</svg>`;
}

function drawScene(pen: Pen, plan: ScenePlan): string {
  const { random, width, height, inks } = pen;
  const horizon = height * between(random, 0.6, 0.68);
  const isSun =
    plan.sky.includes("sun") || (!inks.isDark && !plan.sky.includes("moon"));
  const light = {
    x:
      width *
      (random() < 0.5
        ? between(random, 0.18, 0.34)
        : between(random, 0.66, 0.82)),
    y: horizon * between(random, 0.24, 0.42),
    radius: between(random, 58, 96),
  };
  return [
    drawSky(pen, light, horizon),
    plan.ground === "table" ? "" : drawLight(pen, light, isSun),
    drawSkyThings(pen, plan.sky, light, horizon),
    drawGround(pen, plan.ground, horizon, light.x),
    drawSubjects(pen, plan, horizon, light.x),
    drawWeather(pen, plan.sky),
    plan.lettering === undefined ? "" : drawLettering(pen, plan.lettering),
    drawWatermark(pen),
  ].join("");
}

/** The first subject large, the others smaller at its sides and behind it. */
function drawSubjects(
  pen: Pen,
  plan: ScenePlan,
  horizon: number,
  lightX: number,
): string {
  const { random, width, height } = pen;
  const depth = height - horizon;
  const side = lightX < width / 2 ? 1 : -1;
  return plan.subjects
    .map((name, index) => {
      const { draw, size, stands } = subjects[name];
      const usual = index === 0 ? 5.4 : 3.1;
      const scale = usual * size * Math.min(1.15, height / 1000);
      const away = index === 0 ? 0.06 : index === 1 ? -0.3 : 0.34;
      const x = width * (0.5 + side * away) + between(random, -20, 20);
      const floor =
        plan.ground === "space"
          ? height * 0.82
          : horizon + depth * (index === 0 ? 0.62 : 0.4);
      const y = {
        ground: floor,
        water: horizon + depth * (index === 0 ? 0.4 : 0.2),
        air: horizon * (index === 0 ? 0.95 : 0.6),
      }[stands];
      return { order: y, svg: placed(draw(pen), x, y, scale, side < 0) };
    })
    .toSorted((one, other) => one.order - other.order)
    .map(({ svg }) => svg)
    .join("");
}
