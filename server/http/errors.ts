import type { ErrorRequestHandler, RequestHandler } from 'express';
import { CodedError } from '../errors.ts';
import type { Log } from '../log.ts';

/** Every error below `/api`: the status that fits, and `{error: {code, message}}`. Never a stack. */
export function apiErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const coded = codedError(error, log, request.path);
    if (response.headersSent || response.destroyed) next(error);
    else response.status(coded.status).json({ error: { code: coded.code, message: coded.message } });
  };
}

export const notFound: RequestHandler = () => {
  throw new CodedError('not-found');
};

/** An error as one of the table. What is not of it is written down, and said to be 'broken'. */
export function codedError(error: unknown, log: Log, path: string): CodedError {
  if (error instanceof CodedError) return error;
  const known = fromExpress(error);
  if (known) return known;
  log.error({ err: error, path }, 'a request failed');
  return new CodedError('broken');
}

/** What Express and its body parser throw: an `http-errors` error, told by `type` and `status`. */
function fromExpress(error: unknown): CodedError | undefined {
  if (!(error instanceof Error)) return undefined;
  const type = 'type' in error ? error.type : undefined;
  const status = 'status' in error ? error.status : undefined;
  if (type === 'entity.too.large') return new CodedError('too-large', undefined, { cause: error });
  if (type === 'entity.parse.failed') return new CodedError('bad-json', undefined, { cause: error });
  if (status === 404) return new CodedError('not-found', undefined, { cause: error });
  if (typeof status === 'number' && status >= 400 && status < 500) return new CodedError('bad-request', undefined, { cause: error });
  return undefined;
}
