/** Lines as even as they get: four pictures lie two by two. */
export function columnsFor(count: number, atMost: number): number {
  return Math.ceil(count / Math.ceil(count / atMost));
}
