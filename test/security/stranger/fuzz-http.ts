import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { ERRORS } from '../../../server/errors.ts';
import { LIMITS } from '../../../server/protocol/limits.ts';
import type { MadeProject } from '../../support/api.ts';
import type { RunningHost } from '../../support/start-host.ts';
import { Dice } from './dice.ts';
import { fuzzedRequest, ROUTES, type FuzzedRequest, type Route } from './fuzz-requests.ts';
import { handshake, RawSocket } from './raw-socket.ts';

const AT_ONCE = 24;
/** So many take long enough that it is said where they are. */
const LONG = 10_000;

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What was answered, by status: and every answer that was none of the host's. */
export interface FuzzOutcome {
  answers: Map<string, number>;
  odd: string[];
}

export function newOutcome(): FuzzOutcome {
  return { answers: new Map(), odd: [] };
}

export function note({ answers, odd }: FuzzOutcome, answer: string, isOdd: string | undefined): void {
  answers.set(answer, (answers.get(answer) ?? 0) + 1);
  if (isOdd !== undefined && odd.length < 20) odd.push(isOdd);
}

/** `count` requests to each route, some at a time; routes that wait on purpose wait beside all others. */
export async function fuzzRoutes(host: RunningHost, project: MadeProject, count: number, outcome: FuzzOutcome): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: Infinity });
  const fuzz = async (route: Route): Promise<void> => {
    const at = ROUTES.indexOf(route);
    const dice = new Dice(2_026 + 100 * at);
    let n = at * count;
    const one = async (): Promise<void> => {
      const asked = fuzzedRequest(dice, route, project, n++);
      const answer = await ask(host, agent, asked);
      note(outcome, `${route.name} ${String(answer.status)}`, oddAnswer(asked, answer));
    };
    await someAtOnce(count, one, route.atOnce);
    if (count >= LONG) console.log(`${String(count)} to ${route.name}, after ${(performance.now() / 60_000).toFixed(1)} minutes`);
  };
  const inTurn = async (): Promise<void> => {
    for (const route of ROUTES) if (route.atOnce === undefined) await fuzz(route);
  };
  await Promise.all([inTurn(), ...ROUTES.filter(({ atOnce }) => atOnce !== undefined).map(fuzz)]);
  agent.destroy();
}

/** `count` requests that HTTP would not let through: whatever is answered, the connection ends. */
export async function fuzzBytes(host: RunningHost, project: MadeProject, count: number, outcome: FuzzOutcome): Promise<void> {
  const dice = new Dice(2_027);
  const good = [
    `GET /healthz HTTP/1.1\r\nHost: a\r\nAccept: */*\r\n\r\n`,
    `GET /p/${project.play}/ HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\n\r\n`,
    `POST /api/projects HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 12\r\n\r\n{"name":"x"`,
    `POST /api/words HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"a":\r\n2\r\n1}\r\n0\r\n\r\n`,
    handshake(`/p/${project.play}/ws`),
    handshake(`/api/projects/${project.id}/socket`, { Origin: 'http://school.test' }),
    `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n`,
    `CONNECT evil.test:443 HTTP/1.1\r\nHost: evil.test\r\n\r\n`,
  ] as const;
  await someAtOnce(count, async () => {
    const bytes = dice.oneIn(10) ? dice.bytes(dice.below(300)) : dice.spoilt(Buffer.from(dice.pick(good), 'latin1'));
    using raw = await RawSocket.open(host.url);
    raw.socket.end(bytes);
    await raw.firstOrEnd();
    const status = /^HTTP\/1\.1 (\d{3}) /.exec(raw.came.toString('latin1'))?.[1];
    const isOdd = status === undefined ? raw.came.length > 0 : status !== '101' && isBroken(Number(status));
    note(outcome, `bytes ${status ?? 'ended'}`, isOdd ? `${JSON.stringify(bytes.toString('latin1'))}: ${raw.came.toString()}` : undefined);
  });
}

export async function someAtOnce(count: number, task: () => Promise<void>, atOnce = AT_ONCE): Promise<void> {
  let left = count;
  const work = async (): Promise<void> => {
    while (left-- > 0) await task();
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

async function ask({ port }: RunningHost, agent: Agent, { method, path, headers, body }: FuzzedRequest): Promise<Answer> {
  const began = performance.now();
  return await new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, agent, method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() });
      });
    });
    asking.once('error', (error) => {
      // a connection that was kept may have ended in the moment in which it was used again
      if (asking.reusedSocket) resolve(ask({ port } as RunningHost, agent, { method, path, headers, body }));
      else {
        const how = `${String(asking.socket?.bytesWritten)} bytes sent, ${String(asking.socket?.bytesRead)} came, ${(performance.now() - began).toFixed(0)} ms`;
        reject(new Error(`${method} ${path} ${JSON.stringify(headers)} ${String(body?.length)}: ${error.message} (${how})`));
      }
    });
    asking.end(body);
  });
}

/** What is wrong with an answer, if anything is. */
function oddAnswer({ method, path, headers, body }: FuzzedRequest, answer: Answer): string | undefined {
  const told = `${method} ${path.slice(0, 300)} ${JSON.stringify(headers).slice(0, 300)} ${body?.toString().slice(0, 200) ?? ''} -> ${String(answer.status)}: ${answer.body.slice(0, 200)}`;
  if (isBroken(answer.status)) return told;
  if (answer.status < 400 || method === 'HEAD') return undefined;
  const isJson = (answer.headers['content-type'] ?? '').startsWith('application/json');
  if (!isJson) return /^\/api(?:[/?]|$)/.test(path) ? told : undefined;
  return isErrorOfTable(answer.body, answer.status) ? undefined : told;
}

/** 501 is what this host can not do yet. */
function isBroken(status: number): boolean {
  return status < 200 || (status >= 500 && status !== ERRORS['not-yet'].status);
}

function isErrorOfTable(body: string, status: number): boolean {
  try {
    const { error } = JSON.parse(body) as { error: { code: keyof typeof ERRORS; message: string } };
    return ERRORS[error.code].status === status && typeof error.message === 'string' && error.message.length < LIMITS.pathLength * 4;
  } catch {
    return false;
  }
}
