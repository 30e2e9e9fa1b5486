import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { Config } from '../config.ts';
import { CodedError } from '../errors.ts';
import { isAssetHash } from '../protocol/asset-hash.ts';
import { LIMITS } from '../protocol/limits.ts';
import { addressOf } from './address.ts';
import { askedLanguage } from './asked-language.ts';
import { EMPTY_PAGE_CSP } from './csp.ts';
import type { ExportDesk } from './export.ts';
import type { HostAccess, OpenProject } from './host-access.ts';
import { bodyOf, jsonBody } from './json-body.ts';
import { linksOf } from './links.ts';
import { wantedProject, type LessonShelf } from './lessons.ts';
import type { HourLimit } from './hour-limit.ts';
import { parseCreate, parsePut } from './requests.ts';
import { sendAsset } from './send-asset.ts';
import { withKey } from './with-key.ts';
import type { WrongKeyBrake } from './wrong-key-brake.ts';

export interface ProjectsDeps {
  access: HostAccess;
  config: Config;
  brake: WrongKeyBrake;
  newProjects: HourLimit;
  lessons: LessonShelf;
  /** Of bodies that are being read. */
  room: RequestHandler;
  /** Without it nothing can be taken home. */
  exports?: ExportDesk | undefined;
}

/** Create a project, read it, write its files. */
export function projectsRouter({ access, config, brake, newProjects, lessons, room, exports }: ProjectsDeps): Router {
  const router = Router();
  const files = [room, jsonBody(LIMITS.httpBodyBytes)];

  router.post('/api/projects', ...files, async (request, response) => {
    const wanted = wantedProject(lessons, parseCreate(bodyOf(request)));
    newProjects.take(addressOf(request));
    const created = await access.create({ ...wanted, language: askedLanguage(request, response) });
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

  router.get('/api/projects/:id/export.zip', async (request, response) => {
    if (!exports) throw new CodedError('not-yet');
    await exports.send(await open(request, response, 'look'), response);
  });
  return router;

  function open(request: Request<{ id: string }>, response: Response, right: 'edit' | 'look'): Promise<OpenProject> {
    return withKey({ request, response, brake }, (key) => access.open(request.params.id, key, right));
  }
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
