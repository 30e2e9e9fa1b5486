import { CodedError } from '../errors.ts';
import type { Store } from './store.ts';

/** Why a write of this project was 'fenced': it was deleted meanwhile, or another host owns it by now. */
export async function fencedOff(store: Pick<Store, 'findProject'>, project: string): Promise<CodedError> {
  return new CodedError((await store.findProject(project)) ? 'broken' : 'unknown-project');
}
