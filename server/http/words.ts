import { Router, type RequestHandler } from 'express';
import type { Config } from '../config.ts';
import { CodedError } from '../errors.ts';
import { addressOf } from './address.ts';
import type { HostAccess } from './host-access.ts';
import { bodyOf, jsonBody } from './json-body.ts';
import { linksOf } from './links.ts';
import { LIMITS } from '../protocol/limits.ts';
import { parseWords } from './requests.ts';
import { untilGone } from './until-gone.ts';
import type { WrongKeyBrake } from './wrong-key-brake.ts';

export interface WordsDeps {
  access: HostAccess;
  config: Config;
  brake: WrongKeyBrake;
  /** Of bodies that are being read. */
  room: RequestHandler;
}

/** A pupil at another computer: from the secret words to the project. */
export function wordsRouter({ access, config, brake, room }: WordsDeps): Router {
  const router = Router();
  router.post('/api/words', room, jsonBody(LIMITS.smallBodyBytes), async (request, response) => {
    const editKey = parseWords(bodyOf(request));
    const found = await brake.try(addressOf(request), editKey, untilGone(response), async () => {
      const project = await access.findByWords(editKey);
      if (!project) throw new CodedError('unknown-project', 'No project has these words.');
      return project;
    });
    response.json({ id: found.id, editKey: found.editKey, links: linksOf(found, config) });
  });
  return router;
}
