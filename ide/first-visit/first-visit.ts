import { readStored, writeStored } from '../parts/storage.ts';

const KEY = 'wszero.first-visit';
const OVER = 'over';

/**
 * Somebody makes a project: `edit` is its link, `isNew` tells that this computer knows no other. What is said on a first visit
 * is then said in this project, and in no other one ever. Without storage it is said nowhere, since it would come back each time.
 */
export function beginFirstVisit(edit: string, isNew: boolean): void {
  if (readStored(KEY) !== undefined) return;
  writeStored(KEY, isNew ? idIn(edit) : OVER);
}

/** Whether this project is the one of a first visit that is not over. */
export function isFirstVisit(projectId: string): boolean {
  return projectId !== '' && projectId !== OVER && readStored(KEY) === projectId;
}

export function endFirstVisit(): void {
  writeStored(KEY, OVER);
}

/** `…/e/brave-otter-lamp-42#words` is of the project `brave-otter-lamp-42`. */
function idIn(edit: string): string {
  return new URL(edit, document.baseURI).pathname.split('/').at(-1) ?? '';
}
