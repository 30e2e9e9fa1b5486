import { Awareness } from 'y-protocols/awareness';
import type { Doc } from 'yjs';

/** Birds: panes are called after other animals, so nobody takes a classmate's cursor for a client. */
const NAMES = ['Robin', 'Wren', 'Finch', 'Lark', 'Heron', 'Swift', 'Stork', 'Puffin', 'Magpie', 'Kestrel', 'Linnet', 'Plover'];
/** Hues of the design's tokens, `--fox` and so on. */
const HUES = ['fox', 'owl', 'hare', 'frog', 'bear', 'whale', 'turtle', 'mouse'];

/** Whose cursors are where, with how this browser's goes by for the others who edit along. */
export function namedAwareness(doc: Doc): Awareness {
  const awareness = new Awareness(doc);
  awareness.setLocalState(editorName(doc.clientID));
  return awareness;
}

function editorName(client: number): { name: string; hue: string } {
  return { name: NAMES[client % NAMES.length] ?? '', hue: HUES[Math.floor(client / NAMES.length) % HUES.length] ?? '' };
}

/** Whether what a classmate's browser sent is one of the hues: it becomes part of a class name. */
export function isHue(hue: string): boolean {
  return HUES.includes(hue);
}
