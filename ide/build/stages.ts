/**
 * How the build cuts the IDE's page into files: what it takes to type, and the rest. Left alone, the build makes forty small files of the
 * first, one naming the next, and each step is a way to the host and back.
 */
import type { HtmlTagDescriptor, Rolldown } from 'vite';

type NameOf = Extract<Rolldown.CodeSplittingGroup['name'], (...of: never[]) => unknown>;
type Graph = Parameters<NameOf>[1];

/**
 * What `idePage` has in common with what it loads later becomes one file. The part of it that other pages of the product want as well is
 * another: they have no use for the rest.
 */
export function stageGroups(idePage: string, otherPages: readonly string[]): Rolldown.CodeSplittingGroup[] {
  let needed: ReadonlySet<string> | undefined;
  let elsewhere: ReadonlySet<string> | undefined;
  const name: NameOf = (id, graph) => {
    needed ??= neededBy([idePage], graph);
    elsewhere ??= neededBy(otherPages, graph);
    if (!needed.has(id)) return null;
    return elsewhere.has(id) ? 'shared' : 'typed';
  };
  return [{ name, minShareCount: 2 }];
}

/**
 * The page as it was built, but that its script runs after the first paint (`after-paint.ts`): it and all that it waits for are fetched
 * ahead, behind what it takes to paint.
 */
export function afterPaint(html: string, bundle: Rolldown.OutputBundle): { html: string; tags: HtmlTagDescriptor[] } {
  const [tag, file] = /<script type="module"[^>]* src="\.\/([^"]+)"[^>]*><\/script>/.exec(html) ?? [];
  if (tag === undefined || file === undefined) throw new Error('the page has no script');
  const [first, ...others] = withImports(file, bundle);
  return { html: html.replace(tag, ''), tags: [link(first, { 'data-after-paint': '' }), ...others.map((name) => link(name))] };
}

/** These modules, and all that has to be there before they run. */
function neededBy(entries: readonly string[], graph: Graph): Set<string> {
  const ids = new Set(entries);
  for (const id of ids) for (const needed of graph.getModuleInfo(id)?.importedIds ?? []) ids.add(needed);
  return ids;
}

/** The same of what was built. */
function withImports(file: string, bundle: Rolldown.OutputBundle): [string, ...string[]] {
  const scripts = new Set([file]);
  for (const script of scripts) {
    const chunk = bundle[script];
    if (chunk?.type === 'chunk') for (const needed of chunk.imports) scripts.add(needed);
  }
  const [, ...others] = scripts;
  return [file, ...others];
}

function link(file: string, attrs: Record<string, string> = {}): HtmlTagDescriptor {
  return { tag: 'link', attrs: { rel: 'modulepreload', fetchpriority: 'low', href: `./${file}`, ...attrs }, injectTo: 'head' };
}
