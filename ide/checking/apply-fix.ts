import type { Fix } from '../state/mistake.ts';
import type { EditedFile } from '../state/workbench.ts';

/**
 * Mends a file, as one step that can be taken back. Does nothing, and gives false, when the text is not any more what the
 * fix was made for.
 */
export function applyFix(file: EditedFile, { edits }: Fix): boolean {
  const text = file.text.toJSON();
  if (edits.some(({ start, removed }) => !text.startsWith(removed, start))) return false;
  file.undo.addTrackedOrigin(applyFix);
  file.undo.stopCapturing();
  file.text.doc?.transact(() => {
    // From the end on, so that each offset still holds when its turn comes.
    for (const { start, removed, inserted } of [...edits].sort((a, b) => b.start - a.start)) {
      file.text.delete(start, removed.length);
      file.text.insert(start, inserted);
    }
  }, applyFix);
  file.undo.stopCapturing();
  return true;
}
