import { readFile } from "node:fs/promises";
import path from "node:path";
import { manifestFileName } from "../../core/dataset/manifest.ts";
import { setField } from "../../engine/dataset/manifestEdits.ts";
import { writeFileAtomically } from "../../engine/writeFileAtomically.ts";
import type { JudgedDataset } from "../judgeFolder.ts";

/** The dataset under its next name, which the manifest learns unless it is for show. */
export async function nameNext(
  folder: string,
  { dataset, report }: JudgedDataset,
  { air, version }: { readonly air: string; readonly version: string },
  isForShow: boolean,
): Promise<JudgedDataset> {
  if (!isForShow) {
    const file = path.join(folder, manifestFileName);
    const text = await readFile(file, "utf8");
    await writeFileAtomically(
      file,
      setField(
        setField(text, ["model", "air"], air),
        ["model", "version"],
        version,
      ),
    );
  }
  const { manifest } = dataset;
  const model = { ...manifest.model, air, version };
  return { dataset: { ...dataset, manifest: { ...manifest, model } }, report };
}
