import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { isRecord } from "../../src/core/json.ts";
import { limits } from "../../src/core/limits.ts";
import { commandIds, fullId } from "../../src/host/commands/commandIds.ts";

type JsonRecord = Readonly<Record<string, unknown>>;

function record(value: unknown): JsonRecord {
  assert.ok(isRecord(value), `not an object: ${JSON.stringify(value)}`);
  return value;
}

function records(value: unknown): readonly JsonRecord[] {
  assert.ok(Array.isArray(value), `not a list: ${JSON.stringify(value)}`);
  return value.map(record);
}

function read(file: string): JsonRecord {
  const json: unknown = JSON.parse(readFileSync(file, "utf8"));
  return record(json);
}

describe("The extension's manifest", () => {
  const manifest = read("package.json");
  const texts = read("package.nls.json");
  const contributes = record(manifest["contributes"]);
  const commands = records(contributes["commands"]);
  const declared = commands.map(({ command }) => String(command));
  const menus = Object.values(record(contributes["menus"])).flatMap(records);
  const properties = record(record(contributes["configuration"])["properties"]);

  it("declares exactly the commands that are registered", () => {
    assert.deepEqual([...declared].sort(), commandIds.map(fullId).sort());
  });

  it("puts no `when` on a command, where it would do nothing", () => {
    assert.deepEqual(
      commands.filter((command) => "when" in command),
      [],
    );
  });

  it("gives every command the one category and a title", () => {
    for (const { command, category, title } of commands) {
      assert.equal(category, "Style Trainer", String(command));
      assert.match(String(title), /^%command\.\w+\.title%$/);
    }
  });

  it("offers only declared commands in menus, under a condition and in a group", () => {
    for (const { command, when, group } of menus) {
      assert.ok(declared.includes(String(command)), String(command));
      assert.ok(typeof when === "string" && typeof group === "string");
    }
  });

  it("documents every setting, with default, scope and order", () => {
    assert.ok(Object.keys(properties).length > 0);
    for (const [name, value] of Object.entries(properties)) {
      const setting = record(value);
      assert.match(String(setting["markdownDescription"]), /^%.+%$/, name);
      for (const key of ["default", "scope", "order", "type"]) {
        assert.ok(key in setting, `${name} lacks ${key}`);
      }
    }
  });

  it("lets no workspace redirect uploads", () => {
    const endpoint = record(properties["styleTrainer.service.endpoint"]);
    assert.equal(endpoint["scope"], "machine");
  });

  it("translates every text, and has none that nobody uses", () => {
    const used = [...JSON.stringify(manifest).matchAll(/%([\w.]+)%/g)].map(
      ([, key]) => key,
    );
    assert.deepEqual([...new Set(used)].sort(), Object.keys(texts).sort());
  });

  it("links welcome texts to declared commands only", () => {
    const linked = Object.values(texts).flatMap((text) =>
      [...String(text).matchAll(/command:(styleTrainer\.\w+)/g)].map(
        ([, command]) => command,
      ),
    );
    assert.ok(linked.length > 0);
    for (const command of linked) assert.ok(declared.includes(command ?? ""));
  });

  it("names icons and schemas that exist", () => {
    const files = [
      manifest["icon"],
      ...records(record(contributes["viewsContainers"])["activitybar"]).map(
        ({ icon }) => icon,
      ),
      ...records(contributes["jsonValidation"]).map(({ url }) => url),
    ];
    for (const file of files) assert.ok(existsSync(String(file)), String(file));
  });

  it("promises the editor version its types are of", () => {
    const engine = String(record(manifest["engines"])["vscode"]);
    const types = record(manifest["devDependencies"])["@types/vscode"];
    assert.equal(engine, `^${String(types)}`);
  });

  it("completes a file of prompts as it completes the manifest's", () => {
    const dataset = read("media/schemas/style-dataset.schema.json");
    const prompts = read("media/schemas/style-prompts.schema.json");
    assert.deepEqual(prompts["definitions"], dataset["definitions"]);
    assert.deepEqual(
      record(prompts["properties"])["prompts"],
      record(dataset["properties"])["prompts"],
    );
  });

  it("states the service's limits in the schema as the code knows them", () => {
    const schema = read("media/schemas/style-dataset.schema.json");
    const side = record(record(schema["definitions"])["side"]);
    assert.deepEqual(
      [side["minimum"], side["maximum"], side["multipleOf"]],
      [
        limits.minGeneratedPixels,
        limits.maxGeneratedPixels,
        limits.generatedPixelStep,
      ],
    );
    const model = record(record(schema["properties"])["model"]);
    const name = record(record(model["properties"])["name"]);
    assert.equal(name["maxLength"], limits.maxModelNameLength);
  });
});
