/** How far the hosting of a ZIP is; bytes are those of the ZIP. */
export interface HostingProgress {
  /** check: the ZIP is read back as the service would read it. */
  readonly step: "upload" | "check";
  readonly doneBytes: number;
  readonly totalBytes: number;
}

export type OnHostingProgress = (progress: HostingProgress) => void;
