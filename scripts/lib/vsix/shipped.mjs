// What ships, by name: everything else stays out, and a package that lacks something
// or has something else isn't made.

/** The packages beside the bundles: of each, what runs. */
const packages = [
  { name: /^sharp$/, files: /^dist\/[\w-]+\.cjs$/ },
  { name: /^@img\/colour$/, files: /^(index|color)\.cjs$/ },
  { name: /^detect-libc$/, files: /^lib\/[\w-]+\.js$/ },
  {
    name: /^semver$/,
    files: /^(index|preload|(classes|functions|internal|ranges)\/[\w-]+)\.js$/,
  },
  {
    name: /^@img\/sharp-libvips-(linux|linuxmusl|darwin)-(x64|arm64)$/,
    files: /^(versions\.json|lib\/index\.js|lib\/libvips-cpp\.[\w.]+)$/,
  },
  {
    name: /^@img\/sharp-(linux|linuxmusl|darwin|win32)-(x64|arm64)$/,
    files: /^(index\.cjs|versions\.json|lib\/[\w.-]+\.(node|dll))$/,
  },
  {
    name: /^@img\/sharp-wasm32$/,
    files: /^(index\.cjs|versions\.json|lib\/[\w.-]+\.node\.(js|wasm))$/,
  },
  {
    name: /^@emnapi\/runtime$/,
    files: /^(index|dist\/emnapi\.cjs(\.min)?)\.js$/,
  },
  { name: /^tslib$/, files: /^(tslib\.js|CopyrightNotice\.txt)$/ },
];

/** What every one of them ships: what it is, and whose. */
const inEach = /^(package\.json|licen[cs]e(\.\w+)?)$/i;

/** These say in their README alone which libraries are in them, under which licences. */
const licensedInReadme = /^@img\/sharp-(libvips-[\w-]+|wasm32|win32-\w+)$/;

const ownFiles = [
  /^package\.json$/,
  /^package\.nls(\.[\w-]+)?\.json$/,
  /^readme\.md$/i,
  /^changelog\.md$/i,
  /^LICENSE(\.txt)?$/,
  /^THIRD-PARTY-NOTICES\.md$/,
  /^licenses\/[\w.-]+\.txt$/,
  /^docs\/rules\.md$/,
  /^l10n\/bundle\.l10n(\.[\w-]+)?\.json$/,
  /^media\/[\w-]+\.(png|svg)$/,
  /^media\/schemas\/[\w.-]+\.schema\.json$/,
  /^media\/walkthrough\/\w+\.webp$/,
  /^media\/sample\/(\w+\.webp|style-dataset\.json)$/,
  /^dist\/(extension|worker|rehearsal)\.js$/,
  /^dist\/parts\/\w+\.js$/,
  /^dist\/webview\/\w+\.(js|css)$/,
];

/** As vsce adds them to the archive. */
const envelope = /^(extension\.vsixmanifest|\[Content_Types\]\.xml)$/;

/** @param file path from the root of the extension, with `/`. */
export function isShipped(file) {
  const inPackage = packageOf(file);
  if (inPackage === undefined) {
    return ownFiles.some((pattern) => pattern.test(file));
  }
  const { name, rest } = inPackage;
  if (rest === "README.md") return licensedInReadme.test(name);
  const known = packages.find((each) => each.name.test(name));
  return known !== undefined && (inEach.test(rest) || known.files.test(rest));
}

/** Whether it is known what of a package runs. */
export function isKnownPackage(name) {
  return packages.some((each) => each.name.test(name));
}

/** @returns the package that a file belongs to, or undefined for one of our own. */
export function packageOf(file) {
  const match = /^node_modules\/((?:@[^/]+\/)?[^/]+)\/(.+)$/.exec(file);
  return match === null ? undefined : { name: match[1], rest: match[2] };
}

/** What must be there whatever the platform. */
const needed = [
  "extension/package.json",
  "extension/package.nls.json",
  "extension/THIRD-PARTY-NOTICES.md",
  "extension/dist/extension.js",
  "extension/dist/worker.js",
  "extension/dist/rehearsal.js",
  "extension/node_modules/sharp/package.json",
];

/**
 * @param {Map<string, Buffer>} files path in the archive → content.
 * @param {{ folders: readonly string[] }} machine folders that nobody else has.
 * @returns {string[]} what is wrong with a package, one sentence each.
 */
export function faultsOf(files, { folders }) {
  const names = [...files.keys()];
  const inside = names.filter((name) => !envelope.test(name));
  return [
    ...inside
      .filter((name) => !isShipped(name.replace(/^extension\//, "")))
      .map((name) => `${name} isn't among the files that ship`),
    ...needed
      .filter((name) => !files.has(name))
      .map((name) => `${name} is missing`),
    ...withoutLicence(inside),
    ...[...files].flatMap(([name, content]) =>
      textFaults(name, content, folders),
    ),
  ];
}

function withoutLicence(names) {
  const paths = names.map((name) => name.replace(/^extension\//, ""));
  const packages = new Map();
  for (const file of paths) {
    const inPackage = packageOf(file);
    if (inPackage === undefined) continue;
    const { name, rest } = inPackage;
    const isLicence =
      /^licen[cs]e/i.test(rest) ||
      (rest === "README.md" && licensedInReadme.test(name));
    packages.set(name, (packages.get(name) ?? false) || isLicence);
  }
  return [...packages]
    .filter(([, hasLicence]) => !hasLicence)
    .map(([name]) => `${name} ships without its licence`);
}

function textFaults(name, content, folders) {
  if (!/\.(c?js|css|json|md|txt|xml|vsixmanifest)$/.test(name)) return [];
  const text = content.toString("utf8");
  const faults = folders
    .filter((folder) => text.includes(folder))
    .map(() => `${name} names a folder of the machine that built it`);
  if (/[#@] sourceMappingURL=/.test(text) && /\/dist\//.test(name)) {
    faults.push(`${name} leads to a source map`);
  }
  return faults;
}

const megabyte = 1e6;

/** Bytes of the whole package at most. */
export const maxBytes = { platform: 11 * megabyte, universal: 6 * megabyte };

/** Bytes of our own code in the bundles, at most: 700 KiB. */
export const maxOwnBytes = 700 * 1024;
