import type { Places } from './place.ts';

/**
 * Loads style sheets anew while the page goes on. The new link stands behind the old one, which goes once the new one has
 * loaded: there is no moment without a style. A path that no link has may be imported by one, so all are loaded anew then.
 */
export function swapStyles(paths: readonly string[], version: number, places: Places): void {
  const links = styleLinks(places);
  const known = paths.every((path) => links.has(path));
  for (const [path, group] of links) {
    if (!known || paths.includes(path)) swap(group, version);
  }
}

/** The links of each path. There are several while an earlier swap of the same path still loads. */
function styleLinks(places: Places): Map<string, HTMLLinkElement[]> {
  const links = new Map<string, HTMLLinkElement[]>();
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel~="stylesheet" i][href]')) {
    const path = places.path(link.href);
    if (path !== undefined) links.set(path, [...(links.get(path) ?? []), link]);
  }
  return links;
}

function swap(group: HTMLLinkElement[], version: number): void {
  const last = group.at(-1);
  const fresh = last?.cloneNode(false);
  if (!last || !(fresh instanceof HTMLLinkElement)) return;
  const url = new URL(last.href);
  url.searchParams.set('v', String(version));
  fresh.href = url.href;
  fresh.addEventListener('load', () => group.forEach((old) => old.remove()), { once: true });
  fresh.addEventListener('error', () => fresh.remove(), { once: true });
  last.after(fresh);
}
