import type { Result } from './results.ts';
import type { Budget, Unit } from './row.ts';

const WIDTHS = [13, 92, 17, 16, 24, 4];

/** Results as lines of a table, for a terminal. */
export function table(results: readonly Result[]): string {
  return results
    .map((result) =>
      [
        result.row,
        result.what,
        budgetText(result.budget, result.unit),
        valueText(result.value, result.unit),
        spreadText(result),
        result.verdict,
      ]
        .map((cell, at) => cell.padEnd(WIDTHS[at] ?? 0))
        .join('  ')
        .trimEnd()
        .concat(result.note === undefined ? '' : `\n  ${result.note}`),
    )
    .join('\n');
}

/** `at most 15 ms`; empty without one. */
export function budgetText(budget: Budget | undefined, unit: Unit): string {
  if (!budget) return '';
  return 'atLeast' in budget ? `at least ${valueText(budget.atLeast, unit)}` : `at most ${valueText(budget.atMost, unit)}`;
}

/** `12.3 to 14.1, of 3`: how far the rounds lie apart, and how many they are. Empty where there is one. */
export function spreadText({ low, high, rounds, unit }: Pick<Result, 'low' | 'high' | 'rounds' | 'unit'>): string {
  return rounds > 1 ? `${valueText(low, unit)} to ${valueText(high, unit)}, of ${String(rounds)}` : '';
}

/** Three digits, and bytes in the size that fits. */
export function valueText(value: number, unit: Unit): string {
  if (unit === 'times') return shorten(value);
  if (unit !== 'bytes') return `${shorten(value)} ${unit}`;
  const step = Math.abs(value) >= 1e9 ? 3 : Math.abs(value) >= 1e6 ? 2 : Math.abs(value) >= 1e3 ? 1 : 0;
  return `${shorten(value / 1000 ** step)} ${['bytes', 'kB', 'MB', 'GB'][step] ?? ''}`;
}

function shorten(value: number): string {
  return Math.abs(value) >= 1_000 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
