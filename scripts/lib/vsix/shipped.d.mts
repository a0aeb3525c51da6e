/** What is wrong with a package, one sentence each; see shipped.mjs. */
export function faultsOf(
  files: ReadonlyMap<string, Buffer>,
  machine: { readonly folders: readonly string[] },
): string[];
