import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { Config } from '../config.ts';
import { CodedError } from '../errors.ts';
import { isAssetHash } from '../protocol/asset-hash.ts';
import { LIMITS } from '../protocol/limits.ts';
import { addressOf } from './address.ts';
import { EMPTY_PAGE_CSP } from './csp.ts';
import type { ExportDesk } from './export.ts';
import type { HostAccess, KeyKind, OpenProject } from './host-access.ts';
import { bodyOf, jsonBody } from './json-body.ts';
import { linksOf } from './links.ts';
import type { NewProjectLimit } from './new-project-limit.ts';
import { parseCreate, parseKeyAction, parsePut } from './requests.ts';
import { sendAsset } from './send-asset.ts';
import { untilGone } from './until-gone.ts';
import type { WrongKeyBrake } from './wrong-key-brake.ts';

export interface ProjectsDeps {
  access: HostAccess;
  config: Config;
  brake: WrongKeyBrake;
  newProjects: NewProjectLimit;
  /** Of bodies that are being read. */
  room: RequestHandler;
  /** Without it nothing can be taken home. */
  exports?: ExportDesk | undefined;
}

/** Create a project, read it, write its files. */
export function projectsRouter({ access, config, brake, newProjects, room, exports }: ProjectsDeps): Router {
  const router = Router();
  const files = [room, jsonBody(LIMITS.httpBodyBytes)];

  router.post('/api/projects', ...files, async (request, response) => {
    const { lesson, ...wanted } = parseCreate(bodyOf(request));
    if (lesson !== undefined) throw new CodedError('not-yet', 'This host has no lessons yet.');
    newProjects.take(addressOf(request));
    const created = await access.create(wanted);
    response.status(201).json({ id: created.id, editKey: created.editKey, words: created.words, links: linksOf(created, config) });
  });

  router.get('/api/projects/:id', async (request, response) => {
    response.json(await wholeOf(await open(request, response, 'look')));
  });

  // By its content, so that an IDE can show it whatever name it has just now, or had.
  router.get('/api/projects/:id/assets/:hash', async (request, response) => {
    const { hash } = request.params;
    const project = await open(request, response, 'look');
    if (!isAssetHash(hash)) throw new CodedError('not-found');
    // Nobody sees it by this address: whatever is in it, it can do nothing.
    response.set('Content-Security-Policy', EMPTY_PAGE_CSP).type('application/octet-stream');
    if (!(await sendAsset(request, response, { hash, read: () => project.asset(hash) }))) throw new CodedError('not-found');
  });

  // The key before the body: who has none is told so, whatever they sent.
  router.put('/api/projects/:id/files', async (request, response, next) => {
    response.locals['project'] = await open(request, response, 'edit');
    next();
  });
  router.put('/api/projects/:id/files', ...files, async (request: Request, response: Response<unknown, { project: OpenProject }>) => {
    const { ok, diagnostics } = await response.locals.project.put(parsePut(bodyOf(request)));
    response.json({ ok, diagnostics });
  });

  router.post('/api/projects/:id/remix', async (request, response) => {
    // guessed links slow down whoever guesses, as guessed keys do
    const made = await tried(request, response, request.params.id, (key) => {
      newProjects.take(addressOf(request));
      return access.remix(request.params.id, key);
    });
    response.status(201).json({ id: made.id, editKey: made.editKey, words: made.words, links: linksOf(made, config) });
  });

  router.post(
    '/api/projects/:id/links/:kind',
    room,
    jsonBody(LIMITS.smallBodyBytes),
    async (request: Request<{ id: string; kind: string }>, response) => {
      const { id, kind } = request.params;
      if (!isKeyKind(kind)) throw new CodedError('not-found');
      const action = parseKeyAction(bodyOf(request));
      const changed = await tried(request, response, undefined, (key) => access.changeKey(id, key, kind, action));
      const { editKey, words } = changed;
      response.json({ ...(words && { editKey, words }), links: linksOf(changed, config) });
    },
  );

  router.get('/api/projects/:id/export.zip', async (request, response) => {
    if (!exports) throw new CodedError('not-yet');
    await exports.send(await open(request, response, 'look'), response);
  });
  return router;

  function open(request: Request<{ id: string }>, response: Response, right: 'edit' | 'look'): Promise<OpenProject> {
    return tried(request, response, undefined, (key) => access.open(request.params.id, key, right));
  }

  /** Does what needs a key, which may also be in the address: slowly, for who has tried many wrong ones. */
  function tried<Result>(
    request: Request,
    response: Response,
    link: string | undefined,
    attempt: (key: string | undefined) => Promise<Result>,
  ): Promise<Result> {
    const key = bearerOf(request);
    const tried = key ?? link;
    return tried === undefined ? attempt(key) : brake.try(addressOf(request), tried, untilGone(response), () => attempt(key));
  }
}

const KEY_KINDS: ReadonlySet<string> = new Set<KeyKind>(['play', 'look', 'remix', 'edit']);

function isKeyKind(kind: string): kind is KeyKind {
  return KEY_KINDS.has(kind);
}

function bearerOf(request: Request): string | undefined {
  return /^Bearer ([\w.~+/=-]{1,200})$/i.exec(request.get('authorization') ?? '')?.[1];
}

async function wholeOf(project: OpenProject): Promise<object> {
  const { id, name } = project;
  const files = { ...Object.fromEntries(project.files()), ...inBase64(await project.assets()) };
  return { id, name, files, state: project.state(), diagnostics: project.diagnostics() };
}

/** Such as they are sent to the host. */
function inBase64(assets: ReadonlyMap<string, Uint8Array>): Record<string, { base64: string }> {
  return Object.fromEntries([...assets].map(([path, bytes]) => [path, { base64: Buffer.from(bytes).toString('base64') }]));
}
