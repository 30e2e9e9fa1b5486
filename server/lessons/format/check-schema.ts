/** What a check may hold: see 'A check' in `lessons/README.md`. Each part is found by the word that only it has. */
import * as v from 'valibot';

const MOST_CLIENTS = 20;
const MOST_ROUNDS = 10;
const MOST_ACTIONS = 60;
const MOST_EXPECTATIONS = 40;
const MOST_WAIT_S = 10;
const MOST_TEXT = 2_000;

const text = v.pipe(v.string('must be a text'), v.maxLength(MOST_TEXT, 'is too long'));
const name = v.pipe(text, v.regex(/^[\p{L}\p{N}]{1,20}$/u, 'must be a name, such as Ann'));
const names = v.pipe(v.array(name, 'must be a list of names, such as [Ann, Bo]'), v.minLength(1, 'must have a name in it'));
const op = v.pipe(text, v.minLength(1, 'must be the name of a message'));
const yes = v.literal(true, 'must be true');
const times = v.pipe(v.number('must be a number'), v.integer('must be a whole number'), v.minValue(1, 'must be 1 or more'));
/** A text that is shown or typed may be written as a number. */
const shown = v.union(
  [
    text,
    v.pipe(
      v.number(),
      v.transform((value) => String(value)),
    ),
  ],
  'must be a text',
);
const parts = v.record(v.string(), v.unknown(), 'must be made of names and values, such as { text: $word }');
const atOnce = v.optional(v.boolean('must be true or false'), false);
const path = v.pipe(text, v.regex(/^[\w./-]+\.html?$/, 'must be a page, such as index.html'));

/** One of several shapes, by the word that it has. */
function byWord<Output>(kinds: Readonly<Record<string, v.GenericSchema<unknown, Output>>>): v.GenericSchema<unknown, Output> {
  const known = Object.keys(kinds).join(', ');
  const none = v.custom<Output>(() => false, `must have one of these words: ${known}`);
  return v.lazy((input) => {
    const word = typeof input === 'object' && input !== null ? Object.keys(kinds).find((each) => each in input) : undefined;
    return kinds[word ?? ''] ?? none;
  });
}

/** Something that is done in a check. `atOnce`: without waiting until the copy is quiet. */
export type Action = { atOnce: boolean } & (
  | { type: 'send'; as: string; op: string; with: Record<string, unknown> }
  | { type: 'raw'; as: string; text: string }
  | { type: 'join'; who: string; page: string | undefined }
  | { type: 'cut'; who: string }
  | { type: 'slow'; who: string }
  | { type: 'type'; as: string; text: string; into: string }
  | { type: 'press'; as: string; target: string }
  | { type: 'key'; as: string; key: string; into: string | undefined }
  | { type: 'wait'; seconds: number }
);

const action = byWord<Action>({
  send: v.pipe(
    v.strictObject({ as: name, send: op, with: v.optional(parts, {}), 'at-once': atOnce }),
    v.transform((it): Action => ({ type: 'send', as: it.as, op: it.send, with: it.with, atOnce: it['at-once'] })),
  ),
  raw: v.pipe(
    v.strictObject({ as: name, raw: text, 'at-once': atOnce }),
    v.transform((it): Action => ({ type: 'raw', as: it.as, text: it.raw, atOnce: it['at-once'] })),
  ),
  join: v.pipe(
    v.strictObject({ join: name, page: v.optional(v.union([yes, path], 'must be true or a page')), 'at-once': atOnce }),
    v.transform((it): Action => ({ type: 'join', who: it.join, page: pageOf(it.page), atOnce: it['at-once'] })),
  ),
  cut: v.pipe(
    v.strictObject({ cut: name, 'at-once': atOnce }),
    v.transform((it): Action => ({ type: 'cut', who: it.cut, atOnce: it['at-once'] })),
  ),
  slow: v.pipe(
    v.strictObject({ slow: name, 'at-once': atOnce }),
    v.transform((it): Action => ({ type: 'slow', who: it.slow, atOnce: it['at-once'] })),
  ),
  type: v.pipe(
    v.strictObject({ as: name, type: shown, into: v.optional(text, ''), 'at-once': atOnce }),
    v.transform((it): Action => ({ type: 'type', as: it.as, text: it.type, into: it.into, atOnce: it['at-once'] })),
  ),
  press: v.pipe(
    v.strictObject({ as: name, press: text, 'at-once': atOnce }),
    v.transform((it): Action => ({ type: 'press', as: it.as, target: it.press, atOnce: it['at-once'] })),
  ),
  key: v.pipe(
    v.strictObject({ as: name, key: text, into: v.optional(text), 'at-once': atOnce }),
    v.transform((it): Action => ({ type: 'key', as: it.as, key: it.key, into: it.into, atOnce: it['at-once'] })),
  ),
  wait: v.pipe(
    v.strictObject({
      wait: v.pipe(v.number('must be a number of seconds'), v.gtValue(0, 'must be more than 0'), v.maxValue(MOST_WAIT_S, 'is too long')),
      'at-once': atOnce,
    }),
    v.transform((it): Action => ({ type: 'wait', seconds: it.wait, atOnce: it['at-once'] })),
  ),
});

