import { Router, type NextFunction, type Request, type Response } from 'express';
import { CodedError } from '../errors.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { OpenProject } from './host-access.ts';
import { bodyOf, jsonBody } from './json-body.ts';
import type { ProjectsDeps } from './projects.ts';
import { parseVersionName } from './requests.ts';
import { withKey } from './with-key.ts';

type Asked = Request<{ id: string; n: string }>;
type Opened = Response<unknown, { project: OpenProject }>;

/** The versions of a project, for who may edit it: list them, look into one, name one, put one back. */
export function versionsRouter({ access, brake, room }: Pick<ProjectsDeps, 'access' | 'brake' | 'room'>): Router {
  const router = Router();
  const name = [room, jsonBody(LIMITS.smallBodyBytes)];
  const all = '/api/projects/:id/versions';

  // The key before the body: who has none is told so, whatever they sent.
  const open = async (request: Request<{ id: string }>, response: Opened, next: NextFunction): Promise<void> => {
    response.locals.project = await withKey({ request, response, brake }, (key) => access.open(request.params.id, key, 'edit'));
    next();
  };

  router.get(all, open, async (_request: Request, response: Opened) => {
    response.json({ versions: await response.locals.project.versions(), now: Date.now() });
  });

  router.post(all, open, ...name, async (request: Request, response: Opened) => {
    response.status(201).json({ n: await response.locals.project.keepVersion(parseVersionName(bodyOf(request))) });
  });

  router.get(`${all}/:n`, open, async (request: Asked, response: Opened) => {
    response.json({ files: await response.locals.project.version(numberOf(request)) });
  });

  router.put(`${all}/:n`, open, ...name, async (request: Asked, response: Opened) => {
    await response.locals.project.nameVersion(numberOf(request), parseVersionName(bodyOf(request)));
    response.json({ ok: true });
  });

  router.post(`${all}/:n/restore`, open, async (request: Asked, response: Opened) => {
    response.json(await response.locals.project.restore(numberOf(request)));
  });
  return router;
}

/** Throws 'not-found'. */
function numberOf({ params }: Asked): number {
  if (!/^\d{1,15}$/.test(params.n)) throw new CodedError('not-found');
  return Number(params.n);
}
