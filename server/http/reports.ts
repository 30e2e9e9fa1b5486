import { Router, type RequestHandler } from 'express';
import { LIMITS } from '../protocol/limits.ts';
import { addressOf } from './address.ts';
import type { HostAccess } from './host-access.ts';
import type { HourLimit } from './hour-limit.ts';
import { bodyOf, jsonBody } from './json-body.ts';
import { parseReport } from './requests.ts';

export interface ReportsDeps {
  access: Pick<HostAccess, 'report'>;
  /** By address. */
  reports: HourLimit;
  /** Of bodies that are being read. */
  room: RequestHandler;
}

/** Whoever has a Play link may say that something is wrong with the page. */
export function reportsRouter({ access, reports, room }: ReportsDeps): Router {
  const router = Router();
  router.post('/api/projects/:play/report', room, jsonBody(LIMITS.smallBodyBytes), async (request, response) => {
    const why = parseReport(bodyOf(request));
    reports.take(addressOf(request));
    await access.report(String(request.params['play']), why);
    response.json({ ok: true });
  });
  return router;
}
