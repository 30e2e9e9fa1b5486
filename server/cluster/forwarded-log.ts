import type { Log } from '../log.ts';
import type { Open } from './bus-frames.ts';
import { projectIn } from './project-in.ts';

/** A socket's log, by a name that is the same at the node that holds it and at the one that owns its project. No key is in it, and no link. */
export function logOfForwarded(log: Log, link: string, { id, socket, name }: Pick<Open, 'id' | 'socket' | 'name'>): Log {
  return log.child({ forwarded: `${link}-${String(id)}`, socket, project: projectIn(name) });
}