function pageOf(page: string | true | undefined): string | undefined {
  return page === true ? 'index.html' : page;
}

/** What must hold at the end of a round. */
export type Expectation =
  | {
      type: 'all';
      who: string[];
      op: string;
      with: Record<string, unknown> | undefined;
      times: number | undefined;
      last: boolean;
      same: boolean;
      inOrder: Record<string, unknown[]> | undefined;
    }
  | { type: 'none'; who: string[]; op: string | undefined; with: Record<string, unknown> | undefined }
  | { type: 'one-of'; who: string[]; op: string; with: Record<string, unknown> | undefined }
  | { type: 'shows'; who: string[]; text: string; times: number | undefined }
  | { type: 'hides'; who: string[]; text: string }
  | { type: 'alive' };

const page = v.pipe(
  v.strictObject({ page: names, shows: v.optional(shown), hides: v.optional(shown), times: v.optional(times) }),
  v.check((it) => (it.shows === undefined) !== (it.hides === undefined), "must have 'shows' or 'hides' beside it"),
  v.transform((it): Expectation => {
    if (it.shows === undefined) return { type: 'hides', who: it.page, text: it.hides ?? '' };
    return { type: 'shows', who: it.page, text: it.shows, times: it.times };
  }),
);

const expectation = byWord<Expectation>({
  page,
  alive: v.pipe(
    v.strictObject({ alive: yes }),
    v.transform((): Expectation => ({ type: 'alive' })),
  ),
  'one-of': v.pipe(
    v.strictObject({ 'one-of': names, get: op, with: v.optional(parts) }),
    v.transform((it): Expectation => ({ type: 'one-of', who: it['one-of'], op: it.get, with: it.with })),
  ),
  none: v.pipe(
    v.strictObject({ none: names, get: v.optional(op), with: v.optional(parts) }),
    v.transform((it): Expectation => ({ type: 'none', who: it.none, op: it.get, with: it.with })),
  ),
  all: v.pipe(
    v.strictObject({
      all: names,
      get: op,
      with: v.optional(parts),
      times: v.optional(times),
      last: v.optional(yes),
      same: v.optional(yes),
      'in-order': v.optional(v.record(v.string(), v.array(v.unknown(), 'must be a list'), 'must be a part and a list of its values')),
    }),
    v.transform((it): Expectation => ({
      type: 'all',
      who: it.all,
      op: it.get,
      with: it.with,
      times: it.times,
      last: it.last ?? false,
      same: it.same ?? false,
      inOrder: it['in-order'],
    })),
  ),
});

/** A way to fail that a lesson knows. `round` starts at 1. */
export type Way = { round: number | undefined } & (
  | { type: 'only' | 'missing' | 'extra'; who: string[]; op: string | undefined }
  | { type: 'twice' | 'instead' | 'unheard' | 'failed' | 'order'; op: string }
  | { type: 'wrong'; part: string; op: string | undefined; is: unknown; hasIs: boolean }
  | { type: 'not-shown' | 'shown'; who: string[] }
  | { type: 'no-target'; action: string }
  | { type: 'endless' | 'any' }
);

const round = v.optional(times);
const byNames = (type: 'only' | 'missing' | 'extra'): v.GenericSchema<unknown, Way> =>
  v.pipe(
    v.objectWithRest({ get: v.optional(op), round }, v.unknown()),
    v.rawTransform(({ dataset, addIssue, NEVER }): Way => {
      const { get, round: only, [type]: who, ...rest } = dataset.value;
      const read = v.safeParse(names, who);
      if (!read.success || Object.keys(rest).length > 0) {
        addIssue({ message: read.success ? 'must stand beside get and round only' : `needs a list of names after '${type}'` });
        return NEVER;
      }
      return { type, who: read.output, op: get, round: only };
    }),
  );
