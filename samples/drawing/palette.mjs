/** The whole set is painted from these: night on one side, gold on the other. */
export const palette = {
  ink: "#060a1c",
  night: "#0b1230",
  navy: "#131d4a",
  indigo: "#22285e",
  dusk: "#3b2f68",
  plum: "#593f79",
  mauve: "#8b6190",
  rose: "#c48f8d",
  bronze: "#7b5430",
  brass: "#c8933f",
  gold: "#e3b565",
  amber: "#f5cf86",
  cream: "#fdeecb",
  lavender: "#b7aee0",
};

/** "#rrggbb" as three numbers from 0 to 255. */
export function channels(colour) {
  return [1, 3, 5].map((start) =>
    Number.parseInt(colour.slice(start, start + 2), 16),
  );
}
