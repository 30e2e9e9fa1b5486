import express, { type RequestHandler } from 'express';
import { CodedError } from '../errors.ts';
import { LIMITS } from '../protocol/limits.ts';

const parse = express.json({ limit: LIMITS.httpBodyBytes, type: 'application/json' });

/**
 * Parses the JSON body of a request. Only `application/json` is taken: a browser asks this host before it sends that from a
 * page of another, and gets no leave.
 */
export const jsonBody: RequestHandler = (request, response, next) => {
  parse(request, response, (error?: unknown) => {
    if (error !== undefined) next(error);
    else if (request.body === undefined) next(new CodedError('bad-json', 'The body must be JSON, with Content-Type: application/json.'));
    else next();
  });
};