const byOp = (type: 'twice' | 'instead' | 'unheard' | 'failed' | 'order'): v.GenericSchema<unknown, Way> =>
  v.pipe(
    v.objectWithRest({ round }, op),
    v.transform((it): Way => ({ type, op: String(it[type]), round: it.round })),
  );

const way = byWord<Way>({
  only: byNames('only'),
  missing: byNames('missing'),
  extra: byNames('extra'),
  twice: byOp('twice'),
  instead: byOp('instead'),
  unheard: byOp('unheard'),
  failed: byOp('failed'),
  order: byOp('order'),
  wrong: v.pipe(
    v.strictObject({ wrong: text, get: v.optional(op), is: v.optional(v.unknown()), round }),
    v.transform((it): Way => ({ type: 'wrong', part: it.wrong, op: it.get, is: it.is, hasIs: 'is' in it, round: it.round })),
  ),
  'not-shown': v.pipe(
    v.strictObject({ 'not-shown': names, round }),
    v.transform((it): Way => ({ type: 'not-shown', who: it['not-shown'], round: it.round })),
  ),
  shown: v.pipe(
    v.strictObject({ shown: names, round }),
    v.transform((it): Way => ({ type: 'shown', who: it.shown, round: it.round })),
  ),
  'no-target': v.pipe(
    v.strictObject({ 'no-target': v.picklist(['type', 'press', 'key'], 'must be type, press or key'), round }),
    v.transform((it): Way => ({ type: 'no-target', action: it['no-target'], round: it.round })),
  ),
  endless: v.pipe(
    v.strictObject({ endless: yes, round }),
    v.transform((it): Way => ({ type: 'endless', round: it.round })),
  ),
  any: v.pipe(
    v.strictObject({ any: yes, round }),
    v.transform((it): Way => ({ type: 'any', round: it.round })),
  ),
});

export interface Round {
  do: Action[];
  expect: Expectation[];
}

/** A check as a lesson has it. */
export interface Check {
  /** In the order in which they join, with the page that they are, if they are one. */
  clients: { name: string; page: string | undefined }[];
  rounds: Round[];
  ways: ReadonlyMap<string, Way>;
}

const actions = v.pipe(v.array(action, 'must be a list'), v.maxLength(MOST_ACTIONS, 'is too long'));
const expectations = v.pipe(
  v.array(expectation, 'must be a list'),
  v.minLength(1, 'must have something in it'),
  v.maxLength(MOST_EXPECTATIONS, 'is too long'),
);
const rounds = v.pipe(
  v.array(v.strictObject({ do: v.optional(actions, []), expect: expectations }), 'must be a list'),
  v.minLength(1, 'must have something in it'),
  v.maxLength(MOST_ROUNDS, 'is too long'),
);
const pages = v.union([names, v.record(name, path)], 'must be a list of names, or names with a page each');

export const checkSchema: v.GenericSchema<unknown, Check> = v.pipe(
  v.strictObject({
    clients: v.optional(v.pipe(v.array(name, 'must be a list of names, such as [Ann, Bo]'), v.maxLength(MOST_CLIENTS, 'is too long')), []),
    pages: v.optional(pages, []),
    do: v.optional(actions),
    expect: v.optional(expectations),
    rounds: v.optional(rounds),
    ways: v.optional(v.record(v.string(), way, 'must be names with a way to fail each'), {}),
  }),
  v.check((it) => (it.rounds === undefined) === (it.expect !== undefined), "must have 'expect' or 'rounds', and not both"),
  v.check((it) => it.rounds === undefined || it.do === undefined, "must not have 'do' beside 'rounds'"),
  v.check(
    (it) => (Array.isArray(it.pages) ? it.pages : Object.keys(it.pages)).every((who) => it.clients.includes(who)),
    "has somebody under 'pages' who is not one of the clients",
  ),
  v.transform((it): Check => {
    const pageOfName = (who: string): string | undefined =>
      Array.isArray(it.pages) ? (it.pages.includes(who) ? 'index.html' : undefined) : it.pages[who];
    return {
      clients: it.clients.map((who) => ({ name: who, page: pageOfName(who) })),
      rounds: it.rounds ?? [{ do: it.do ?? [], expect: it.expect ?? [] }],
      ways: new Map(Object.entries(it.ways)),
    };
  }),
);
