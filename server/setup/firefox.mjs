import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { PlainError, run } from './run.mjs';

const NAMES = ['firefox-esr', 'firefox'];
const ELSEWHERE = {
  darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = process.env[variable];
    return folder ? [join(folder, 'Mozilla Firefox/firefox.exe')] : [];
  }),
};

/**
 * The program of Firefox: that of FIREFOX_PATH, else the first that is installed.
 * @returns {string | undefined}
 */
export function findFirefox() {
  const given = process.env['FIREFOX_PATH'];
  if (given) return given;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, process.platform === 'win32' ? `${name}.exe` : name)));
  const known = process.platform === 'darwin' || process.platform === 'win32' ? ELSEWHERE[process.platform] : [];
  return [...onPath, ...known].find((path) => existsSync(path));
}

/**
 * As `findFirefox`, and installs one where that can be done without asking: on Debian, as root. Without any, its tests are
 * skipped, but for a machine that tests for others (`CI=true`): there it throws.
 * @returns {Promise<string | undefined>}
 */
export async function ensureFirefox() {
  const found = findFirefox();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Firefox for the tests. This happens once.');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env, collect: true });
    const { output } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'firefox-esr'], { env, collect: true });
    const installed = findFirefox();
    if (installed) return installed;
    console.log(output);
  }
  if (process.env['CI'] === 'true') throw new PlainError('The tests need Firefox: install it, or put its path into FIREFOX_PATH.');
  console.log('Firefox is not here, nor can it be installed: its tests are skipped.');
  return undefined;
}
