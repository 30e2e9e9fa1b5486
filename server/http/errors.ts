import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { CodedError } from '../errors.ts';
import type { Log } from '../log.ts';

/** Seconds: a node that is gone has been replaced by then, or nearly so. */
export const RETRY_AFTER_S = 1;

/** Every error below `/api`: the status that fits, and `{error: {code, message}}`. Never a stack. */
export function apiErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const coded = codedError(error, log, request.path);
    if (isTooLate(response)) return;
    // A route may have named the type of what it meant to send.
    setStatus(response, coded).type('json');
    response.json({ error: { code: coded.code, message: coded.message } });
  };
}

/** What passes by itself says when to ask again, so that nobody has to guess it. */
export function setStatus(response: Response, { status }: CodedError): Response {
  if (status === 503) response.set('Retry-After', String(RETRY_AFTER_S));
  return response.status(status);
}

/** Nobody is there any more to be answered, or an answer has begun: then it ends as one that did not come to its end. */
export function isTooLate(response: Response): boolean {
  if (!response.headersSent && !response.destroyed) return false;
  response.destroy();
  return true;
}

export const notFound: RequestHandler = () => {
  throw new CodedError('not-found');
};

/** An error as one of the table. What is not of it is written down, and said to be 'broken'. */
export function codedError(error: unknown, log: Log, path: string): CodedError {
  if (error instanceof CodedError) {
    // whoever asked can do nothing about it: who runs the host can
    if (error.code === 'disk-full') log.error({ path }, 'the disk is full');
    return error;
  }
  const known = fromExpress(error);
  if (known) return known;
  if (error instanceof Error && isLeft(error)) return new CodedError('bad-request', undefined, { cause: error });
  log.error({ err: error, path }, 'a request failed');
  return new CodedError('broken');
}

/** Whoever asked has gone before the answer was there, or before all of it was. */
function isLeft(error: Error): boolean {
  if (error.name === 'AbortError') return true;
  // the system has an error of that name too, of any socket: that one names its call
  return 'code' in error && error.code === 'ECONNABORTED' && !('syscall' in error);
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
