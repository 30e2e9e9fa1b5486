import {
  request as askHttp,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
} from 'node:http';
import { request as askHttps } from 'node:https';
import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';
import { CodedError } from '../errors.ts';
import type { Log } from '../log.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { Directory, NodeAddress } from './directory.ts';
import { projectOfPath } from './project-in.ts';
import { isSame } from './secrets.ts';

/** Shows that a call has been handed on once. */
const FORWARDED_HEADER = 'x-wszero-forwarded';
/** They are of one connection and not of the call: RFC 9110, 7.6.1. */
const OF_A_CONNECTION = ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'expect'];

export interface CallForwardingOptions {
  directory: Pick<Directory, 'ownerOf' | 'forget'>;
  /** What machines show each other with a call. */
  token: string;
  log: Log;
}

/** Hands calls that only the owner of a project can answer on to it, as they come. */
export function forwardCalls({ directory, token, log }: CallForwardingOptions): RequestHandler {
  return async (request, response, next) => {
    const project = projectOfPath(request.path);
    const owner = project === undefined ? 'here' : await directory.ownerOf(project);
    if (project === undefined || typeof owner !== 'object') {
      next();
      return;
    }
    // whoever was asked by another node and has it no longer does not ask a third one
    if (isSame(request.headers[FORWARDED_HEADER], token)) throw new CodedError('try-another');
    try {
      await handOn(request, response, owner, token);
    } catch (error) {
      directory.forget(project);
      log.warn({ err: error, node: owner.id }, 'another node can not be reached');
      throw new CodedError('try-another', undefined, { cause: error });
    }
  };
}

/** Throws when nothing was answered. */
async function handOn(request: Request, response: Response, owner: NodeAddress, token: string): Promise<void> {
  const url = new URL(owner.url);
  const ask = url.protocol === 'https:' ? askHttps : askHttp;
  const { hostname, port } = url;
  const outgoing = ask({ hostname, port, method: request.method, path: request.originalUrl, headers: headersOf(request, token) });
  const gone = (): void => void outgoing.destroy();
  response.once('close', gone);
  // the body goes while the answer is waited for: an answer that comes early counts, and the rest of the body does not
  const sending = pipeline(request, outgoing).catch(() => undefined);
  try {
    const answer = await answerOf(outgoing);
    response.writeHead(answer.statusCode ?? 502, withoutConnection(answer.headers));
    await pipeline(answer, response);
  } catch (error) {
    if (!response.headersSent && !response.destroyed) throw error;
    response.destroy();
  } finally {
    response.off('close', gone);
    await sending;
  }
}

/** Who asks, and how, as this node knows it: what they say of it themselves is left behind. */
function headersOf(request: Request, token: string): OutgoingHttpHeaders {
  return {
    ...withoutConnection(request.headers),
    // without it the body of some methods would have no end that the other side sees
    ...(request.headers['transfer-encoding'] !== undefined && { 'transfer-encoding': 'chunked' }),
    'x-forwarded-for': request.ip ?? '',
    'x-forwarded-proto': request.protocol,
    'x-forwarded-host': request.host,
    [FORWARDED_HEADER]: token,
  };
}

/** Rejects where no connection can be made in time, or nothing comes for too long. */
function answerOf(outgoing: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    outgoing.once('error', reject);
    outgoing.once('response', resolve);
    outgoing.setTimeout(LIMITS.callSilentMs, () => outgoing.destroy(new Error('no answer')));
    const late = setTimeout(() => outgoing.destroy(new Error('no connection')), LIMITS.busDialMs);
    outgoing.once('socket', (socket) => socket.once('connect', () => clearTimeout(late)));
    outgoing.once('close', () => clearTimeout(late));
  });
}

function withoutConnection(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const named = (headers.connection ?? '').toLowerCase().split(/[\s,]+/);
  const left = new Set([...OF_A_CONNECTION, ...named]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !left.has(name)));
}
