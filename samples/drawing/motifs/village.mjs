import { engrave, parallelLines } from "../engraving.mjs";
import { palette } from "../palette.mjs";
import { between, seededRandom } from "../random.mjs";
import { clipped, fill, glow, stroke } from "../shapes.mjs";

/** Houses on three terraces above a quay, a church, lamps. `shore` is the quay's height. */
export function village({ width, shore }) {
  const random = seededRandom(77);
  const houses = [];
  const rows = [
    [690, 96, 11],
    [728, 84, 10],
    [shore - 4, 74, 9],
  ];
  rows.forEach(([ground, gap], row) => {
    for (
      let x = 850 + row * -26 + (2 - row) * 70;
      x < width + 40;
      x += gap * between(random, 0.62, 0.95)
    )
      houses.push(
        house(
          random,
          `h${row}-${Math.round(x)}`,
          x,
          ground - (x - 850) * (2 - row) * 0.055,
          between(random, 54, 78),
          between(random, 46, 82),
        ),
      );
  });
  const quay = `M780 ${shore}L812 ${shore - 16}H${width}V${shore + 20}H800Z`;
  return (
    church() +
    houses.join("") +
    fill(quay, palette.ink) +
    clipped(
      "quay",
      quay,
      engrave(
        parallelLines({
          x: 780,
          y: shore - 20,
          width: 760,
          height: 40,
          spacing: 6,
        }),
        () => 0.6,
        { weight: 2, colour: palette.brass, opacity: 0.7 },
      ),
    ) +
    lamps([905, 1060, 1215, 1380], shore)
  );
}

function house(random, id, x, ground, wide, tall) {
  const wall = `M${x} ${ground + 30}V${ground - tall}H${x + wide}V${ground + 30}Z`;
  const pitch = wide * between(random, 0.42, 0.6);
  const roof = `M${x - 6} ${ground - tall}L${x + wide * 0.5} ${ground - tall - pitch}L${x + wide + 6} ${ground - tall}Z`;
  const panes = [];
  for (let row = 0; row < 2; row += 1)
    for (let column = 0; column < 3; column += 1) {
      if (random() > 0.46) continue;
      const px = x + wide * (0.16 + column * 0.27);
      const py = ground - tall + 12 + row * 27;
      panes.push(`M${px.toFixed(1)} ${py.toFixed(1)}h9v14h-9Z`);
    }
  const chimney =
    random() < 0.6
      ? fill(
          `M${x + wide * 0.68} ${ground - tall - pitch * 0.35}v${-pitch * 0.55}h9v${pitch * 0.7}Z`,
          palette.ink,
        )
      : "";
  const box = {
    x: x - 8,
    y: ground - tall - pitch,
    width: wide + 16,
    height: tall + pitch + 30,
  };
  return (
    chimney +
    fill(wall, palette.night) +
    fill(roof, palette.ink) +
    clipped(
      `${id}-w`,
      wall,
      engrave(
        parallelLines({ ...box, spacing: 4.4 }),
        (px) => 1 - (px - x) / wide,
        { weight: 1.5, colour: palette.lavender, opacity: 0.55 },
      ),
    ) +
    clipped(
      `${id}-r`,
      roof,
      engrave(
        parallelLines({ ...box, spacing: 4.2, angle: 62 }),
        (px) => 1.05 - 0.7 * ((px - x) / wide),
        { weight: 1.9, colour: palette.gold, opacity: 0.75 },
      ),
    ) +
    stroke(roof, palette.gold, 1.3, { opacity: 0.8 }) +
    fill(panes.join(""), palette.amber)
  );
}

function church() {
  const tower = "M1158 720V500H1218V720Z";
  const spire = "M1150 502L1188 352L1226 502Z";
  return (
    fill(tower, palette.night) +
    fill(spire, palette.ink) +
    clipped(
      "tower",
      tower,
      engrave(
        parallelLines({ x: 1150, y: 490, width: 80, height: 240, spacing: 5 }),
        (x) => 1.1 - (x - 1158) / 60,
        { weight: 2, colour: palette.lavender, opacity: 0.7 },
      ),
    ) +
    clipped(
      "spire",
      spire,
      engrave(
        parallelLines({
          x: 1140,
          y: 340,
          width: 100,
          height: 170,
          spacing: 5,
          angle: 78,
        }),
        (x) => 1.2 - (x - 1150) / 70,
        { weight: 2.4, colour: palette.gold, opacity: 0.85 },
      ),
    ) +
    stroke(tower + spire + "M1188 352V318M1178 330H1198", palette.gold, 1.8) +
    fill("M1178 560v-26a10 10 0 0 1 20 0v26Z", palette.amber) +
    glow("bell", 1188, 545, 60, palette.amber, 0.6)
  );
}

function lamps(places, shore) {
  return places
    .map(
      (x, index) =>
        stroke(`M${x} ${shore - 14}V${shore - 62}`, palette.ink, 4) +
        glow(`lamp${index}`, x, shore - 66, 62, palette.amber, 0.9) +
        `<circle cx="${x}" cy="${shore - 66}" r="6" fill="${palette.cream}"/>`,
    )
    .join("");
}
