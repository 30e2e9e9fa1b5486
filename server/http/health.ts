import { Router } from 'express';
import { CodedError } from '../errors.ts';
import { bearerOf, sameHash } from '../projects/keys.ts';

export interface HealthDeps {
  /** What `/healthz` says besides `ok`. */
  health?: () => Record<string, unknown>;
  /** False while others are to be asked instead of this host. */
  isReady?: () => boolean;
  /** Without it there are none for anybody. */
  metrics?: { token: string; read: () => Promise<string> } | undefined;
}

/** For whoever watches over hosts: whether this one lives, and whether people may be sent to it. */
export function healthRouter({ health, isReady, metrics }: HealthDeps): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ ok: true, ...health?.() });
  });
  router.get('/readyz', (_request, response) => {
    const ok = isReady?.() ?? true;
    response.set('Cache-Control', 'no-store');
    response.status(ok ? 200 : 503).json({ ok });
  });
  router.get('/metrics', async (request, response) => {
    if (!metrics) throw new CodedError('not-found');
    if (!sameHash(bearerOf(request.get('authorization')) ?? '', metrics.token)) throw new CodedError('no-key');
    response
      .set('Cache-Control', 'no-store')
      .type('text/plain; version=0.0.4')
      .send(await metrics.read());
  });
  return router;
}
