/** Bytes given inside a request, and in which of the two forms. */
export interface InlineData {
  readonly form: "dataURI" | "base64";
  readonly bytes: Buffer;
}

const dataUriHead = /^data:[^,]*;base64,/i;
const base64Text = /^[A-Za-z0-9+/]+={0,2}$/;

/** Reads a data URI or bare base64; undefined when it is neither. */
export function readInlineData(value: string): InlineData | undefined {
  const head = dataUriHead.exec(value.slice(0, 256))?.[0];
  const encoded = value.slice(head?.length ?? 0);
  if (!isBase64(encoded)) return undefined;
  return {
    form: head === undefined ? "base64" : "dataURI",
    bytes: Buffer.from(encoded, "base64"),
  };
}

/** In slices, because a pattern over hundreds of megabytes overflows. */
function isBase64(encoded: string): boolean {
  if (encoded.length === 0 || encoded.length % 4 === 1) return false;
  const sliceLength = 1 << 20;
  for (let at = 0; at < encoded.length; at += sliceLength) {
    const slice = encoded.slice(at, at + sliceLength);
    const isLast = at + sliceLength >= encoded.length;
    if (!base64Text.test(slice) || (!isLast && slice.endsWith("="))) {
      return false;
    }
  }
  return true;
}
