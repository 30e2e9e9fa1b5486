import type { Workbench } from '../state/workbench.ts';
import type { NowFile } from './file-changes.ts';

/** The files of the project as they are in this window. */
export function nowFiles(workbench: Pick<Workbench, 'store' | 'editedFile'>): NowFile[] {
  return workbench.store.state.files.flatMap(({ id, path, asset }): NowFile[] => {
    if (asset !== undefined) return [{ path, asset }];
    const text = workbench.editedFile(id)?.text.toJSON();
    return text === undefined ? [] : [{ path, text }];
  });
}
