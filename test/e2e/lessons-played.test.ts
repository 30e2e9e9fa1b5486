/** Lessons as a pupil does them, to their end, in real Chromium: the code is typed, and the pages are used as the text says. */
import { beforeAll, expect, test } from 'vitest';
import { browser, host } from '../support/host-and-browser.ts';
import { IdePage, PATIENCE } from '../support/ide-page.ts';
import { LessonPupil } from '../support/lesson-pupil.ts';

const LONG = { timeout: 400_000 } as const;

let ide: IdePage;
beforeAll(async () => {
  ide = await IdePage.blank(browser);
}, 120_000);

test('lesson 4, the class chat, is done to its end', LONG, async () => {
  const pupil = await LessonPupil.begins(host, ide, 'class-chat');
  const { drawer } = pupil;
  const words = ide.inside('Fox').getByLabel('Your words');
  await words.fill('anybody there?', PATIENCE);
  await drawer.pressInPage('Send');
  await ide.hears('Owl', 'anybody there?');
  await drawer.ticked();

  await drawer.next(2);
  await pupil.guesses('Nothing', 'Good try.');

  await drawer.next(3);
  await drawer.says('still read it as code');
  await pupil.types('client.js', 'innerHTML', 'textContent');
  await drawer.ticked();
  await words.fill('<b>hi</b>', PATIENCE);
  await drawer.pressInPage('Send');
  await ide.hears('Owl', '<b>hi</b>');

  await drawer.next(4);
  await pupil.guesses('One', 'Yes!');

  await drawer.next(5);
  await drawer.says("Bo's page showed only one of them");
  await drawer.press('Hint 1 of 3');
  await drawer.says('Three things happen');
  // A line is made, and nowhere put in.
  await pupil.types('client.js', 'list.textContent = msg.text;', "const line = document.createElement('p');\nline.textContent = msg.text;");
  await drawer.says('Is the new line added with');
  await pupil.types('client.js', 'line.textContent = msg.text;', 'line.textContent = msg.text;\nlist.append(line);');
  await drawer.ticked();

  await drawer.next(6);
  await pupil.types('client.js', 'line.textContent = msg.text', "line.textContent = msg.from + ': ' + msg.text");
  await words.fill('it was me', PATIENCE);
  await expect
    .poll(async () => {
      await words.fill('it was me', PATIENCE);
      await drawer.pressInPage('Send');
      return await ide.inside('Owl').getByText('Fox: it was me').count();
    }, PATIENCE)
    .toBeGreaterThan(0);
  await pupil.ends(6);
  await drawer.root.getByRole('button', { name: 'Next lesson' }).waitFor(PATIENCE);
});

test('lesson 8, the paper for all, is done to its end', LONG, async () => {
  const pupil = await LessonPupil.begins(host, ide, 'draw-together');
  const { drawer } = pupil;
  await draws();
  await drawer.ticked();

  await drawer.next(2);
  await pupil.guesses('One', 'Good try.');

  await drawer.next(3);
  await drawer.says('only Ann saw them');
  await drawer.press('Hint 1 of 3');
  await drawer.says('That goes to one client only.');
  // All hear of it, but not where it is.
  await pupil.types('server.js', "client.send('dot', { x, y, color })", "broadcast('dot', { x, color })");
  await drawer.says('but not where Ann drew them');
  await pupil.types('server.js', '{ x, color }', '{ x, y, color }');
  await drawer.ticked();
  await draws();
  await expect.poll(dotsOfOwl, PATIENCE).toBeGreaterThan(0);

  await drawer.next(4);
  await drawer.says('got no picture');
  await pupil.types(
    'server.js',
    'a dot.',
    "a dot.\nlet picture = [];\non('connect', (client) => client.send('picture', { dots: picture }));",
  );
  await drawer.says('got an empty picture');
  await pupil.types(
    'server.js',
    "broadcast('dot', { x, y, color });",
    "picture.push({ x, y, color });\nbroadcast('dot', { x, y, color });",
  );
  await drawer.ticked();

  await drawer.next(5);
  await pupil.types('server.js', '// Nothing happens yet.', 'picture = [];');
  await drawer.says('no page got the empty picture');
  await pupil.types('server.js', 'picture = [];\n});', "picture = [];\nbroadcast('picture', { dots: picture });\n});");
  await drawer.ticked();
  await draws();
  await expect.poll(dotsOfOwl, PATIENCE).toBeGreaterThan(0);
  await drawer.pressInPage('Wipe');
  await expect.poll(dotsOfOwl, PATIENCE).toBe(0);

  await drawer.next(6);
  await pupil.ends(6);
  await drawer.root.getByRole('button', { name: 'Next lesson' }).waitFor(PATIENCE);

  /** A line with the mouse, in the page of Fox. */
  async function draws(): Promise<void> {
    const paper = ide.inside('Fox').locator('#paper');
    await paper.hover({ ...PATIENCE, position: { x: 20, y: 20 } });
    await ide.page.mouse.down();
    for (const x of [40, 60, 80]) await paper.hover({ position: { x, y: 40 } });
    await ide.page.mouse.up();
  }

  /** How many points of the paper of Owl are not white. */
  async function dotsOfOwl(): Promise<number> {
    return await ide
      .inside('Owl')
      .locator('#paper')
      .evaluate((paper) => {
        const pen = paper instanceof HTMLCanvasElement ? paper.getContext('2d') : null;
        if (!pen) throw new Error('there is no paper');
        return pen.getImageData(0, 0, 600, 340).data.filter((value) => value > 0).length;
      });
  }
});

