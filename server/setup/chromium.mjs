import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { PlainError, run } from './run.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
];
const ELSEWHERE = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = process.env[variable];
    return folder ? [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Microsoft/Edge/Application/msedge.exe')] : [];
  }),
};

/**
 * The program of a browser of Chromium's kind: that of CHROME_PATH, else the first that is installed.
 * @returns {string | undefined}
 */
export function findChromium() {
  const given = process.env['CHROME_PATH'];
  if (given) return given;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, process.platform === 'win32' ? `${name}.exe` : name)));
  const known = process.platform === 'darwin' || process.platform === 'win32' ? ELSEWHERE[process.platform] : [];
  return [...onPath, ...known].find((path) => existsSync(path));
}

/**
 * As `findChromium`, and installs one where that can be done without asking: on Debian, as root.
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium for the tests. This happens once.');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env, collect: true });
    const { output } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env, collect: true });
    const installed = findChromium();
    if (installed) return installed;
    console.log(output);
  }
  throw new PlainError('The tests need a browser: install Chromium, Chrome or Edge, or put the path of one into CHROME_PATH.');
}
