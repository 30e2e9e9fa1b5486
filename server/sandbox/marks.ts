import type { QuickJSContext, QuickJSHandle, QuickJSWASMModule } from 'quickjs-emscripten-core';
import { MARKS_BYTES } from './guest/host-functions.ts';

/** A few numbers in the instance's own memory, seen by the guest as an ArrayBuffer and by the worker as a view. */
export class Marks {
  readonly handle: QuickJSHandle;
  readonly #memory: WebAssembly.Memory;
  readonly #address: number;
  #view: Int32Array;

  constructor(quickjs: QuickJSWASMModule, context: QuickJSContext, memory: WebAssembly.Memory) {
    this.#memory = memory;
    let address = 0;
    // the engine does not tell where it put a buffer, so its call is watched once
    const ffi = quickjs.getFFI();
    const original = ffi.QTS_NewArrayBuffer;
    ffi.QTS_NewArrayBuffer = (pointer, buffer, length) => {
      address = buffer;
      return original(pointer, buffer, length);
    };
    try {
      this.handle = context.newArrayBuffer(new ArrayBuffer(MARKS_BYTES));
    } finally {
      ffi.QTS_NewArrayBuffer = original;
    }
    this.#address = address;
    this.#view = new Int32Array(memory.buffer, address, MARKS_BYTES / 4);
  }

  /** Memory that grows detaches its views, so the view is taken anew when that happened. */
  get view(): Int32Array {
    if (this.#view.buffer !== this.#memory.buffer) this.#view = new Int32Array(this.#memory.buffer, this.#address, MARKS_BYTES / 4);
    return this.#view;
  }
}
