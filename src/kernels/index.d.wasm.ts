/** What the build compiles of index.ts. */
declare const program: Uint8Array<ArrayBuffer>;
export default program;
