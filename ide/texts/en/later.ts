import { bar } from './bar.ts';
import { bottom } from './bottom.ts';
import { editors } from './editors.ts';
import { lessons } from './lessons.ts';
import { messages } from './messages.ts';
import { panes } from './panes.ts';
import { start } from './start.ts';
import { versions } from './versions.ts';
import { whole } from './whole.ts';

/** All texts that are not needed for the first paint of the IDE. */
export const later = { ...whole, ...bar, ...editors, ...panes, ...bottom, ...messages, ...lessons, ...start, ...versions } as const;
