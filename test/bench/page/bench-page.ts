import type { Machine } from '../machine.ts';
import type { Result } from '../results.ts';
import type { Row } from '../row.ts';
import { budgetText, spreadText, valueText } from '../table.ts';
import { barSvg } from './bar-svg.ts';
import { curveSvg } from './curve-svg.ts';
import { escaped } from './markup.ts';
import { partsSvg } from './parts-svg.ts';
import { STYLE } from './style.ts';

/** What a run of the bench found. */
export interface Report {
  /** ISO time of its beginning. */
  at: string;
  command: string;
  machine: Machine;
  results: readonly Result[];
}

/** The report as a page by itself: no script, and nothing from elsewhere. */
export function benchPage({ at, command, machine, results }: Report, rows: readonly Pick<Row, 'name' | 'about'>[]): string {
  const budgeted = results.filter(({ verdict }) => verdict !== 'told');
  const missed = results.filter(({ verdict }) => verdict === 'miss');
  const { system, cores, cpu, memoryBytes, node } = machine;
  const parts = rows
    .map((row) =>
      section(
        row,
        results.filter((result) => result.row === row.name),
      ),
    )
    .join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>wszero playground: bench</title>
<style>${STYLE}</style>
</head>
<body>
<h1>wszero playground, measured</h1>
<p>${escaped(at.slice(0, 16).replace('T', ' '))} UTC, <code>${escaped(command)}</code>, ${String(cores)} cores (${escaped(cpu)}), ${valueText(memoryBytes, 'bytes')}, ${escaped(system)}, Node ${escaped(node)}</p>
<p class="sum"><strong>${String(budgeted.length - missed.length)} of ${String(budgeted.length)}</strong> figures are within their budget.
A bar is the median of the rounds, the thin line how far they lie apart, the upright line the budget.</p>
${missed.length > 0 ? `<h2>Missed</h2>\n<ul>${missed.map(({ row, what }) => `<li><a href="#${row}">${escaped(row)}</a>: ${escaped(what)}</li>`).join('')}</ul>` : ''}
${parts}
</body>
</html>
`;
}

function section({ name, about }: Pick<Row, 'name' | 'about'>, results: readonly Result[]): string {
  const others = ({ unit }: Result): number =>
    Math.max(...results.filter((other) => other.unit === unit && !other.budget).map(({ high }) => high));
  const lines = results.map(
    (result) =>
      `<tr class="${result.verdict}"><th scope="row">${escaped(result.what)}${result.note === undefined ? '' : `<br><small>${escaped(result.note)}</small>`}</th><td>${result.unit === 'times' && !result.budget ? '' : barSvg(result, others(result))}</td>` +
      `<td class="number">${valueText(result.value, result.unit)}</td><td>${budgetText(result.budget, result.unit)}</td><td>${spreadText(result)}</td>` +
      `<td class="verdict">${VERDICTS[result.verdict]}</td></tr>`,
  );
  const pictures = results.flatMap(({ what, over, parts, unit, budget }) => [
    ...(over ? [curveSvg(what, over, unit, budget)] : []),
    ...(parts ? [partsSvg(what, parts, unit)] : []),
  ]);
  return `<section id="${name}">
<h2>${escaped(name)}</h2>
<p>${escaped(about)}</p>
<table><thead><tr><th>what</th><th></th><th>figure</th><th>budget</th><th>rounds</th><th></th></tr></thead>
<tbody>${lines.join('\n')}</tbody></table>
${pictures.join('\n')}
</section>`;
}

const VERDICTS = { pass: '✓ pass', miss: '✗ miss', told: '' } as const;
