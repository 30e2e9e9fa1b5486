import type { PageToIde } from '../../runtime/bridge-messages.ts';
import { nearest } from '../../runtime/nearest.ts';

type Said = Exclude<PageToIde, { wszero: 'ready' }>;

/** A page knows which file it did not get; which one was most likely meant is known here, by the `paths` that there are. */
export function withNearestFile(message: Said, paths: readonly string[]): Said {
  if (message.wszero !== 'trouble' || message.code !== 'file-missing') return message;
  const near = nearest(message.params.path ?? '', paths);
  return near === undefined ? message : { ...message, params: { ...message.params, nearest: near } };
}
