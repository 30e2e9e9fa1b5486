import { setTimeout as pause } from 'node:timers/promises';
import { judge, type Figure, type Row } from '../row.ts';
import { valueText } from '../table.ts';
import { classTimes, errorsIn } from './class-row.ts';
import { Classroom } from './classroom.ts';
import { watchCores } from './cores.ts';

const FIRST_PUPILS = 30;
/** `MOST_PUPILS=…`: beyond that the load itself would want a machine of its own. */
const MOST_PUPILS = Number(process.env['MOST_PUPILS'] ?? 960);
const SETTLE_MS = 6_000;
const SECONDS = 20;

/** What was measured with so many pupils. */
interface Stage {
  pupils: number;
  figures: Figure[];
}

export const classDoubleRow: Row = {
  name: 'class-double',
  about:
    'The class of 30, twice as large again and again, until something is beyond its budget: with so many visitors, lessons and panes as befits it.',
  rounds: 1,
  async measure() {
    await using classroom = await Classroom.open();
    const stages: Stage[] = [];
    for (let pupils = FIRST_PUPILS; pupils <= MOST_PUPILS && !stages.some(isBroken); pupils *= 2) {
      stages.push({ pupils, figures: await stage(classroom, pupils) });
    }
    const within = stages.filter((each) => !isBroken(each)).map(({ pupils }) => pupils);
    return [
      { what: 'pupils with all within their budgets', value: Math.max(0, ...within), unit: 'times', note: why(stages) },
      ...curves(stages),
    ];
  },
};

async function stage(classroom: Classroom, pupils: number): Promise<Figure[]> {
  try {
    await classroom.fill(pupils);
  } catch (error) {
    return [
      {
        what: 'pupils who could not sit down',
        value: pupils - classroom.pupils,
        unit: 'times',
        budget: { atMost: 0 },
        note: String(error),
      },
    ];
  }
  await pause(SETTLE_MS);
  const { pid } = classroom.gauged.host;
  classroom.take();
  const cores = watchCores(pid);
  await pause(SECONDS * 1_000);
  const figures = classroom.take();
  const lines = classroom.gauged.lines().slice(-SECONDS);
  const last = lines.at(-1);
  if (!last) throw new Error('the host has told nothing');
  return [
    ...classTimes(figures),
    errorsIn(figures),
    { what: "host's event loop, longest delay", value: Math.max(...lines.map(({ delayMost }) => delayMost)), unit: 'ms' },
    { what: 'memory of the host', value: last.rss, unit: 'bytes' },
    ...cores(),
  ];
}

function isBroken({ figures }: Stage): boolean {
  return figures.some(({ value, budget }) => judge(value, budget) === 'miss');
}

/** What broke first, and what was busy then. */
function why(stages: readonly Stage[]): string {
  const broken = stages.find(isBroken);
  if (!broken) return `nothing broke with ${String(stages.at(-1)?.pupils ?? 0)}`;
  const told = ({ what, value, unit }: Figure): string => `${what} ${valueText(value, unit)}`;
  const late = broken.figures.filter(({ value, budget }) => judge(value, budget) === 'miss');
  const busy = broken.figures.filter(({ what }) => what.startsWith('cores: '));
  const notes = late.flatMap(({ note }) => (note === undefined ? [] : [note]));
  return [`with ${String(broken.pupils)}: ${late.map(told).join(', ')}`, busy.map(told).join(', '), ...notes].join('; ');
}

/** Each figure of the last stage that all kept to their budgets, with how it went from stage to stage. */
function curves(stages: readonly Stage[]): Figure[] {
  const kept = stages.findLast((each) => !isBroken(each)) ?? stages[0];
  return (kept?.figures ?? []).map((figure): Figure => {
    const points = stages.map(({ pupils, figures }): [number, number] => [
      pupils,
      figures.find(({ what }) => what === figure.what)?.value ?? NaN,
    ]);
    return { ...figure, over: { what: 'pupils', points } };
  });
}
