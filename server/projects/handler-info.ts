import type { HandlerPlace } from '../../runtime/compiler/prepare-server.ts';
import type { HandlerInfo } from '../protocol/ide.ts';

/** A handler as an IDE is told of it. */
export function handlerInfo({ op, file, line, parameters: known }: HandlerPlace): HandlerInfo {
  if (!known) return { op, file, line };
  const parameters = known.parameters.map(([name, optional]) => ({ name, optional }));
  return { op, file, line, parts: { parameters, rest: known.rest ?? false } };
}