test('lesson 11, the game of catch, is done to its end', LONG, async () => {
  const pupil = await LessonPupil.begins(host, ide, 'catch');
  const { drawer } = pupil;
  await drawer.pressInPage('Down');
  await drawer.ticked();

  await drawer.next(2);
  await drawer.says('Not yet.');
  await drawer.press('Hint 1 of 3');
  await drawer.says('What does everyone need to know?');
  // Everyone is told, but by no clock.
  await pupil.types('server.js', "client.send('places', { players, it });\n});\n\n//", "broadcast('places', { players, it });\n});\n\n//");
  await drawer.says('Nobody moved for a second');
  await pupil.types('server.js', "broadcast('places', { players, it });", '');
  await pupil.types('server.js', '// The name', "setInterval(() => broadcast('places', { players, it }), 200);\n// The name");
  await drawer.ticked();
  // Fox is seen to run in the page of Owl.
  const foxAtOwl = ide.inside('Owl').locator('.player', { hasText: 'Fox' });
  const style = async (): Promise<string | null> => await foxAtOwl.getAttribute('style', PATIENCE);
  const stood = await style();
  await drawer.pressInPage('Down');
  await expect.poll(style, PATIENCE).not.toBe(stood);

  await drawer.next(3);
  await pupil.guesses('The game is over', 'Good try.');

  await drawer.next(4);
  await drawer.says('is still on the board');
  await pupil.types('server.js', '\n});\n', "\n});\n\non('disconnect', (client) => { delete players[client.name]; });\n");
  await drawer.ticked();

  await drawer.next(5);
  await pupil.types(
    'server.js',
    "broadcast('places', { players, it }), 200);",
    "{ if (!players[it]) it = Object.keys(players)[0]; broadcast('places', { players, it }); }, 200);",
  );
  await drawer.says('Is the line with met at the end of go');
  await pupil.types(
    'server.js',
    "if (way === 'down') me.y = Math.min(me.y + 1, 7);",
    "if (way === 'down') me.y = Math.min(me.y + 1, 7);\nif (client.name === it) it = met(me) ?? it;",
  );
  await drawer.ticked();

  await drawer.next(6);
  await pupil.ends(6);
  await drawer.root.getByRole('button', { name: 'Next lesson' }).waitFor(PATIENCE);
});

test('lesson 12 is done to its end with React', LONG, async () => {
  const pupil = await begins12();
  const { drawer } = pupil;
  await says('hello from React');
  await drawer.ticked();
  await toTheState(pupil);
  await pupil.types('react-chat.jsx', "[last, setLast] = useState('')", '[lines, setLines] = useState([])');
  await pupil.types('react-chat.jsx', 'setLast(msg.text)', 'setLines([msg.text])');
  await pupil.types('react-chat.jsx', '<p>{last}</p>', '{lines.map((line, number) => <p key={number}>{line}</p>)}');
  await drawer.says('showed only one of them');
  await pupil.types('react-chat.jsx', 'setLines([msg.text])', 'setLines((lines) => [...lines, msg.text])');
  await drawer.ticked();
  await endsLast(pupil);
});

test('lesson 12 is done to its end with Vue', LONG, async () => {
  const pupil = await begins12();
  const { drawer } = pupil;
  await pupil.picks('index.html');
  await pupil.types('index.html', 'react-chat.jsx', 'vue-chat.js');
  await ide.connected('Fox', 'Owl');
  await says('hello from Vue');
  await drawer.ticked();
  await toTheState(pupil);
  await pupil.picks('vue-chat.js');
  await pupil.types('vue-chat.js', "last = ref('')", 'lines = ref([])');
  await pupil.types('vue-chat.js', 'last.value = msg.text;', 'lines.value.push(msg.text);');
  await pupil.types('vue-chat.js', 'return { last,', 'return { lines,');
  await pupil.types('vue-chat.js', '<p>{{ last }}', '<p>{{ lines }}');
  await drawer.says('Not yet.');
  await pupil.types('vue-chat.js', '<p>{{ lines }}', '<p v-for="line in lines">{{ line }}');
  await drawer.ticked();
  await endsLast(pupil);
});

async function begins12(): Promise<LessonPupil> {
  const pupil = await LessonPupil.begins(host, ide, 'your-way');
  await pupil.guesses('Nothing', 'Yes!');
  await pupil.drawer.next(2);
  return pupil;
}

/** Until the page of Owl shows it: pages are loaded anew after a change. */
async function says(words: string): Promise<void> {
  const box = ide.inside('Fox').getByLabel('Your words');
  await expect
    .poll(async () => {
      await box.fill(words, PATIENCE);
      await box.press('Enter');
      return await ide.inside('Owl').getByText(words).count();
    }, PATIENCE)
    .toBeGreaterThan(0);
}

async function toTheState(pupil: LessonPupil): Promise<void> {
  const { drawer } = pupil;
  await drawer.next(3);
  await pupil.guesses('Both', 'Good try.');
  await drawer.next(4);
  await drawer.says('showed only one of them');
  await drawer.press('Hint 1 of 3');
  await drawer.says('An empty list is');
}

async function endsLast(pupil: LessonPupil): Promise<void> {
  // while it was half typed, the page could not run
  ide.watch.ownErrors.length = 0;
  await says('the first');
  await says('the second');
  await ide.hears('Owl', 'the first');
  await pupil.drawer.next(5);
  await pupil.ends(5);
  await pupil.drawer.says('That was the last lesson.');
  expect(await pupil.drawer.root.getByRole('button', { name: 'Next lesson' }).count()).toBe(0);
}
