import type { CompiledServer } from '../compiler/compiler.ts';
import type { Ran } from './diagnose.ts';

/** Compiled code with the files that it was made from. */
export interface Code extends Ran {
  code: string;
  handlers: CompiledServer['handlers'];
}
