/** The little of WebAssembly that the host touches. Node has it; its types come with the DOM, which the server has not. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Memory {
    constructor(pages: { initial: number; maximum: number });
    readonly buffer: ArrayBuffer;
  }
  class Instance {
    private constructor();
  }
  type Imports = Record<string, Record<string, unknown>>;
  type Exports = Record<string, unknown>;
}
