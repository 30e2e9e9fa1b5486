import { Router, type Request } from 'express';
import type { Config } from '../config.ts';

export interface ReachDeps {
  config: Pick<Config, 'PUBLIC_URL'>;
  /** Where other computers find this host. */
  reach: () => string | undefined;
}

/** For whoever sits at the host itself, where its name is `localhost`: what others type. To nobody else is that told. */
export function reachRouter({ config, reach }: ReachDeps): Router {
  const router = Router();
  router.get('/api/reach', (request, response) => {
    const url = config.PUBLIC_URL === undefined && isHere(request) ? reach() : undefined;
    response.json({ ...(url !== undefined && { url }) });
  });
  return router;
}

function isHere({ socket, headers }: Request): boolean {
  const { remoteAddress = '' } = socket;
  return (remoteAddress === '::1' || /^(::ffff:)?127\./.test(remoteAddress)) && headers['x-forwarded-for'] === undefined;
}
