import { createProject, type MadeProject } from '../../support/api.ts';
import type { RunningHost } from '../../support/start-host.ts';
import { startOutside, type Outside } from './outside.ts';
import { startPlainHost } from './plain-host.ts';
import type { Inside, OpenTab } from './tab.ts';
import { OTHER_PAGE, PARSED, tryingPage } from './trying-page.ts';
import { WAYS_TO_CALL, type Place } from './ways-to-call.ts';
import { STAYING, WAYS_TO_LEAVE } from './ways-to-leave.ts';

const LEAVING = Object.keys(WAYS_TO_LEAVE);
/** A page that none of these lets go is still there for the next one; one that has left is not, and what tries next is another. */
const inTurns = (staying: string[]): string[][] => [staying, ...LEAVING.filter((way) => !staying.includes(way)).map((way) => [way])];
const IN_FRAMES = inTurns(STAYING.inFrame);
const ALONE = inTurns(STAYING.alone);
/** Pages that try something as soon as they are there. */
const PAGES = ['parsed.html', 'refresh.html'];

export const ALL_WAYS = [...Object.keys(WAYS_TO_CALL), ...PARSED, ...LEAVING];

/** What came of one way of opening a page. It may still grow: what a browser has begun ends when it likes. */
export interface Attempt extends AsyncDisposable {
  readonly out: ReadonlySet<string>;
  /** Ways to read that worked. */
  readonly read: unknown;
}

/** A browser, a host, and another project on it, whose page is open and waits to be heard. */
export interface Scene {
  openTab: OpenTab;
  host: RunningHost;
  other: MadeProject;
}

export async function setScene(openTab: OpenTab, host: RunningHost): Promise<Scene> {
  const other = await createProject(host.url, OTHER_PAGE);
  await openTab(`${host.schoolUrl}/p/${other.play}/`);
  return { openTab, host, other };
}

/** By the address of its files, at the top of a tab. `url` is that of the host. Without turns it only calls. */
export async function alone(scene: Scene, url: string, turns = ALONE): Promise<Attempt> {
  const { outside, made, place } = await begin(scene, url);
  const read = await byItself(scene.openTab, `${url}/p/${made.play}/`, place, turns);
  return ended(outside, read);
}

/** As `alone`, on a host that protects nothing: it shows which ways there are. */
export async function plain(scene: Scene, name: string, turns: string[][]): Promise<Attempt> {
  const outside = await startOutside();
  const host = await startPlainHost(name, tryingPage(outside.url));
  await byItself(scene.openTab, `${host.url}/`, placeOf(scene, outside, host.url, 'none'), turns);
  return {
    out: outside.seen,
    read: [],
    async [Symbol.asyncDispose]() {
      await host[Symbol.asyncDispose]();
      await outside[Symbol.asyncDispose]();
    },
  };
}

async function byItself(openTab: OpenTab, url: string, place: Place, turns: string[][]): Promise<unknown> {
  const inTab = async (): Promise<Inside> => {
    const [page] = await (await openTab(url)).frames(url, 1);
    if (!page) throw new Error('no page');
    return page;
  };
  const first = await inTab();
  const read = await first.run(`readAll(${JSON.stringify(place)})`);
  await first.run(`callAll(${JSON.stringify(place)})`);
  if (turns.length === 0) return read;
  for (const page of PAGES) await leave(await inTab(), goTo(page));
  for (const ways of turns) await leave(await inTab(), tryLeaving(ways, place));
  return read;
}

/** In the frame of the page that a Play link leads to. How a page leaves is tried in fewer ways: frame and policy are those of panes. */
export async function inPlay(scene: Scene): Promise<Attempt> {
  const { outside, made, place } = await begin(scene);
  const turns = [STAYING.inFrame, ['location-href'], ['link'], ['refresh']];
  const read = await inFrames(place, turns, async () => {
    const [page] = await (await scene.openTab(`${scene.host.schoolUrl}/play/${made.play}`)).frames(`/p/${made.play}/`, 1);
    return page;
  });
  return ended(outside, read);
}

/** In panes of the IDE. */
export async function inPanes(scene: Scene): Promise<Attempt> {
  const { outside, made, place } = await begin(scene);
  const tab = await scene.openTab(`${scene.host.schoolUrl}${made.links.edit}`);
  // All of them before the first one leaves: only a frame that is there is counted.
  const wanted = 1 + PAGES.length + IN_FRAMES.length;
  for (let count = 2; count < wanted; count += 1) await tab.click('.add-client');
  const panes = await tab.frames(`/p/${made.play}/`, wanted);
  const read = await inFrames(place, IN_FRAMES, async () => panes.shift());
  return ended(outside, read);
}

async function inFrames(place: Place, turns: string[][], next: () => Promise<Inside | undefined>): Promise<unknown> {
  const frame = async (): Promise<Inside> => {
    const found = await next();
    if (!found) throw new Error('no frame');
    return found;
  };
  const first = await frame();
  const read = await first.run(`readAll(${JSON.stringify(place)})`);
  await first.run(`callAll(${JSON.stringify(place)})`);
  for (const page of PAGES) await leave(await frame(), goTo(page));
  for (const ways of turns) await leave(await frame(), tryLeaving(ways, place));
  return read;
}

async function begin(scene: Scene, url = scene.host.schoolUrl): Promise<{ outside: Outside; made: MadeProject; place: Place }> {
  const outside = await startOutside();
  const made = await createProject(scene.host.url, tryingPage(outside.url));
  return { outside, made, place: placeOf(scene, outside, url, made.play) };
}

function placeOf({ other }: Scene, { url, ports }: Outside, host: string, play: string): Place {
  return { out: url, ports, host: new URL(host).host, play, other: { id: other.id, play: other.play } };
}

function ended(outside: Outside, read: unknown): Attempt {
  return { out: outside.seen, read, [Symbol.asyncDispose]: () => outside[Symbol.asyncDispose]() };
}

/** A page that has left answers nobody, so its answer is not waited for. */
async function leave(page: Inside, code: string): Promise<void> {
  await page.run('true');
  page.run(code).catch(() => undefined);
}

function tryLeaving(ways: string[], place: Place): string {
  return `leave(${JSON.stringify(ways)}, ${JSON.stringify(place)})`;
}

function goTo(page: string): string {
  return `void setTimeout(() => (location.href = ${JSON.stringify(page)}))`;
}
