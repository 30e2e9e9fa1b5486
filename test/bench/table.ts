import { judge, type Figure } from './row.ts';

/** Figures as lines of a table, for a terminal. */
export function table(row: string, figures: readonly Figure[]): string {
  const lines = figures.map((figure) => [row, figure.what, budgetText(figure), `${shorten(figure.value)} ${figure.unit}`, judge(figure)]);
  const widths = [6, 98, 12, 10, 4];
  return lines
    .map((cells) =>
      cells
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function budgetText({ budget }: Figure): string {
  if (!budget) return '';
  return 'atLeast' in budget ? `at least ${String(budget.atLeast)}` : `at most ${String(budget.atMost)}`;
}

function shorten(value: number): string {
  return value >= 1_000 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
