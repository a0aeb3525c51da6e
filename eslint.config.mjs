import tseslint from "typescript-eslint";

/**
 * The rooms of src/, as law: what each may import besides itself. A wrong
 * import fails the build with the sentence that says why.
 */
const rooms = {
  kernels: {
    imports: [],
    packages: [],
    why: "kernels are no JavaScript: core calls them.",
  },
  core: {
    imports: ["kernels"],
    packages: [],
    why: "core is what is true of datasets, styles and jobs: pure, without editor, Node or packages.",
  },
  shared: {
    imports: ["core"],
    packages: [],
    why: "shared is what host and pages say to each other; it runs on both sides.",
  },
  service: {
    imports: ["core"],
    packages: [],
    why: "service is the wire: it gets fetch, clock and random as arguments.",
  },
  engine: {
    imports: ["core", "service"],
    packages: [
      "node:",
      "sharp",
      "jszip",
      "image-size",
      "jsonc-parser",
      "p-limit",
      "proper-lockfile",
      "aws4fetch",
    ],
    why: "engine serves editor, terminal and agents alike, so it knows none of them.",
  },
  rehearsal: {
    imports: ["core"],
    packages: ["node:", "sharp", "jszip"],
    why: "rehearsal is the other side of the wire: sharing code with the client would hide its mistakes.",
  },
  cli: {
    imports: ["core", "engine", "rehearsal"],
    packages: [
      "node:",
      "commander",
      "@modelcontextprotocol/sdk",
      "zod",
      "sarif",
    ],
    why: "the terminal calls the engine and prints.",
  },
  host: {
    imports: ["core", "engine", "shared"],
    packages: ["node:", "vscode"],
    why: "host is the only room that knows the editor.",
  },
  webview: {
    imports: ["shared", "core"],
    packages: [],
    why: "a page has the DOM and messages, nothing else.",
  },
};

const fences = Object.entries(rooms).map(
  ([room, { imports, packages, why }]) => {
    const closed = Object.keys(rooms).filter(
      (other) => other !== room && !imports.includes(other),
    );
    const allowed = packages.map((name) =>
      name.endsWith(":") ? name : `${name}(?:/|$)`,
    );
    return {
      files: [`src/${room}/**/*.ts`],
      rules: {
        "no-restricted-imports": [
          "error",
          {
            patterns: [
              {
                regex: `^(?:\\.\\./)+(?:${closed.join("|")}|extension)(?:/|\\.ts$)`,
                message: why,
              },
              {
                regex: `^(?!\\.)${allowed.length ? `(?!${allowed.join("|")})` : ""}`,
                message: why,
              },
            ],
          },
        ],
      },
    };
  },
);

export default tseslint.config(
  {
    ignores: [
      "dist/",
      "out/",
      // AssemblyScript: its own compiler checks it.
      "src/kernels/",
      "**/node_modules/",
      "samples/**",
      "test/fixtures/**",
    ],
  },
  {
    files: ["**/*.ts"],
    extends: [
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
    ],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true },
      ],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true },
      ],
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  ...fences,
  {
    // Core answers the same for the same input: time and chance are arguments.
    files: ["src/core/**/*.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "Pass the time in." },
        { object: "Math", property: "random", message: "Pass the chance in." },
      ],
    },
  },
  {
    files: ["src/host/**/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "CallExpression[callee.property.name=/^show(QuickPick|InputBox)$/]:not(:has(Property[key.name='ignoreFocusOut']))",
          message:
            "A page that had the focus takes it back, which closes a question without ignoreFocusOut.",
        },
      ],
    },
  },
  {
    files: ["test/**/*.ts", "bench/**/*.ts"],
    rules: { "no-console": "off" },
  },
);
