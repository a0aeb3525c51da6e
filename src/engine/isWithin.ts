import path from "node:path";

/**
 * Whether a file lies below a folder, by the names alone: links aren't followed.
 *
 * @param rules of another system, for tests
 */
export function isWithin(
  folder: string,
  file: string,
  rules: path.PlatformPath = path,
): boolean {
  const way = rules.relative(folder, file);
  // On Windows there is no way to another drive but from its root.
  return (
    way !== ".." && !way.startsWith(`..${rules.sep}`) && !rules.isAbsolute(way)
  );
}
