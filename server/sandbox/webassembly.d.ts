/** The little of WebAssembly that the host touches. Node has it; its types come with the DOM, which the server has not. */
declare namespace WebAssembly {
  interface Module {
    readonly [Symbol.toStringTag]: 'WebAssembly.Module';
  }
  interface Memory {
    readonly buffer: ArrayBuffer;
  }
  interface Instance {
    readonly exports: Exports;
  }
  type Imports = Record<string, Record<string, unknown>>;
  type Exports = Record<string, unknown>;
  const Module: new (bytes: Uint8Array) => Module;
  const Memory: new (pages: { initial: number; maximum: number }) => Memory;
}
