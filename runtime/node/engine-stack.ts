import { COMPILED } from '../compiler/position-map.ts';

/**
 * A stack of Node's engine in the form that `PositionMap` reads: frames of the compiled script only, each with a name, and
 * columns in whole characters where this engine counts halves.
 */
export function engineStack(stack: string, script: string): string {
  const lines = script.split('\n');
  return stack
    .split('\n')
    .flatMap((text) => {
      const [, name, line, column] = FRAME.exec(text) ?? [];
      if (line === undefined || column === undefined) return [];
      const before = (lines[Number(line) - 1] ?? '').slice(0, Number(column) - 1);
      return [`    at ${name ?? '<anonymous>'} (${COMPILED}:${line}:${Array.from(before).length + 1})`];
    })
    .join('\n');
}

const FRAME = new RegExp(`^ {4}at (?:(.{1,200}) \\()?${COMPILED.replaceAll('.', '\\.')}:(\\d+):(\\d+)\\)?$`);
