const pieceLength = 512;

/**
 * Goes through so many numbers in pieces, each a call of its own: the engine
 * compiles a function whole after some calls, but a loop that runs for long half
 * and in the middle, and then again for every picture.
 */
export function inPieces(
  length: number,
  piece: (from: number, to: number) => void,
): void {
  for (let from = 0; from < length; from += pieceLength) {
    piece(from, Math.min(length, from + pieceLength));
  }
}
