import { readFileSync } from 'node:fs';
import { LIMITS } from '../../server/protocol/limits.ts';

/** Bytes of a process that are really there. */
export interface ProcessMemory {
  /** With its part of what it shares with others. */
  shared: number;
  /** What is in no file: nobody else has it. */
  own: number;
}

/** Linux only. */
export function memoryOf(pid: number): ProcessMemory {
  const told = readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'utf8');
  const bytes = (what: string): number => Number(new RegExp(`^${what}:\\s+(\\d+) kB$`, 'm').exec(told)?.[1] ?? NaN) * 1024;
  return { shared: bytes('Pss'), own: bytes('Pss_Anon') };
}

/** A wasm memory of the sandbox begins with the first, and may grow to the second. */
const WASM_BYTES = [256 * 64 * 1024, LIMITS.wasmPages * 64 * 1024] as const;

/** Bytes that are really there of the wasm instances in a process: of mappings that are as large as their memories. Linux only. */
export function wasmMemoryOf(pid: number): number {
  let sum = 0;
  let counts = false;
  for (const line of readFileSync(`/proc/${String(pid)}/smaps`, 'utf8').split('\n')) {
    const [, from = '0', to = '0', rights] = /^([0-9a-f]+)-([0-9a-f]+) (\S+)/.exec(line) ?? [];
    const bytes = parseInt(to, 16) - parseInt(from, 16);
    if (rights !== undefined) counts = rights.startsWith('rw') && bytes >= WASM_BYTES[0] && bytes <= WASM_BYTES[1] && bytes % 65_536 === 0;
    const [, kilobytes = '0'] = /^Rss:\s+(\d+) kB$/.exec(line) ?? [];
    if (counts) sum += Number(kilobytes) * 1024;
  }
  return sum;
}
