/**
 * How the build cuts the IDE's page into files: what is painted first, what it takes to type, and the rest. Left alone, the
 * build makes forty small files of the first two, one naming the next, and each step is a way to the host and back.
 */
import type { HtmlTagDescriptor, Rolldown } from 'vite';

/** What each stage begins with, the first one first. */
const STAGES = { painted: 'ide.html', typed: 'editing.ts' } as const;
type Stage = keyof typeof STAGES;

type NameOf = Extract<Rolldown.CodeSplittingGroup['name'], (...of: never[]) => unknown>;
type Graph = Parameters<NameOf>[1];

/**
 * What a stage has in common with other scripts becomes one file. Of what it takes to type, the part that other pages of the product
 * want as well is another: they have no use for the rest. `root` ends with `/`.
 */
export function stageGroups(root: string, otherPages: readonly string[]): Rolldown.CodeSplittingGroup[] {
  let elsewhere: ReadonlySet<string> | undefined;
  const group = (stage: Stage): Rolldown.CodeSplittingGroup => {
    let needed: ReadonlySet<string> | undefined;
    const name: NameOf = (id, graph) => {
      needed ??= neededBy([root + STAGES[stage]], graph);
      elsewhere ??= neededBy(otherPages, graph);
      if (!needed.has(id)) return null;
      return stage === 'typed' && elsewhere.has(id) ? 'shared' : stage;
    };
    return { name, debugName: stage, minShareCount: 2 };
  };
  return [group('painted'), group('typed')];
}

/** Links for the IDE's page to the files of both stages: all are fetched at once, those of the second after those of the first. */
export function stageLinks(root: string, bundle: Rolldown.OutputBundle): HtmlTagDescriptor[] {
  const painted = filesOf(root + STAGES.painted, bundle);
  const typed = filesOf(root + STAGES.typed, bundle);
  return [
    // The page itself names its style sheets.
    ...painted.scripts.map((file) => link(file, { rel: 'modulepreload' })),
    ...without(painted.scripts, typed.scripts).map((file) => link(file, { rel: 'modulepreload', fetchpriority: 'low' })),
    ...without(painted.styles, typed.styles).map((file) =>
      link(file, { rel: 'preload', as: 'style', crossorigin: '', fetchpriority: 'low' }),
    ),
  ];
}

/** These modules, and all that has to be there before they run. */
function neededBy(entries: readonly string[], graph: Graph): Set<string> {
  const ids = new Set(entries);
  for (const id of ids) for (const needed of graph.getModuleInfo(id)?.importedIds ?? []) ids.add(needed);
  return ids;
}

/** The same of what was built. */
function filesOf(entry: string, bundle: Rolldown.OutputBundle): { scripts: string[]; styles: string[] } {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  for (const file of Object.values(bundle)) if (file.type === 'chunk' && file.facadeModuleId === entry) scripts.add(file.fileName);
  for (const script of scripts) {
    const chunk = bundle[script];
    if (chunk?.type !== 'chunk') continue;
    for (const needed of chunk.imports) scripts.add(needed);
    for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style);
  }
  if (scripts.size === 0) throw new Error(`nothing was built of ${entry}`);
  return { scripts: [...scripts], styles: [...styles] };
}

function without(known: readonly string[], files: readonly string[]): string[] {
  return files.filter((file) => !known.includes(file));
}

function link(file: string, attrs: Record<string, string>): HtmlTagDescriptor {
  return { tag: 'link', attrs: { ...attrs, href: `./${file}` }, injectTo: 'head' };
}
