import type { TestPrompt } from "../dataset/manifest.ts";

/** What a prompt tries the style on. */
export type SubjectKind =
  | "person"
  | "animal"
  | "object"
  | "scene"
  | "diagram"
  | "interface"
  | "lettering"
  | "banner";

export interface StarterPrompt extends TestPrompt {
  readonly kind: SubjectKind;
}

/**
 * Subjects to judge a first model by: kinds that small datasets seldom have,
 * in the shapes they are used in. Subjects alone, without a word on style:
 * the model has that, and what it hasn't learned should show.
 */
export const starterPrompts: readonly StarterPrompt[] = [
  square(
    "person",
    "A baker carrying a tray of fresh bread out of a small shop",
  ),
  upright("person", "A cyclist waiting at a crossing with a folded umbrella"),
  square("animal", "A hare standing alert at the edge of a stubble field"),
  wide("animal", "Two herons wading through shallow water among reeds"),
  square("object", "A pair of worn hiking boots beside an enamel mug"),
  square("object", "A sewing machine with a strip of cloth under the needle"),
  upright("object", "A potted fig tree on a windowsill"),
  wide("scene", "A harbour with moored fishing boats and a long stone pier"),
  wide("scene", "A night train crossing a viaduct above a wooded valley"),
  upright("scene", "A narrow stairway between houses with laundry lines above"),
  square("diagram", "A cutaway diagram of a wind turbine with numbered parts"),
  wide("diagram", "The life cycle of a butterfly as four steps in a circle"),
  upright(
    "interface",
    "A phone lying on a desk, its screen showing a weather forecast app",
  ),
  square(
    "lettering",
    'A shop window with a painted sign reading "OPEN LATE" above the door',
  ),
  upright(
    "lettering",
    'A poster for a village fair with the title "HARVEST DAY" at the top',
  ),
  {
    kind: "banner",
    prompt:
      "A wide banner of a hill farm, the buildings far to the right and open fields to the left",
    width: 2048,
    height: 1024,
    quality: "low",
  },
];

function square(kind: SubjectKind, prompt: string): StarterPrompt {
  return { kind, prompt, width: 1024, height: 1024, quality: "low" };
}

function upright(kind: SubjectKind, prompt: string): StarterPrompt {
  return { kind, prompt, width: 1024, height: 1536, quality: "low" };
}

function wide(kind: SubjectKind, prompt: string): StarterPrompt {
  return { kind, prompt, width: 1536, height: 1024, quality: "low" };
}
