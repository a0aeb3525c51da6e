import type { Report, ReportPicture } from "./report.ts";
import { reportCss } from "./reportCss.ts";
import { stripOf } from "../strip.ts";

/** A small copy that the page carries with it. */
export interface EmbeddedPicture {
  /** A `data:` address. */
  readonly src: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * The report as one page that needs nothing else: no script, no address, colours
 * by the reader's own light or dark.
 * @param pictures by path; one that is missing couldn't be read
 * @param originals training pictures by file name
 * @param cssHash sha256 of `reportCss` in base64: nothing else may style the page
 */
export function reportHtml(
  report: Report,
  pictures: ReadonlyMap<string, EmbeddedPicture>,
  originals: ReadonlyMap<string, EmbeddedPicture>,
  cssHash: string,
): string {
  const { title, models, pairs, closeness, repeats, rows } = report;
  const shown = (picture: ReportPicture) =>
    figure(pictures.get(picture.path), picture.alt, picture.notes);
  const policy = `default-src 'none'; img-src data:; style-src 'sha256-${cssHash}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}: test images</title>
<style>${reportCss}</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
<p class="quiet">Test images of ${escaped(models.map(({ label }) => label).join(", "))} · ${escaped(report.madeAt.slice(0, 10))}</p>
${report.rehearsal ? `<p class="note">A rehearsal: these pictures were drawn on one machine, not by the service.</p>` : ""}
</header>
<main>
${pairs.map(pairHtml).join("\n")}
<section>
<h2>Closeness to the training images</h2>
<p class="quiet"><span class="mark training"></span> training images, each against the others <span class="mark outputs"></span> test images against the training images</p>
<div class="boxes">
${closeness.map(closenessHtml).join("\n")}
</div>
</section>
${
  repeats.length === 0
    ? ""
    : `<section>
<h2>Repeats of training images</h2>
${repeats
  .map(
    ({ text, output, original }) =>
      `<div class="repeat"><p>${escaped(text)}</p><div class="pair">${figure(pictures.get(output.path), output.alt, [])}${figure(originals.get(original), `Training image ${original}`, [original])}</div></div>`,
  )
  .join("\n")}
</section>`
}
<section>
<h2>Prompts</h2>
<div class="scroll">
<table>
<thead><tr><th scope="col">Prompt</th>${models.map(({ label }) => `<th scope="col">${escaped(label)}</th>`).join("")}</tr></thead>
<tbody>
${rows
  .map(
    ({ prompt, about, cells }) =>
      `<tr><th scope="row">${escaped(prompt)}<span class="quiet">${escaped(about)}</span></th>${cells
        .map(
          (cell) =>
            `<td>${cell.length === 0 ? `<span class="quiet">No picture</span>` : cell.map(shown).join("")}</td>`,
        )
        .join("")}</tr>`,
  )
  .join("\n")}
</tbody>
</table>
</div>
</section>
<section>
<h2>Versions</h2>
<div class="boxes">
${models
  .map(
    ({ label, air, facts }) =>
      `<div class="box"><h3>${escaped(label)}</h3>${list([{ name: "Model", text: air }, ...facts])}</div>`,
  )
  .join("\n")}
</div>
</section>
</main>
</body>
</html>
`;
}

function pairHtml({ title, line, facts }: Report["pairs"][number]): string {
  return `<section><h2>${escaped(title)}</h2>${line === "" ? "" : `<p class="cause">${escaped(line)}</p>`}${list(facts)}</section>`;
}

function closenessHtml({
  label,
  note,
  axes,
}: Report["closeness"][number]): string {
  return `<div class="box"><h3>${escaped(label)}</h3>${note === undefined ? "" : `<p>${escaped(note)}</p>`}${axes
    .map(
      (axis) =>
        `<div class="axis"><p><b>${escaped(axis.label)}</b> ${escaped(axis.verdict)}</p>${stripSvg(axis)}<p class="quiet">${escaped(axis.numbers)}</p></div>`,
    )
    .join("")}</div>`;
}

function stripSvg(axis: Report["closeness"][number]["axes"][number]): string {
  const { width, height, radius, dots, ticks, middles } = stripOf(axis);
  const words = `${axis.label}: distance to the training images; training images ${middles.training.toFixed(2)}, test images ${middles.outputs.toFixed(2)} (middle)`;
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(words)}">${dots
    .map(
      ({ x, y, kind }) =>
        `<circle class="${kind}" cx="${x.toFixed(1)}" cy="${y}" r="${radius}"/>`,
    )
    .join("")}${ticks
    .map(
      ({ x, from, to, kind }) =>
        `<path class="${kind}" d="M${x.toFixed(1)} ${from}V${to}"/>`,
    )
    .join("")}</svg>`;
}

function figure(
  picture: EmbeddedPicture | undefined,
  alt: string,
  notes: readonly string[],
): string {
  const image = picture
    ? `<img src="${escaped(picture.src)}" width="${picture.width}" height="${picture.height}" alt="${escaped(alt)}">`
    : `<span class="quiet">The file can't be shown.</span>`;
  const captions = notes.map(
    (note) => `<figcaption>${escaped(note)}</figcaption>`,
  );
  return `<figure>${image}${captions.join("")}</figure>`;
}

function list(facts: Report["pairs"][number]["facts"]): string {
  return `<dl>${facts
    .map(
      ({ name, text }) => `<dt>${escaped(name)}</dt><dd>${escaped(text)}</dd>`,
    )
    .join("")}</dl>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
