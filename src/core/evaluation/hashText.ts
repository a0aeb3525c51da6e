const offsetBasis = 0xcbf29ce484222325n;
const prime = 0x100000001b3n;
const mask = 0xffffffffffffffffn;

/**
 * 64-bit FNV-1a over UTF-16 code units, 16 hexadecimal digits. Names files:
 * the same text gives the same name on every machine. No protection against
 * someone who wants a collision; the record beside the file has the text.
 */
export function hashText(text: string): string {
  let hash = offsetBasis;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    hash = ((hash ^ BigInt(unit & 0xff)) * prime) & mask;
    hash = ((hash ^ BigInt(unit >> 8)) * prime) & mask;
  }
  return hash.toString(16).padStart(16, "0");
}
