/** What is selected, and from where Shift extends. */
export interface Selection {
  readonly files: ReadonlySet<string>;
  readonly anchor?: string;
}

export const nothingSelected: Selection = { files: new Set() };

/** One image alone. */
export function only(file: string): Selection {
  return { files: new Set([file]), anchor: file };
}

/** These together; Shift extends from the first. */
export function allOf(files: readonly string[]): Selection {
  const [anchor] = files;
  return {
    files: new Set(files),
    ...(anchor !== undefined && { anchor }),
  };
}

/** All there is; Shift goes on from here. */
export function everything(
  order: readonly string[],
  anchor: string,
): Selection {
  return { files: new Set(order), anchor };
}

/** One more, or one less. */
export function toggled({ files }: Selection, file: string): Selection {
  const next = new Set(files);
  if (!next.delete(file)) next.add(file);
  return { files: next, anchor: file };
}

/** Everything from the anchor to here, in the order that is shown. */
export function extended(
  { anchor }: Selection,
  file: string,
  order: readonly string[],
): Selection {
  const from = anchor === undefined ? -1 : order.indexOf(anchor);
  const to = order.indexOf(file);
  if (from < 0 || to < 0 || anchor === undefined) return only(file);
  const [first, last] = from < to ? [from, to] : [to, from];
  return { files: new Set(order.slice(first, last + 1)), anchor };
}

/** What of it is still there. */
export function remaining(
  { files, anchor }: Selection,
  order: readonly string[],
): Selection {
  const there = new Set(order);
  return {
    files: new Set([...files].filter((file) => there.has(file))),
    ...(anchor !== undefined && there.has(anchor) && { anchor }),
  };
}
