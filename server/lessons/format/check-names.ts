import type { Action, Check, Expectation } from './check-schema.ts';

/** What is wrong in a check although each part of it is well formed: names of nobody, values that are none. */
export function checkTroubles(check: Check, say: ReadonlySet<string>): string[] {
  const troubles = new Set<string>();
  const pages = new Set(check.clients.filter(({ page }) => page !== undefined).map(({ name }) => name));
  const here = new Set<string>();
  const join = (name: string): void => {
    if (here.has(name)) troubles.add(`'${name}' joins twice.`);
    here.add(name);
  };
  for (const { name } of check.clients) join(name);
  for (const round of check.rounds) {
    for (const action of round.do) {
      if (action.type === 'join') {
        join(action.who);
        if (action.page !== undefined) pages.add(action.who);
      } else for (const who of namesIn(action)) if (!here.has(who)) troubles.add(`'${who}' is not one of the clients.`);
      if (needsPage(action) && !pages.has(action.as))
        troubles.add(`'${action.as}' is not one of the pages, so '${action.type}' can not be.`);
      if ((action.type === 'send' || action.type === 'raw') && pages.has(action.as))
        troubles.add(`'${action.as}' is a page: let it type or press, for it sends by itself.`);
    }
    for (const expectation of round.expect) {
      for (const who of expectation.type === 'alive' ? [] : expectation.who) {
        if (!here.has(who)) troubles.add(`'${who}' is not one of the clients.`);
        if (isOfPage(expectation) && here.has(who) && !pages.has(who)) troubles.add(`'${who}' is not one of the pages.`);
      }
    }
  }
  for (const value of valuesIn(check)) troubles.add(`'${value}' is no value: there are $word, $number, $name, $any and $me.`);
  for (const way of check.ways.keys()) if (!say.has(way)) troubles.add(`The way '${way}' has no words under 'say'.`);
  for (const words of say) if (!check.ways.has(words)) troubles.add(`'say' has words for '${words}', which is none of the ways.`);
  return [...troubles];
}

function namesIn(action: Exclude<Action, { type: 'join' }>): string[] {
  switch (action.type) {
    case 'cut':
    case 'slow':
      return [action.who];
    case 'wait':
      return [];
    default:
      return [action.as];
  }
}

function needsPage(action: Action): action is Extract<Action, { type: 'type' | 'press' | 'key' }> {
  return action.type === 'type' || action.type === 'press' || action.type === 'key';
}

function isOfPage({ type }: Expectation): boolean {
  return type === 'shows' || type === 'hides';
}

const VALUE = /\$\w+/g;
const KNOWN = /^\$((word|number|name)\d{0,2}|any|me)$/;

/** Those that look like a random value and are none. */
function valuesIn(part: unknown): string[] {
  if (typeof part === 'string') return (part.match(VALUE) ?? []).filter((value) => !KNOWN.test(value) && !/^\$\d/.test(value));
  if (part instanceof Map) return valuesIn([...part.values()]);
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(valuesIn) : [];
}

/** Whether somebody in it is a pupil's real page. */
export function needsPages({ clients, rounds }: Check): boolean {
  const joins = rounds.some((round) => round.do.some((action) => action.type === 'join' && action.page !== undefined));
  return joins || clients.some(({ page }) => page !== undefined);
}
