import { Router, type Request, type Response } from 'express';
import type { Config } from '../config.ts';
import { CodedError } from '../errors.ts';
import { addressOf } from './address.ts';
import type { HostAccess, OpenProject } from './host-access.ts';
import { bodyOf, jsonBody } from './json-body.ts';
import { linksOf } from './links.ts';
import type { NewProjectLimit } from './new-project-limit.ts';
import { parseCreate, parsePut } from './requests.ts';
import { untilGone } from './until-gone.ts';
import type { WrongKeyBrake } from './wrong-key-brake.ts';

export interface ProjectsDeps {
  access: HostAccess;
  config: Config;
  brake: WrongKeyBrake;
  newProjects: NewProjectLimit;
}

/** Create a project, read it, write its files. */
export function projectsRouter({ access, config, brake, newProjects }: ProjectsDeps): Router {
  const router = Router();

  router.post('/api/projects', jsonBody, async (request, response) => {
    const { lesson, ...wanted } = parseCreate(bodyOf(request));
    if (lesson !== undefined) throw new CodedError('not-yet', 'This host has no lessons yet.');
    newProjects.take(addressOf(request));
    const created = await access.create(wanted);
    response.status(201).json({ id: created.id, editKey: created.editKey, words: created.words, links: linksOf(created, config) });
  });

  router.get('/api/projects/:id', async (request, response) => {
    const project = await open(request, response, 'look');
    response.json({
      id: project.id,
      name: project.name,
      files: Object.fromEntries(project.files()),
      state: project.state(),
      diagnostics: project.diagnostics(),
    });
  });

  // The key before the body: who has none is told so, whatever they sent.
  router.put('/api/projects/:id/files', async (request, response, next) => {
    response.locals['project'] = await open(request, response, 'edit');
    next();
  });
  router.put('/api/projects/:id/files', jsonBody, async (request: Request, response: Response<unknown, { project: OpenProject }>) => {
    const { ok, diagnostics } = await response.locals.project.put(parsePut(bodyOf(request)));
    response.json({ ok, diagnostics });
  });

  router.post('/api/projects/:id/remix', notYet);
  router.post('/api/projects/:id/links/:kind', notYet);
  router.get('/api/projects/:id/export.zip', notYet);
  return router;

  function open(request: Request<{ id: string }>, response: Response, right: 'edit' | 'look'): Promise<OpenProject> {
    const key = bearerOf(request);
    const attempt = (): Promise<OpenProject> => access.open(request.params.id, key, right);
    return key === undefined ? attempt() : brake.try(addressOf(request), key, untilGone(response), attempt);
  }
}

function bearerOf(request: Request<{ id: string }>): string | undefined {
  return /^Bearer ([\w.~+/=-]{1,200})$/i.exec(request.get('authorization') ?? '')?.[1];
}

function notYet(): never {
  throw new CodedError('not-yet');
}
