import * as Y from 'yjs';
import { CodedError } from '../errors.ts';

/** Applies what an editor sent. Gives the refusal where that went wrong: then a part of it may be in the document all the same. */
export function applyUpdate(doc: Y.Doc, update: Uint8Array): CodedError | undefined {
  const { store } = doc;
  try {
    Y.applyUpdate(doc, update);
    if (store.pendingStructs === null && store.pendingDs === null) return undefined;
    return new CodedError('bad-request', 'This update rests on others that never came: connect again.');
  } catch (error) {
    return new CodedError('bad-request', 'This update of the document is refused.', { cause: error });
  } finally {
    // Yjs would keep for ever, and in every snapshot, what has no place yet.
    store.pendingStructs = null;
    store.pendingDs = null;
  }
}
