import type { Station, Visit } from "./tour.ts";

/** The whole loop, station by station, each beginning where the one before ended. */
export const stations: readonly Station[] = [
  {
    name: "workspace",
    title: "opens the sample workspace",
    visit: seeWorkspace,
  },
  {
    name: "tree",
    title: "has a place of its own in the activity bar",
    visit: openTree,
  },
];

async function seeWorkspace({ workbench }: Visit): Promise<void> {
  await workbench.explorerRow("stellar").waitFor();
}

async function openTree({ workbench }: Visit): Promise<void> {
  await workbench.openContainer("Style Trainer");
}
