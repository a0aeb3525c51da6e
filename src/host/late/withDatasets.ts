/**
 * What the program needs once there is a dataset; most windows have none. Loaded as
 * one, from here, for the reason that `onDemand.ts` gives.
 */
export { readDataset } from "../../engine/dataset/readDataset.ts";
export { memberActions } from "../commands/changeMembers.ts";
export { attendDatasets } from "../datasets/attendDatasets.ts";
export { itemFor } from "../tree/datasetItem.ts";
export { childrenOf, parentOf } from "../tree/datasetNode.ts";
