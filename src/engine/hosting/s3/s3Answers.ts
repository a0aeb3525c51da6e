/** A part the storage holds. */
export interface StoredPart {
  readonly number: number;
  readonly etag: string;
  readonly bytes: number;
}

/** What a storage says when it refuses. */
export interface S3Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** The region it wants instead. */
  readonly region?: string;
  /** Its clock, milliseconds since 1970. */
  readonly serverTimeMs?: number;
}

/** Answers are small; a larger one isn't from such a storage. */
const maxAnswerCharacters = 4_000_000;

/** The text of an element; answers of storages are flat enough for this. */
export function elementIn(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text === undefined ? undefined : unescaped(text);
}

/** The answer to "which parts are there". */
export function partsIn(xml: string): readonly StoredPart[] {
  return [...xml.matchAll(/<Part>([^]*?)<\/Part>/g)].flatMap(
    ([, part = ""]) => {
      const number = Number(elementIn(part, "PartNumber"));
      const bytes = Number(elementIn(part, "Size"));
      const etag = elementIn(part, "ETag");
      return Number.isInteger(number) && Number.isInteger(bytes) && etag
        ? [{ number, bytes, etag }]
        : [];
    },
  );
}

/** The request that makes one object of its parts. */
export function completion(etags: ReadonlyMap<number, string>): string {
  const parts = [...etags]
    .toSorted(([one], [other]) => one - other)
    .map(
      ([number, etag]) =>
        `<Part><PartNumber>${number}</PartNumber><ETag>${escaped(etag)}</ETag></Part>`,
    );
  return `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${parts.join("")}</CompleteMultipartUpload>`;
}

/** A refusal; undefined when the answer is none. Some come with HTTP 200. */
export function refusalIn(
  response: Response,
  xml: string,
): S3Refusal | undefined {
  const isError = /<Error[\s>]/.test(xml);
  if (response.ok && !isError) return undefined;
  const region =
    elementIn(xml, "Region") ?? response.headers.get("x-amz-bucket-region");
  const serverTimeMs = Date.parse(
    elementIn(xml, "ServerTime") ?? response.headers.get("date") ?? "",
  );
  return {
    status: response.status,
    code: elementIn(xml, "Code") ?? "",
    message: elementIn(xml, "Message") ?? "",
    ...(region && { region }),
    ...(Number.isFinite(serverTimeMs) && { serverTimeMs }),
  };
}

export async function answerOf(response: Response): Promise<string> {
  let text = "";
  const decoder = new TextDecoder();
  const body: AsyncIterable<Uint8Array> | null = response.body;
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > maxAnswerCharacters) break;
  }
  return text;
}

const entities: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#34;": '"',
  "&apos;": "'",
  "&#39;": "'",
  "&amp;": "&",
};

function unescaped(text: string): string {
  return text.replace(/&[#\w]+;/g, (entity) => entities[entity] ?? entity);
}

function escaped(text: string): string {
  return text.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`);
}
