import fs from "node:fs";
import path from "node:path";
import JSZip from "jszip";

/**
 * Writes a VSIX that stands for a language model: its command asks for a tool of
 * ours as a model would, and shows what came of it.
 * @returns the file
 */
export async function modelVsix(folder: string, tool: string): Promise<string> {
  const zip = new JSZip();
  zip.file("extension.vsixmanifest", manifestXml);
  zip.file("[Content_Types].xml", contentTypes);
  zip.file(
    "extension/package.json",
    JSON.stringify({
      ...{ name: "a-model", publisher: "style-trainer-tests" },
      ...{ version: "1.0.0", engines: { vscode: "^1.100.0" } },
      main: "./main.js",
      contributes: {
        commands: [{ command: "aModel.ask", title: "Ask as a Model" }],
      },
    }),
  );
  zip.file(
    "extension/main.js",
    `const vscode = require("vscode");
exports.activate = ({ subscriptions }) => {
  subscriptions.push(vscode.commands.registerCommand("aModel.ask", async () => {
    const say = (text) => void vscode.window.showInformationMessage("The model hears: " + text);
    try {
      const { content } = await vscode.lm.invokeTool(${JSON.stringify(tool)}, {
        toolInvocationToken: undefined,
        input: { dataset: "stellar" },
      });
      say(content.map(({ value }) => value).join(""));
    } catch (error) {
      say(error instanceof Error ? error.message || error.name : String(error));
    }
  }));
};
`,
  );
  const file = path.join(folder, "a-model.vsix");
  fs.writeFileSync(file, await zip.generateAsync({ type: "nodebuffer" }));
  return file;
}

const manifestXml = `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="a-model" Version="1.0.0" Publisher="style-trainer-tests"/>
    <DisplayName>A Model</DisplayName>
    <Description>Stands for a language model in tests.</Description>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
  </Assets>
</PackageManifest>
`;

const contentTypes = `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension=".json" ContentType="application/json"/>
  <Default Extension=".js" ContentType="application/javascript"/>
  <Default Extension=".vsixmanifest" ContentType="text/xml"/>
</Types>
`;
