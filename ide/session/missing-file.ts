import { nearest } from '../../runtime/nearest.ts';
import type { PageLine } from './console-lines.ts';

/** A page knows which file it did not get; which one was most likely meant is known here, by the `paths` that there are. */
export function withNearestFile(message: PageLine, paths: readonly string[]): PageLine {
  if (message.wszero !== 'trouble' || message.code !== 'file-missing') return message;
  const near = nearest(message.params.path ?? '', paths);
  return near === undefined ? message : { ...message, params: { ...message.params, nearest: near } };
}
