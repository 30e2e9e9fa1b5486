/**
 * What visitors told of the page: the map `reports` of a document, from the reason to when it was last told, in milliseconds since
 * 1970. It is no file, so it is in no export, and no editor's undo. There is one entry a reason, however many tell it.
 */
import * as Y from 'yjs';
import { isReportReason, type ReportReason } from '../protocol/report.ts';

/** The name of the map. */
export const REPORTS_ROOT = 'reports';

/** Told again within this time, nothing is written. */
const SAME_MS = 60_000;

export function noteReport(doc: Y.Doc, why: ReportReason, at: number): void {
  const reports = doc.getMap(REPORTS_ROOT);
  const before = reports.get(why);
  if (typeof before !== 'number' || at - before >= SAME_MS) reports.set(why, at);
}

/** Whether an editor may write this into the map: it may send again what the host has lost. `key` as for `isLessonProgress`. */
export function isReport(key: string | null, content: Y.Item['content']): boolean {
  if (key !== null && !isReportReason(key)) return false;
  if (content instanceof Y.ContentDeleted) return true;
  return content instanceof Y.ContentAny && content.arr.every((value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0);
}
