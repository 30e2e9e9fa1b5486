import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const answered = v.object({ days: v.optional(count), projects: v.array(v.object({ id: v.string(), daysLeft: v.optional(count) })) });

/** A project is said to go soon when it has no more days left than these. */
const SOON_DAYS = 14;

export interface Expiry {
  /** So many days a project is kept that nobody opens; undefined: for ever. */
  days: number | undefined;
  /** Those of the projects that the host has. */
  there: ReadonlySet<string>;
  /** Days left, of those that go soon. */
  soon: ReadonlyMap<string, number>;
}

/** What the host says of these projects. Undefined where it says nothing, or nothing that makes sense. */
export async function askExpiry(ids: readonly string[]): Promise<Expiry | undefined> {
  try {
    const answer = await fetch(new URL('api/expiry', document.baseURI), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ids }),
    });
    const parsed = answer.ok ? v.safeParse(answered, await answer.json()) : undefined;
    return parsed?.success ? read(parsed.output) : undefined;
  } catch {
    return undefined; // nobody answers, or it is not JSON
  }
}

function read({ days, projects }: v.InferOutput<typeof answered>): Expiry {
  // a school that keeps them for a week is not to be warned from the first day on
  const most = Math.min(SOON_DAYS, Math.ceil((days ?? 0) / 3));
  const soon = projects.flatMap(({ id, daysLeft }): [string, number][] =>
    daysLeft !== undefined && daysLeft <= most ? [[id, daysLeft]] : [],
  );
  return { days, there: new Set(projects.map(({ id }) => id)), soon: new Map(soon) };
}
