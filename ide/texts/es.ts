/** Spanish: neutral, `tú`, for readers of ten years. Names of the code stay as they are written in it. A chunk of its own. */
import type { Catalogue } from './catalogue.ts';
import { bar } from './es/bar.ts';
import { bottom } from './es/bottom.ts';
import { data } from './es/data.ts';
import { diagnostics, unknownDiagnostic } from './es/diagnostics.ts';
import { editors } from './es/editors.ts';
import { fromEnglish } from './es/from-english.ts';
import { hints } from './es/hints.ts';
import { lessons } from './es/lessons.ts';
import { messages } from './es/messages.ts';
import { panes } from './es/panes.ts';
import { shell } from './es/shell.ts';
import { start } from './es/start.ts';
import { teachers } from './es/teachers.ts';
import { versions } from './es/versions.ts';
import { whole } from './es/whole.ts';
import type { Translation } from './translation.ts';

const texts = {
  ...shell,
  ...whole,
  ...bar,
  ...editors,
  ...panes,
  ...bottom,
  ...messages,
  ...lessons,
  ...start,
  ...teachers,
  ...data,
  ...versions,
} as const satisfies Catalogue;

export const es: Translation = { texts, diagnostics, unknownDiagnostic, hints, fromEnglish };
