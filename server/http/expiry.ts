import { Router, type RequestHandler } from 'express';
import type { Config } from '../config.ts';
import { daysLeft } from '../housekeeping/days-left.ts';
import { LIMITS } from '../protocol/limits.ts';
import type { HostAccess } from './host-access.ts';
import { bodyOf, jsonBody } from './json-body.ts';
import { parseIds } from './requests.ts';

export interface ExpiryDeps {
  access: Pick<HostAccess, 'openedAt'>;
  config: Pick<Config, 'EXPIRY_DAYS'>;
  /** Of bodies that are being read. */
  room: RequestHandler;
}

/** For how long projects are kept here. It needs no key: whether a project is there its address tells anyhow. */
export function expiryRouter({ access, config, room }: ExpiryDeps): Router {
  const router = Router();
  router.post('/api/expiry', room, jsonBody(LIMITS.smallBodyBytes), async (request, response) => {
    const days = config.EXPIRY_DAYS;
    const opened = await access.openedAt(parseIds(bodyOf(request)));
    const now = Date.now();
    const projects = [...opened].map(([id, at]) => ({ id, ...(days !== undefined && { daysLeft: daysLeft(at, days, now) }) }));
    response.json({ ...(days !== undefined && { days }), projects });
  });
  return router;
}
