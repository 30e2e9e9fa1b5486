import { readFileSync } from 'node:fs';

/** Bytes of memory of a process that are really there (RSS). Linux only. */
export function memoryOf(pid: number): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}

/** The same, where what several processes share counts as each one's part of it. */
export function ownMemoryOf(pid: number): number {
  const [, kilobytes = '0'] = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}

/** Bytes that are really there of mappings that begin as large as a wasm instance's memory does. */
export function wasmMemoryOf(pid: number, pages: number): number {
  const wanted = pages * 64 * 1024;
  let sum = 0;
  let counts = false;
  for (const line of readFileSync(`/proc/${String(pid)}/smaps`, 'utf8').split('\n')) {
    const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? [];
    if (from !== undefined && to !== undefined) counts = parseInt(to, 16) - parseInt(from, 16) === wanted;
    else if (/^[0-9a-f]+-/.test(line)) counts = false;
    const [, kilobytes] = /^Rss:\s+(\d+) kB$/.exec(line) ?? [];
    if (counts && kilobytes !== undefined) sum += Number(kilobytes) * 1024;
  }
  return sum;
}
