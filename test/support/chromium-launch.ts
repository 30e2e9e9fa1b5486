import { findChromium } from '../../server/setup/chromium.mjs';
import { SCHOOL_HOST } from './school-host.ts';

/** How every test starts Chromium. Throws where there is none. */
export function chromiumLaunch(): { executablePath: string; headless: true; args: string[] } {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium, Chrome or Edge here: npm test says what to do');
  return {
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--host-resolver-rules=MAP ${SCHOOL_HOST} 127.0.0.1`,
    ],
  };
}
