import { broadcastRow } from './broadcast-row.ts';
import { calmRow } from './calm-row.ts';
import { chatRow } from './chat-row.ts';
import { checkRow } from './check-row.ts';
import { classRow } from './class/class-row.ts';
import { classDoubleRow } from './class/class-double-row.ts';
import { coldRow } from './cold-row.ts';
import { completionsRow } from './completions-row.ts';
import { echoCpuRow } from './echo-cpu-row.ts';
import { echoPeersRow } from './echo-peers-row.ts';
import { echoRow } from './echo-row.ts';
import { hundredRow } from './hundred-row.ts';
import { killsRow } from './kills-row.ts';
import { keyVisibleClassRow, keyVisibleRow } from './key-visible-row.ts';
import { lessonCheckRow } from './lesson-check-row.ts';
import { lessonTickRow } from './lesson-tick-row.ts';
import { loopGuardRow } from './loop-guard-row.ts';
import { loopsRow } from './loops-row.ts';
import { neighbourRow } from './neighbour-row.ts';
import { nodesRow } from './nodes-row.ts';
import { npmStartRow } from './npm-start-row.ts';
import { pageMemoryRow } from './page-memory-row.ts';
import { pageStartRow } from './page-start-row.ts';
import { pageWeightRow } from './page-weight-row.ts';
import { pictureRow } from './picture-row.ts';
import { postgresRow } from './postgres-row.ts';
import type { Row } from './row.ts';
import { thousandRow } from './thousand-row.ts';

/** In the order in which they are measured and told. */
export const ROWS: readonly Row[] = [
  // messages
  echoRow,
  echoPeersRow,
  broadcastRow,
  calmRow,
  echoCpuRow,
  hundredRow,
  // projects
  coldRow,
  thousandRow,
  neighbourRow,
  loopsRow,
  // from an edit to what is seen
  keyVisibleRow,
  keyVisibleClassRow,
  checkRow,
  completionsRow,
  lessonCheckRow,
  lessonTickRow,
  classRow,
  // the page
  pageWeightRow,
  pageStartRow,
  pageMemoryRow,
  npmStartRow,
  loopGuardRow,
  pictureRow,
  // nothing lost
  killsRow,
  postgresRow,
  nodesRow,
  // what is typed for it
  chatRow,
];

/** Those that are measured only when they are named. */
export const ON_REQUEST: readonly Row[] = [classDoubleRow];
