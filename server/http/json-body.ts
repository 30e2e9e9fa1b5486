import express, { type RequestHandler } from 'express';
import { CodedError } from '../errors.ts';
import { LIMITS } from '../protocol/limits.ts';

/**
 * Parses the JSON body of a request. Only `application/json` is taken: a browser asks this host before it sends that from a
 * page of another, and gets no leave.
 */
export const jsonBody: RequestHandler = express.json({ limit: LIMITS.httpBodyBytes, type: 'application/json' });

/** What `jsonBody` has parsed. Throws 'bad-json' when there was none. */
export function bodyOf(request: { body?: unknown }): unknown {
  if (request.body === undefined) throw new CodedError('bad-json', 'The body must be JSON, with Content-Type: application/json.');
  return request.body;
}
