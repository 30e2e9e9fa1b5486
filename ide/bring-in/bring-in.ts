import * as v from 'valibot';
import { assetKind } from '../../runtime/asset-kind.ts';
import { TAKEN_HOME_MARK } from '../../runtime/taken-home-mark.ts';
import { LIMITS } from '../../server/protocol/limits.ts';
import { base64Of } from '../parts/base64.ts';
import { chooseFiles, isProject, type LeftFile } from './choose-files.ts';
import { BringError, type Picked } from './found-files.ts';

/** A project as the host takes it, and what of the picked files is not in it. */
export interface BroughtProject {
  name: string;
  files: Record<string, string | { base64: string }>;
  left: LeftFile[];
}

const takenHome = v.object({ [TAKEN_HOME_MARK.member]: v.object({ format: v.number(), name: v.string() }) });

/** A project out of a zip or a folder. Throws BringError where there is none in it. */
export async function bringIn(picked: Picked): Promise<BroughtProject> {
  const { taken, left, packageJson } = chooseFiles(picked.files);
  if (!isProject(taken.keys())) throw new BringError('no-project');
  const wanted = new Set(taken.values());
  if (packageJson !== undefined && sizeOf(picked, packageJson) <= LIMITS.fileBytes) wanted.add(packageJson);
  const bytes = await picked.read(wanted);
  const ours = packageJson === undefined ? undefined : nameIn(bytes.get(packageJson));
  const files: BroughtProject['files'] = {};
  for (const [path, from] of taken) {
    const content = contentOf(path, bytes.get(from) ?? new Uint8Array());
    if (content === undefined) left.push({ path, why: 'not-text' });
    else if (!isOurReadMe(path, content)) files[path] = content;
  }
  if (!isProject(Object.keys(files))) throw new BringError('no-project');
  return {
    name: (ours ?? picked.name).trim().slice(0, LIMITS.nameLength),
    files,
    left: left.filter(({ path }) => !(ours !== undefined && path === 'package.json')),
  };
}

/** Undefined for what has the ending of a text and is none. */
function contentOf(path: string, bytes: Uint8Array): string | { base64: string } | undefined {
  if (assetKind(path)) return { base64: base64Of(bytes) };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function isOurReadMe(path: string, content: string | { base64: string }): boolean {
  return path === 'README.md' && typeof content === 'string' && content.startsWith(TAKEN_HOME_MARK.readMe);
}

/** The name of the project that was taken home with this package.json; undefined when it is of something else. */
function nameIn(bytes: Uint8Array | undefined): string | undefined {
  try {
    const parsed = v.safeParse(takenHome, JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.output[TAKEN_HOME_MARK.member].name : undefined;
  } catch {
    return undefined; // not JSON
  }
}

function sizeOf({ files }: Picked, wanted: string): number {
  return files.find(({ path }) => path === wanted)?.size ?? 0;
}
