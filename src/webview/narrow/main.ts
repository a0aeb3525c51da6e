import type {
  FromNarrowPage,
  NarrowSnapshot,
} from "../../shared/narrowPage.ts";
import { isToNarrowPage } from "../../shared/narrowPage.ts";
import { element } from "../parts/element.ts";
import { hear } from "../parts/hear.ts";
import { showHeader } from "./header.ts";
import { gallery } from "./gallery.ts";

declare function acquireVsCodeApi(): {
  readonly postMessage: (message: FromNarrowPage) => void;
  readonly setState: (state: { readonly id: string }) => void;
};

const editor = acquireVsCodeApi();
const send = (message: FromNarrowPage) => {
  editor.postMessage(message);
};

const bar = element("header", { class: "bar" });
const main = element("main");
const images = gallery(send);
const live = element("p", { class: "unseen", attributes: { role: "status" } });
document.body.append(bar, main, live);

hear({
  window,
  isMessage: isToNarrowPage,
  onMessage: ({ snapshot }) => show(snapshot),
  ask: () => send({ type: "ready" }),
});

function show(snapshot: NarrowSnapshot): void {
  editor.setState({ id: snapshot.id });
  document.title = snapshot.title;
  const said = showHeader(bar, snapshot, send);
  if (live.textContent !== said) live.textContent = said;
  main.setAttribute("aria-busy", String(snapshot.work === "comparing"));
  if (!main.contains(images.root)) main.append(images.root);
  images.update(snapshot);
}
