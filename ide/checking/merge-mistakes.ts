import type { Diagnostic } from '../../server/protocol/diagnostic.ts';
import { isCalm, type Mistake } from '../state/mistake.ts';
import type { Finding } from './finding.ts';

/**
 * What the host says is wrong, and what was found here, each mistake once: of a line that both speak of, what was found
 * here is told, for it has more to offer. What is broken comes first.
 */
export function mergeMistakes(host: readonly Diagnostic[], findings: readonly Finding[]): Mistake[] {
  const found = new Set(findings.filter((finding) => !isCalm(finding)).map(placeOf));
  const all: Mistake[] = [...host.filter((diagnostic) => !found.has(placeOf(diagnostic))), ...findings];
  return [...all.filter((mistake) => !isCalm(mistake)), ...all.filter(isCalm)];
}

function placeOf({ file, line }: Pick<Diagnostic, 'file' | 'line'>): string {
  return `${file ?? ''}:${String(line ?? 0)}`;
}
