import { ribbon } from "./engraving.mjs";
import { between, seededRandom } from "./random.mjs";
import { fill, pathThrough } from "./shapes.mjs";

/** A rounded heap of cloud: billows of engraved arcs, lit from above. */
export function billow(
  seed,
  {
    x,
    y,
    radius,
    spacing = 6,
    weight = 2,
    colour,
    body,
    opacity = 0.85,
    light = -100,
  },
) {
  const random = seededRandom(seed);
  const wobble = between(random, 0, 6);
  const rim = (angle, share) => {
    const rough =
      1 +
      0.035 * Math.sin(angle * 5 + wobble) +
      0.02 * Math.sin(angle * 11 + wobble * 2);
    return [
      x + Math.cos(angle) * radius * share * rough,
      y + Math.sin(angle) * radius * share * rough,
    ];
  };
  const circlePoints = (share) =>
    Array.from({ length: 121 }, (_, index) =>
      rim((index / 120) * Math.PI * 2, share),
    );
  const arcs = [];
  for (let r = radius; r > radius * 0.3; r -= spacing) {
    const share = r / radius;
    const run = [];
    const reach = between(random, 0.75, 1.2) * (0.55 + 0.6 * share);
    for (let step = -24; step <= 24; step += 1) {
      const angle = (light * Math.PI) / 180 + (step / 24) * reach * 1.35;
      const [px, py] = rim(angle, share);
      run.push([
        px,
        py,
        (weight / 2) *
          Math.cos(((step / 24) * Math.PI) / 2) *
          (0.25 + 0.75 * share ** 3),
      ]);
    }
    arcs.push(ribbon(run));
  }
  return (
    fill(pathThrough(circlePoints(1), true), body) +
    fill(arcs.join(""), colour, { opacity })
  );
}
