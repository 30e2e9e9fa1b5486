import * as v from 'valibot';
import { isThisComputer } from './is-this-computer.ts';

const answered = v.object({ url: v.optional(v.pipe(v.string(), v.url())) });

/**
 * What the links that go to other computers begin with. At the host itself the page may have a name that leads nowhere else: then the
 * host knows a better one.
 */
export async function linkBase(): Promise<string> {
  const base = document.baseURI;
  if (!isThisComputer(new URL(base).hostname)) return base;
  try {
    const answer = await fetch(new URL('api/reach', base));
    const parsed = answer.ok ? v.safeParse(answered, await answer.json()) : undefined;
    return (parsed?.success ? parsed.output.url : undefined) ?? base;
  } catch {
    return base; // nobody answers, or it is not JSON
  }
}
