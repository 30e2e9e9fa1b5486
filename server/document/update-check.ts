/**
 * The edge between an editor's socket and the document: what an update may hold. Yjs trusts its updates. It reads the
 * deletions only after it has applied the rest, takes content of any kind and depth, and looks for siblings in a time that
 * grows with the square: so a crafted update could stop in the middle or hold up the host. It never gets to see one.
 */
import * as Y from 'yjs';
import { CodedError } from '../errors.ts';
import { isAssetHash } from '../protocol/asset-hash.ts';
import { isLessonProgress, LESSON_ROOT } from './lesson-progress.ts';
import { isReport, REPORTS_ROOT } from './reports.ts';

/** Page loads whose typing comes in one update. */
const MOST_CLIENTS = 1_000;
/** Every range of a text costs time in the square of their number; a year of lessons has some thousands. */
const MOST_DELETIONS = 20_000;
/** Files, and their texts. */
const MOST_TYPES = 500;
const MOST_STEPS = 10_000;

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];
/** A root goes by its name. */
type Place = string | Y.Item | undefined;

/** By how many bytes, at most, an update makes a project larger: itself, and the hashes of assets in it. */
export interface Growth {
  bytes: number;
  /** One that is named twice counts twice. */
  hashes: string[];
}

/** Throws CodedError 'bad-request'. */
export function checkUpdate(update: Uint8Array, doc: Y.Doc): Growth {
  const { structs, ds } = decode(update);
  let deletions = 0;
  for (const ranges of ds.clients.values()) deletions += ranges.length;
  if (deletions > MOST_DELETIONS) refuse('it deletes too many pieces');
  const news = structs.filter((struct) => isNew(struct, doc));
  const check = new StructCheck(structs, doc);
  for (const struct of news) check.see(struct);
  return { bytes: news.length === 0 ? 0 : update.length, hashes: news.flatMap(hashesIn) };
}

function decode(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> {
  try {
    return Y.decodeUpdate(update);
  } catch (error) {
    throw new CodedError('bad-request', 'This is not an update of a document.', { cause: error });
  }
}

class StructCheck {
  readonly #doc: Y.Doc;
  readonly #byClient = new Map<number, Struct[]>();
  #types = 0;
  #steps = 0;

  constructor(structs: readonly Struct[], doc: Y.Doc) {
    this.#doc = doc;
    for (const struct of structs) {
      const known = this.#byClient.get(struct.id.client);
      if (known) known.push(struct);
      else this.#byClient.set(struct.id.client, [struct]);
    }
    if (this.#byClient.size > MOST_CLIENTS) refuse('it comes from too many clients');
  }

  see(struct: Struct): void {
    if (!Number.isSafeInteger(end(struct)) || struct.length < 1) refuse('it counts in a way that can not be');
    if (struct.id.client === this.#doc.clientID) refuse('it speaks for the host');
    if (!(struct instanceof Y.Item)) return;
    for (const id of [struct.origin, struct.rightOrigin, struct.parent]) {
      // It would wait for itself.
      if (id instanceof Y.ID && id.client === struct.id.client && id.clock >= struct.id.clock) refuse('it depends on what comes later');
    }
    if (!isAllowed(struct.content)) refuse('it holds something else than files');
    if (struct.content instanceof Y.ContentType) this.#seeType(struct);
    const { parentSub, content } = struct;
    const root = this.#rootOf(struct);
    if (root === LESSON_ROOT && !isLessonProgress(parentSub, content)) refuse('it holds no progress in a lesson');
    if (root === REPORTS_ROOT && !isReport(parentSub, content)) refuse('it holds no report');
  }

  /** A type is a file in a root type, or the text of a file. No deeper: Yjs walks up and down by recursion. */
  #seeType(item: Y.Item): void {
    this.#types += 1;
    if (this.#types > MOST_TYPES) refuse('it makes too many files');
    const parent = this.#placeOf(item);
    if (!(parent instanceof Y.Item)) return;
    const above = this.#placeOf(parent);
    if (above instanceof Y.Item) refuse('it is nested too deeply');
  }

  /** What is typed lies in a text, and there are too many pieces of it to look for each: it has to name its root. */
  #rootOf(item: Y.Item): Place {
    const named: unknown = item.parent;
    if (typeof named === 'string') return named;
    return item.content instanceof Y.ContentString || item.content instanceof Y.ContentDeleted ? undefined : this.#placeOf(item);
  }

  /** Where an item lies; undefined when that is gone, and Yjs will drop the item. What names no parent lies beside its siblings. */
  #placeOf(item: Y.Item): Place {
    let at = item;
    for (;;) {
      this.#steps += 1;
      if (this.#steps > MOST_STEPS) refuse('it is entangled');
      if (typeof at.parent === 'string') return at.parent;
      if (at.parent instanceof Y.AbstractType) return at.parent._item ?? this.#nameOf(at.parent);
      const next = at.parent instanceof Y.ID ? at.parent : (at.origin ?? at.rightOrigin);
      const found = next === null ? undefined : this.#find(next);
      if (!(found instanceof Y.Item) || at.parent instanceof Y.ID) return found instanceof Y.Item ? found : undefined;
      at = found;
    }
  }

  #nameOf(root: object): string {
    for (const [name, type] of this.#doc.share) if (type === root) return name;
    return '';
  }

  #find(id: Y.ID): Struct | undefined {
    const stored = this.#doc.store.clients.get(id.client);
    if (stored && id.clock < Y.getState(this.#doc.store, id.client)) return stored[Y.findIndexSS(stored, id.clock)];
    const structs = this.#byClient.get(id.client) ?? [];
    let [low, high] = [0, structs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const struct = structs[middle];
      if (struct && end(struct) <= id.clock) low = middle + 1;
      else high = middle;
    }
    const struct = structs[low];
    return struct && struct.id.clock <= id.clock ? struct : undefined;
  }
}

/** What looks like one, wherever it stands: a value that replaces another does not say in an update what it is a value of. */
function hashesIn(struct: Struct): string[] {
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) return [];
  return struct.content.arr.filter(isAssetHash);
}

/** A document is made of maps, texts, and plain values such as a path. */
function isAllowed(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentString || content instanceof Y.ContentDeleted) return true;
  if (content instanceof Y.ContentType) return content.type.constructor === Y.Map || content.type.constructor === Y.Text;
  return content instanceof Y.ContentAny && content.arr.every(isPlain);
}

function isPlain(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value);
}

/** An empty piece ends where the host's copy ends, and Yjs would take it. */
function isNew(struct: Struct, doc: Y.Doc): boolean {
  return !(struct instanceof Y.Skip) && (struct.length < 1 || end(struct) > Y.getState(doc.store, struct.id.client));
}

function end(struct: Struct): number {
  return struct.id.clock + struct.length;
}

function refuse(why: string): never {
  throw new CodedError('bad-request', `This update of the document is refused: ${why}.`);
}
