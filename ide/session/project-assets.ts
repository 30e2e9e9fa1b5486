import { ASSET_ENDINGS, assetKind } from '../../runtime/asset-kind.ts';
import { LIMITS } from '../../server/protocol/limits.ts';
import type { Store } from '../state/store.ts';
import type { AssetContent, Assets, FileEntry, Upload, UploadProblem, WorkbenchState } from '../state/workbench.ts';
import { AssetCalls, type AssetCallsOptions } from './asset-calls.ts';
import { assetPath } from './asset-path.ts';

export interface ProjectAssetsOptions extends AssetCallsOptions {
  /** Its files are read, its `uploads` are written. */
  store: Store<WorkbenchState>;
  /** A file that was sent has come back in the document. */
  arrived: (file: FileEntry) => void;
}

/** A file of a pupil's computer on its way into the project. */
interface Kind {
  ending: string;
  /** Its name when its own has no letter that a path may have. */
  otherwise: string;
  isText: boolean;
}

/** Pictures, sounds and fonts on their way to the host. What failed stays in the list until it was read. */
export class ProjectAssets implements Assets {
  readonly #options: ProjectAssetsOptions;
  readonly #calls: AssetCalls;
  readonly #stop: () => void;
  #all: Upload[] = [];
  #count = 0;
  /** Sent, and not in the document of this browser yet. */
  readonly #awaited = new Set<string>();

  constructor(options: ProjectAssetsOptions) {
    this.#options = options;
    this.#calls = new AssetCalls(options);
    this.#stop = options.store.subscribe(() => this.#lookForArrived());
  }

  add(file: File): void {
    void this.#add(file);
  }

  read(hash: string): Promise<AssetContent> {
    return this.#calls.read(hash);
  }

  dismiss(n: number): void {
    this.#all = this.#all.filter((upload) => upload.n !== n);
    this.#options.store.update({ uploads: this.#all });
  }

  dispose(): void {
    this.#stop();
    this.#calls.dispose();
  }

  async #add(file: File): Promise<void> {
    this.#count += 1;
    const n = this.#count;
    const taken = [...this.#options.store.state.files.map(({ path }) => path), ...this.#awaited];
    const judged = judge(file, taken.length);
    if (!judged.ok) {
      this.#put({ type: 'failed', n, name: file.name, why: judged.why });
      return;
    }
    const { kind } = judged;
    const path = assetPath(file.name, kind.ending, kind.otherwise, taken);
    this.#awaited.add(path);
    this.#put({ type: 'sending', n, name: path });
    const why = await this.#send(file, path, kind);
    if (why === undefined) {
      this.dismiss(n);
      return;
    }
    this.#awaited.delete(path);
    this.#put({ type: 'failed', n, name: path, why });
  }

  #lookForArrived(): void {
    if (this.#awaited.size === 0) return;
    for (const file of this.#options.store.state.files) if (this.#awaited.delete(file.path)) this.#options.arrived(file);
  }

  async #send(file: File, path: string, { isText }: Kind): Promise<UploadProblem | undefined> {
    let content: string | Uint8Array;
    try {
      content = isText ? await file.text() : new Uint8Array(await file.arrayBuffer());
    } catch {
      return 'unreadable'; // a stick that was pulled out, a folder
    }
    const outcome = await this.#calls.put(path, content);
    return outcome.ok ? undefined : outcome.why;
  }

  #put(upload: Upload): void {
    const at = this.#all.findIndex(({ n }) => n === upload.n);
    this.#all = at === -1 ? [...this.#all, upload] : this.#all.with(at, upload);
    this.#options.store.update({ uploads: this.#all });
  }
}

/** `files`: so many the project has. */
function judge(file: File, files: number): { ok: true; kind: Kind } | { ok: false; why: UploadProblem } {
  const kind = kindOf(file);
  if (!kind) return { ok: false, why: 'kind' };
  if (file.size === 0) return { ok: false, why: 'unreadable' };
  if (kind.isText && file.size > LIMITS.fileBytes) return { ok: false, why: 'drawing-too-large' };
  if (file.size > LIMITS.assetBytes) return { ok: false, why: 'too-large' };
  return files >= LIMITS.filesPerProject ? { ok: false, why: 'too-many' } : { ok: true, kind };
}

/** By its ending, else by what the browser says: what is pasted may have no name. */
function kindOf({ name, type }: File): Kind | undefined {
  if (/\.svg$/i.test(name) || type === 'image/svg+xml') return { ending: '.svg', otherwise: 'picture', isText: true };
  const own = /\.[a-z0-9]+$/i.exec(name)?.[0].toLowerCase() ?? '';
  const ending = [own, ...ASSET_ENDINGS.filter((each) => assetKind(`x${each}`)?.type === type)].find((each) => assetKind(`x${each}`));
  const kind = ending === undefined ? undefined : assetKind(`x${ending}`);
  return ending === undefined || kind === undefined ? undefined : { ending, otherwise: kind.use, isText: false };
}
