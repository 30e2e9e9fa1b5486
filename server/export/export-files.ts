import { ownName } from '../../runtime/own-names.ts';
import { TAKEN_HOME_MARK } from '../../runtime/taken-home-mark.ts';
import { librariesOf } from './libraries-of.ts';
import { readMe } from './read-me.ts';
import type { TakeHomeParts } from './take-home-parts.ts';

export interface ExportedProject {
  name: string;
  texts: ReadonlyMap<string, string>;
  assets: ReadonlyMap<string, Uint8Array>;
}

/** A pupil's file that was made before its name was ours goes here. */
const SET_ASIDE = 'set-aside/';

/** All files of a project that is taken home, from path to contents: the pupil's own first. */
export async function exportFiles({ name, texts, assets }: ExportedProject, parts: TakeHomeParts): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const [path, content] of [...sorted(texts), ...sorted(assets)]) {
    files.set(ownName(path) === undefined ? path : SET_ASIDE + path, Buffer.from(content));
  }
  const readMePath = [...files.keys()].some((path) => path.toLowerCase() === 'readme.md') ? 'runtime/README.md' : 'README.md';
  files.set(readMePath, Buffer.from(readMe(name, [...files.keys()])));
  files.set('package.json', Buffer.from(packageJson(name, parts.needs)));
  for (const [path, bytes] of parts.runtime) files.set(path, bytes);
  for (const [file, bytes] of sorted(await parts.libraries(librariesOf(texts)))) files.set(`runtime/lib/${file}`, bytes);
  return files;
}

function packageJson(name: string, dependencies: Readonly<Record<string, string>>): string {
  const description = {
    name: packageName(name),
    version: '1.0.0',
    private: true,
    type: 'module',
    scripts: { start: 'node runtime/node/main.js' },
    engines: { node: '^20.19.0 || ^22.14.0 || >=24.0.0' },
    dependencies,
    [TAKEN_HOME_MARK.member]: { format: TAKEN_HOME_MARK.format, name },
  };
  return `${JSON.stringify(description, undefined, 2)}\n`;
}

/** npm takes small letters, digits and dashes. */
export function packageName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain === '' || plain === 'node-modules' ? 'my-project' : plain.slice(0, 60);
}

function sorted<Value>(files: ReadonlyMap<string, Value>): [string, Value][] {
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1));
}
