import { Router } from 'express';
import type { Request } from 'express';
import { CodedError } from '../errors.ts';
import { LIMITS } from '../protocol/limits.ts';
import { addressOf } from './address.ts';
import type { KeyKind } from './host-access.ts';
import { bodyOf, jsonBody } from './json-body.ts';
import { linksOf } from './links.ts';
import type { ProjectsDeps } from './projects.ts';
import { parseKeyAction } from './requests.ts';
import { withKey } from './with-key.ts';

const KEY_KINDS: ReadonlySet<string> = new Set<KeyKind>(['play', 'look', 'remix', 'edit']);

/** Make a copy of a project, give a project other keys, and delete it. */
export function keysRouter({ access, config, brake, newProjects, room }: Omit<ProjectsDeps, 'exports' | 'lessons'>): Router {
  const router = Router();

  router.post('/api/projects/:id/remix', async (request, response) => {
    const { id } = request.params;
    const made = await withKey({ request, response, brake, link: id }, (key) => {
      newProjects.take(addressOf(request));
      return access.remix(id, key);
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
      const changed = await withKey({ request, response, brake }, (key) => access.changeKey(id, key, kind, action));
      const { editKey, words } = changed;
      response.json({ ...(words && { editKey, words }), links: linksOf(changed, config) });
    },
  );
  router.delete('/api/projects/:id', async (request, response) => {
    await withKey({ request, response, brake }, (key) => access.delete(request.params.id, key));
    response.status(204).end();
  });
  return router;
}

function isKeyKind(kind: string): kind is KeyKind {
  return KEY_KINDS.has(kind);
}
