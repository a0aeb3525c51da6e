/**
 * The packages there are: what `vsce --target` calls a platform, and what npm calls it.
 * The universal one is for every platform that has none of its own; its sharp is
 * WebAssembly, which npm takes for a processor.
 */
export const targets = {
  "linux-x64": { os: "linux", cpu: "x64", libc: "glibc" },
  "linux-arm64": { os: "linux", cpu: "arm64", libc: "glibc" },
  "alpine-x64": { os: "linux", cpu: "x64", libc: "musl" },
  "alpine-arm64": { os: "linux", cpu: "arm64", libc: "musl" },
  "darwin-x64": { os: "darwin", cpu: "x64" },
  "darwin-arm64": { os: "darwin", cpu: "arm64" },
  "win32-x64": { os: "win32", cpu: "x64" },
  "win32-arm64": { os: "win32", cpu: "arm64" },
  universal: { os: "linux", cpu: "wasm32" },
};

/** @throws when there is no such target. */
export function platformOf(target) {
  const platform = targets[target];
  if (platform !== undefined) return platform;
  throw new Error(
    `no VSIX for ${target}; known: ${Object.keys(targets).join(", ")}`,
  );
}

export function currentTarget() {
  const isMusl =
    process.platform === "linux" &&
    process.report.getReport().header.glibcVersionRuntime === undefined;
  return `${isMusl ? "alpine" : process.platform}-${process.arch}`;
}
