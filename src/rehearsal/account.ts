/** The one organisation a rehearsal has. */
export const account = {
  organizationName: "Rehearsal",
  organizationUUID: "7e4ea25a-1000-4000-8000-000000000001",
  /** The provider part of the account's own models. */
  airSource: "rehearsal",
} as const;
