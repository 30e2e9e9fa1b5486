import type { Config } from '../config.ts';
import type { Links } from '../protocol/ide.ts';
import type { ProjectIds } from './host-access.ts';

type Addresses = Pick<Config, 'PUBLIC_URL' | 'PAGES_URL'>;

/** The links of a project that open something: below PUBLIC_URL, or, without one, paths on this host. `edit` only for who has the key. */
export function linksOf({ withdrawn = [], ...ids }: ProjectIds & { editKey?: string }, { PUBLIC_URL = '' }: Addresses): Links {
  return {
    // In the fragment: browsers keep it to themselves, so no log and no Referer ever has it.
    ...(ids.editKey !== undefined && { edit: `${PUBLIC_URL}/e/${ids.id}#${ids.editKey}` }),
    ...(!withdrawn.includes('look') && { look: `${PUBLIC_URL}/l/${ids.look}` }),
    ...(!withdrawn.includes('play') && { play: `${PUBLIC_URL}/play/${ids.play}` }),
    ...(!withdrawn.includes('remix') && { remix: `${PUBLIC_URL}/r/${ids.remix}` }),
  };
}

/** Where the pages of a project are served: a URL, or, without one, a path on this host. Ends with `/`. */
export function pagesUrlOf(play: string, { PUBLIC_URL, PAGES_URL }: Addresses): string {
  return `${PAGES_URL ?? PUBLIC_URL ?? ''}/p/${play}/`;
}
