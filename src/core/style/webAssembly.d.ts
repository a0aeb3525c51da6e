/** As much of it as is used: every platform has it, TypeScript knows the browser's. */
declare namespace WebAssembly {
  const Module: new (program: Uint8Array<ArrayBuffer>) => object;
  const Instance: new (module: object) => { readonly exports: object };
  interface Memory {
    readonly buffer: ArrayBuffer;
  }
}
