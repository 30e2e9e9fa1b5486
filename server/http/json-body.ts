import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { type RequestHandler } from 'express';
import { CodedError } from '../errors.ts';
import { LIMITS } from '../protocol/limits.ts';
import { isWithin } from '../../runtime/json-shape.ts';

/** Far more than all files of a project need. */
const SHAPE = { depth: 8, parts: 20 * LIMITS.filesPerProject };

/**
 * Parses the JSON body of a request, of so many bytes at most. Only `application/json` is taken: a browser asks this host
 * before it sends that from a page of another, and gets no leave. What is compressed is not taken: it may be anything.
 */
export function jsonBody(limit: number): RequestHandler {
  return express.json({ limit, type: 'application/json', inflate: false, verify });
}

/** What `jsonBody` has parsed. Throws 'bad-json' when there was none. */
export function bodyOf(request: { body?: unknown }): unknown {
  if (request.body === undefined) throw new CodedError('bad-json', 'The body must be JSON, with Content-Type: application/json.');
  return request.body;
}

function verify(_request: IncomingMessage, _response: ServerResponse, body: Buffer): void {
  // The parser puts a status on what is thrown here: it must be an error that lets it.
  if (!isWithin(body.toString('latin1'), SHAPE)) throw new Error('the body is nested too deeply, or has too many parts');
}
