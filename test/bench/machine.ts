import { cpus, totalmem } from 'node:os';

/** Where figures were measured. */
export interface Machine {
  node: string;
  system: string;
  cores: number;
  cpu: string;
  memoryBytes: number;
}

export function machineHere(): Machine {
  const cores = cpus();
  return {
    node: process.version,
    system: `${process.platform} ${process.arch}`,
    cores: cores.length,
    cpu: cores[0]?.model ?? '',
    memoryBytes: totalmem(),
  };
}
