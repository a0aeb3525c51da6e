import type {
  CompareSnapshot,
  FromComparePage,
} from "../../shared/comparePage.ts";
import { isToComparePage } from "../../shared/comparePage.ts";
import { element } from "../parts/element.ts";
import { hear } from "../parts/hear.ts";
import { fill } from "../parts/fill.ts";
import { changedPair, pictureCards } from "./pictures.ts";
import { changeTable } from "./changeTable.ts";

declare function acquireVsCodeApi(): {
  readonly postMessage: (message: FromComparePage) => void;
  readonly setState: (state: { readonly id: string }) => void;
};

const editor = acquireVsCodeApi();
const send = (message: FromComparePage) => {
  editor.postMessage(message);
};

const bar = element("header", { class: "bar" });
const main = element("main");
const live = element("p", { class: "unseen", attributes: { role: "status" } });
document.body.append(bar, main, live);
let drawn = "";

hear({
  window,
  isMessage: isToComparePage,
  onMessage: ({ snapshot }) => show(snapshot),
  ask: () => send({ type: "ready" }),
});

function show(snapshot: CompareSnapshot): void {
  editor.setState({ id: snapshot.id });
  const next = JSON.stringify(snapshot);
  if (next === drawn) return;
  drawn = next;
  const focused = document.activeElement?.getAttribute("data-act");
  const { strings, before, after, summary, isLooking } = snapshot;
  document.title = `${before} → ${after}`;
  const said = isLooking ? strings.looking : summary;
  bar.replaceChildren(
    element("div", { class: "heading" }, [
      element("h1", { text: `${before} → ${after}` }),
      element("p", { text: summary }),
      element("p", {
        class: "quiet state",
        text: isLooking ? strings.looking : "",
      }),
    ]),
    element("div", { class: "acts" }, [
      element("button", {
        class: "secondary",
        text: strings.copyMarkdown,
        attributes: { type: "button", "data-act": "copyMarkdown" },
        onClick: () => send({ type: "copyMarkdown" }),
      }),
    ]),
  );
  main.replaceChildren(...parts(snapshot));
  if (live.textContent !== said) live.textContent = said;
  if (typeof focused === "string") {
    document.querySelector<HTMLElement>(`[data-act="${focused}"]`)?.focus();
  }
}

function parts(snapshot: CompareSnapshot): readonly HTMLElement[] {
  const { strings, changed, added, removed, renamed, sections } = snapshot;
  const { notShown, unknown } = snapshot;
  const open = (sha256: string) => send({ type: "open", sha256 });
  const titled = (title: string, count: number, content: readonly Node[]) =>
    count === 0
      ? []
      : [
          element("section", {}, [
            element("h2", {}, [
              element("span", { text: title }),
              element("span", { class: "badge", text: String(count) }),
            ]),
            ...content,
          ]),
        ];
  return [
    ...titled(
      strings.changed,
      changed.length,
      changed.map((pair) => changedPair(pair, strings, open)),
    ),
    ...titled(strings.added, added.length, [
      pictureCards(added, strings, open),
    ]),
    ...titled(strings.removed, removed.length, [
      pictureCards(removed, strings, open),
    ]),
    ...titled(strings.renamed, renamed.length, [
      element(
        "ul",
        { class: "names" },
        renamed.map(({ from, to }) =>
          element("li", { text: `${from} → ${to}` }),
        ),
      ),
    ]),
    ...(notShown > 0
      ? [
          element("p", {
            class: "quiet",
            text: fill(strings.notShown, notShown),
          }),
        ]
      : []),
    ...sections.flatMap((section) =>
      titled(section.title, section.changes.length, [
        changeTable(section, strings),
      ]),
    ),
    ...unknown.map((text) => element("p", { class: "quiet", text })),
  ];
}
