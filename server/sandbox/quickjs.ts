import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import variant from '@jitl/quickjs-wasmfile-release-sync';
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type EmscriptenModuleLoaderOptions,
  type QuickJSWASMModule,
} from 'quickjs-emscripten-core';
import { LIMITS } from '../protocol/limits.ts';

/** The engine, compiled once a process; each project gets an instance of its own. */
export function compileEngine(): WebAssembly.Module {
  const path = createRequire(import.meta.url).resolve('@jitl/quickjs-wasmfile-release-sync/wasm');
  return new WebAssembly.Module(readFileSync(path));
}

export interface Engine {
  quickjs: QuickJSWASMModule;
  memory: WebAssembly.Memory;
}

/** A fresh instance. Its memory is the wall: the engine's own limit does not hold in every builtin. */
export async function instantiateEngine(module: WebAssembly.Module): Promise<Engine> {
  const memory = new WebAssembly.Memory({ initial: 256, maximum: LIMITS.wasmPages });
  const quiet: EmscriptenModuleLoaderOptions & Record<'print' | 'printErr', () => void> = { print: silence, printErr: silence };
  const quickjs = await newQuickJSWASMModuleFromVariant(
    newVariant(variant, { wasmModule: module, wasmMemory: memory, emscriptenModule: quiet }),
  );
  return { quickjs, memory };
}

function silence(): void {
  // the engine's own complaints are of no use to anybody
}
