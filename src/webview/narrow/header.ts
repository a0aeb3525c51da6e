import type {
  FromNarrowPage,
  NarrowSnapshot,
} from "../../shared/narrowPage.ts";
import { element } from "../parts/element.ts";
import { fill } from "../parts/fill.ts";

/** What is chosen of how many, how many are wanted, and what to do. Returns what a screen reader is told. */
export function showHeader(
  bar: HTMLElement,
  snapshot: NarrowSnapshot,
  send: (message: FromNarrowPage) => void,
): string {
  const { strings, work, isUsed, chosen, total, failure, shortfall } = snapshot;
  const focused = document.activeElement?.getAttribute("data-act");
  const words = wordsFor(snapshot);
  const isBusy = work === "reading" || work === "comparing";
  bar.replaceChildren(
    element("div", { class: "heading" }, [
      element("h1", { text: snapshot.title }),
      element("p", {
        text: total > 0 ? fill(strings.chosenOf, chosen.length, total) : "",
      }),
      element("p", { class: "quiet state", text: words }),
      ...(failure === undefined
        ? []
        : [element("p", { class: "fails", text: failure })]),
      ...(shortfall === undefined
        ? []
        : [element("p", { class: "short", text: shortfall })]),
    ]),
    element("div", { class: "acts" }, [
      counter(snapshot, send),
      ...(isBusy
        ? [button(strings.stop, "stop", "secondary")]
        : work === "stopped" || failure !== undefined
          ? [button(strings.again, "again", "secondary")]
          : []),
      button(
        isUsed ? strings.used : strings.use,
        "use",
        "primary",
        isUsed || isBusy || chosen.length === 0,
      ),
    ]),
  );
  if (typeof focused === "string") {
    bar.querySelector<HTMLElement>(`[data-act="${focused}"]`)?.focus();
  }
  return words;

  function button(
    text: string,
    type: "stop" | "again" | "use",
    look: string,
    isDisabled = false,
  ): HTMLElement {
    const made = element("button", {
      class: look,
      text,
      attributes: { type: "button", "data-act": type },
      onClick: () => send({ type }),
    });
    made.disabled = isDisabled;
    return made;
  }
}

function wordsFor({ work, reading, strings }: NarrowSnapshot): string {
  switch (work) {
    case "reading":
      return reading && reading.total > 0
        ? fill(strings.reading, reading.done, reading.total)
        : strings.readingFirst;
    case "comparing":
      return strings.comparing;
    case "stopped":
      return strings.stopped;
    case "none":
      return strings.nothingWritten;
  }
}

function counter(
  { strings, count, least, most }: NarrowSnapshot,
  send: (message: FromNarrowPage) => void,
): HTMLElement {
  const numbers = Array.from(
    { length: most - least + 1 },
    (_, index) => least + index,
  );
  const select = element("select", { attributes: { "data-act": "count" } }, [
    element("option", { text: strings.automatic, attributes: { value: "" } }),
    ...numbers.map((each) =>
      element("option", {
        text: String(each),
        attributes: { value: String(each) },
      }),
    ),
  ]);
  select.value = count === null ? "" : String(count);
  select.addEventListener("change", () => {
    const wanted = select.value === "" ? null : Number(select.value);
    send({ type: "count", count: wanted });
  });
  return element("label", { class: "order" }, [
    element("span", { class: "quiet", text: strings.howMany }),
    select,
  ]);
}
