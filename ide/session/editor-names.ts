import { Awareness } from 'y-protocols/awareness';
import type { Doc } from 'yjs';

/** Birds: panes are called after other animals, so nobody takes a classmate's cursor for a client. */
const NAMES = ['Robin', 'Wren', 'Finch', 'Lark', 'Heron', 'Swift', 'Stork', 'Puffin', 'Magpie', 'Kestrel', 'Linnet', 'Plover'];
/** Hues of the design's tokens, `--fox` and so on. */
const HUES = ['fox', 'owl', 'hare', 'frog', 'bear', 'whale', 'turtle', 'mouse'];
const NAME_LENGTH = 40;

/** Whose cursors are where, with how this browser's goes by for the others who edit along. */
export function namedAwareness(doc: Doc): Awareness {
  const awareness = new Awareness(doc);
  awareness.setLocalState(editorName(doc.clientID));
  return awareness;
}

function editorName(client: number): EditorName {
  return { name: NAMES[client % NAMES.length] ?? '', hue: HUES[Math.floor(client / NAMES.length) % HUES.length] ?? '' };
}

/** How somebody who edits along goes by. */
export interface EditorName {
  name: string;
  /** One of the hues: it becomes part of a class name. */
  hue: string;
}

/** What a classmate's browser says of itself, which may be anything. */
export function editorOf(state: unknown): EditorName | undefined {
  if (typeof state !== 'object' || state === null || !('name' in state) || !('hue' in state)) return undefined;
  const { name, hue } = state;
  if (typeof name !== 'string' || name === '' || name.length > NAME_LENGTH) return undefined;
  return typeof hue === 'string' && HUES.includes(hue) ? { name, hue } : undefined;
}
