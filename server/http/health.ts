import { Router } from 'express';

export interface HealthDeps {
  /** What `/healthz` says besides `ok`. */
  health?: () => Record<string, unknown>;
  /** False while others are to be asked instead of this host. */
  isReady?: () => boolean;
}

/** For whoever watches over hosts: whether this one lives, and whether people may be sent to it. */
export function healthRouter({ health, isReady }: HealthDeps): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ ok: true, ...health?.() });
  });
  router.get('/readyz', (_request, response) => {
    const ok = isReady?.() ?? true;
    response.set('Cache-Control', 'no-store');
    response.status(ok ? 200 : 503).json({ ok });
  });
  return router;
}
