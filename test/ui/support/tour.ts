import fs from "node:fs";
import path from "node:path";
import type { Studio } from "./studio.ts";
import type { Workbench } from "./workbench.ts";

/** One stop of the way through the product: something a person does and then sees. */
export interface Station {
  /** Part of the picture's file name. */
  readonly name: string;
  /** A sentence about what is shown. */
  readonly title: string;
  /** Does it, and waits until what is to be seen is there. */
  readonly visit: (visit: Visit) => Promise<void>;
}

export interface Visit {
  readonly workbench: Workbench;
  readonly studio: Studio;
}

/**
 * Visits the stations in order and leaves a picture of each, `NN-name.png`, in the folder.
 * @throws the error of the station that failed, after a picture of how it looked.
 */
export async function takeTour(
  stations: readonly Station[],
  visit: Visit,
  pictureFolder: string,
  onVisited: (station: Station) => void,
): Promise<void> {
  fs.rmSync(pictureFolder, { recursive: true, force: true });
  fs.mkdirSync(pictureFolder, { recursive: true });
  for (const [index, station] of stations.entries()) {
    const number = String(index + 1).padStart(2, "0");
    const picture = path.join(pictureFolder, `${number}-${station.name}`);
    try {
      await station.visit(visit);
    } catch (error) {
      await takePicture(visit.workbench, `${picture}-failed.png`);
      throw error;
    }
    await takePicture(visit.workbench, `${picture}.png`);
    onVisited(station);
  }
}

async function takePicture(workbench: Workbench, file: string): Promise<void> {
  await workbench.page.screenshot({ path: file, animations: "disabled" });
}
