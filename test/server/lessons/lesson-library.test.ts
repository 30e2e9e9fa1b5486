import { describe, expect, it } from 'vitest';
import { problemLine } from '../../../server/lessons/format/problems.ts';
import { LessonLibrary } from '../../../server/lessons/lesson-library.ts';
import { CHECK, FRONT, GOOD, lessonsFolder, PREDICT, SAY } from './lesson-folder.ts';

const FILE = '02-tell-everyone/lesson.md';
const SPANISH = `---\ntitle: Díselo a todos\nsummary: Una caja para gritar.\n---\n\n## Adivina\n\nCorto.\n\n${PREDICT.replace('answer: 1\n', '')}\n## Que todos oigan\n\nCambia la línea 3.\n\n\`\`\`hints\n- Usa \`broadcast\`.\n\`\`\`\n\n\`\`\`say\nonly-ann: Solo Ann lo oyó.\n\`\`\`\n`;

function linesOf(files: Readonly<Record<string, string>>): string[] {
  using folder = lessonsFolder(files);
  return LessonLibrary.read([folder.path]).problems.map(problemLine);
}

/** What is wrong with the good lesson after this change of its text. */
function linesAfter(from: string, to: string): string[] {
  const text = GOOD[FILE] ?? '';
  if (!text.includes(from)) throw new Error(`there is no ${from}`);
  return linesOf({ ...GOOD, [FILE]: text.replace(from, to) });
}

describe('the lessons of a folder', () => {
  it('are read with their texts, and with the files of each step', () => {
    using folder = lessonsFolder(GOOD);
    const library = LessonLibrary.read([folder.path]);
    expect(library.problems).toEqual([]);
    expect(library.list('en')).toEqual([
      { id: 'tell-everyone', number: 2, title: 'Tell everyone', summary: 'Build a box to shout into.', minutes: 15, steps: 2 },
    ]);
    const lesson = library.find('tell-everyone', 'en');
    expect(lesson?.intro).toEqual([
      {
        type: 'paragraph',
        parts: [
          { type: 'text', text: 'Words ' },
          { type: 'strong', text: 'before' },
          { type: 'text', text: '.' },
        ],
      },
    ]);
    const [guess, hear] = lesson?.steps ?? [];
    expect(guess).toMatchObject({ title: 'Guess', kind: 'predict', predict: { answer: 0, choices: [[{ text: 'Only Fox' }], [{}]] } });
    expect(guess?.begins).toEqual(guess?.ends);
    expect(hear).toMatchObject({ title: 'Let everyone hear', kind: 'check', hasPages: false });
    expect(hear?.begins['server.js']).toContain('client.send');
    expect(hear?.ends['server.js']).toContain('broadcast');
    expect(hear?.ends['index.html']).toBe(hear?.begins['index.html']);
    expect(hear?.say['only-ann']?.[1]).toEqual({ type: 'code', text: 'broadcast' });
  });

  it('are in another language where there is one, and in English where not', () => {
    using folder = lessonsFolder({ ...GOOD, '02-tell-everyone/lesson.es.md': SPANISH });
    const library = LessonLibrary.read([folder.path]);
    expect(library.problems).toEqual([]);
    expect(library.find('tell-everyone', 'es')).toMatchObject({ title: 'Díselo a todos', steps: [{ title: 'Adivina' }, {}] });
    expect(library.find('tell-everyone', 'es')?.steps[0]?.predict?.answer).toBe(0);
    expect(library.find('tell-everyone', 'de')?.title).toBe('Tell everyone');
  });

  it('fall back to English for what another language lacks, and that is told', () => {
    using folder = lessonsFolder({ ...GOOD, '02-tell-everyone/lesson.es.md': SPANISH.replace('- Usa `broadcast`.', '[]') });
    const library = LessonLibrary.read([folder.path]);
    expect(library.problems.map(problemLine)).toEqual([
      "lessons/02-tell-everyone/lesson.es.md:16 A hint ('hints') of this step is missing in this language.",
    ]);
    expect(library.find('tell-everyone', 'es')?.steps[1]?.hints).toHaveLength(1);
  });

  it('say what they teach where their author does, in each language', () => {
    const english = (GOOD[FILE] ?? '').replace('minutes:', 'teaches: One and all are two things.\nminutes:');
    const spanish = SPANISH.replace('summary:', 'teaches: Uno y todos son dos cosas.\nsummary:');
    using folder = lessonsFolder({ ...GOOD, [FILE]: english, '02-tell-everyone/lesson.es.md': spanish });
    const library = LessonLibrary.read([folder.path]);
    expect(library.problems).toEqual([]);
    expect(library.list('en')[0]?.teaches).toBe('One and all are two things.');
    expect(library.find('tell-everyone', 'es')?.teaches).toBe('Uno y todos son dos cosas.');
    using lacking = lessonsFolder({ ...GOOD, [FILE]: english, '02-tell-everyone/lesson.es.md': SPANISH });
    const other = LessonLibrary.read([lacking.path]);
    expect(other.problems.map(problemLine)).toEqual(["lessons/02-tell-everyone/lesson.es.md:1 'teaches' is missing in this language."]);
    expect(other.list('es')[0]?.teaches).toBe('One and all are two things.');
  });

  it('know the one after', () => {
    const second = Object.fromEntries(Object.entries(GOOD).map(([path, text]) => [path.replace('02-tell-everyone', '03-again'), text]));
    using folder = lessonsFolder({ ...second, ...GOOD });
    const library = LessonLibrary.read([folder.path]);
    expect(library.find('tell-everyone', 'en')?.next?.id).toBe('again');
    expect(library.find('again', 'en')?.next).toBeUndefined();
  });

  it('are those of a teacher where one has the same id', () => {
    using folder = lessonsFolder(GOOD);
    using teacher = lessonsFolder({ ...GOOD, [FILE]: (GOOD[FILE] ?? '').replace('title: Tell everyone', 'title: Louder') });
    expect(LessonLibrary.read([folder.path, teacher.path]).list('en')).toMatchObject([{ title: 'Louder' }]);
  });

  it('are left out where they are broken, and the others are there', () => {
    using folder = lessonsFolder({ ...GOOD, '03-broken/lesson.md': 'nothing' });
    const library = LessonLibrary.read([folder.path]);
    expect(library.list('en').map(({ id }) => id)).toEqual(['tell-everyone']);
    expect(library.problems.map(problemLine)).toContain(
      "lessons/03-broken/lesson.md:1 The first lines must be the title and so on, between two lines of '---'.",
    );
  });
});

describe('what an author is told', () => {
  it('has the file and the line', () => {
    expect(linesAfter('times: 1 }', 'times: often }')).toEqual(["lessons/02-tell-everyone/lesson.md:34 'times' must be a number."]);
  });

  it('names a word that is not known, and one that is missing', () => {
    expect(linesAfter('minutes: 15', 'minute: 15')).toEqual([
      "lessons/02-tell-everyone/lesson.md:2 'minutes' is missing.",
      "lessons/02-tell-everyone/lesson.md:4 'minute' is not known here.",
    ]);
    expect(linesAfter('send: shout', 'sent: shout')).toEqual([
      "lessons/02-tell-everyone/lesson.md:32 'do' must have one of these words: send, raw, join, cut, slow, type, press, key, wait.",
    ]);
  });

  it.each([
    ['as: Ann', 'as: Eve', "30 'Eve' is not one of the clients."],
    ['$word }', '$wort }', "30 '$wort' is no value: there are $word, $number, $name, $any and $me."],
    ['only-ann: Only', 'only-bo: Only', "30 The way 'only-ann' has no words under 'say'."],
    ['send: shout, with: { text: $word }', "type: 'x'", "30 'Ann' is not one of the pages, so 'type' can not be."],
    ['Words **before**', 'Words <b>before</b>', "8 '<b>' is none of: words, `code`, **strong**, _emphasis_."],
    ['because: It', 'because: Look: it', "18 This can not be read: a text with ': ' in it needs '…' around it."],
    ['clients: [Ann, Bo]', 'clients: [Ann, Bo', '31 This can not be read: a [ or { is not closed.'],
    ['minutes: 15', 'title: Again', '4 This can not be read: a name stands there twice.'],
    ['answer: 1', 'answer: 3', "15 This has an 'answer' that is none of its choices."],
    ['show: [server.js]', 'show: [shout.js]', "1 'show' names shout.js, which is not in the starter."],
  ])('%s → %s', (from, to, line) => {
    expect(linesAfter(from, to).map((each) => each.replace('lessons/02-tell-everyone/lesson.md:', ''))).toContain(line);
  });

  it('is all of it at once, with the folders', () => {
    const lines = linesOf({
      '2-x/lesson.md': `${FRONT}\n## One\n\n${CHECK}\n${SAY}`,
      '2-x/starter/server.js': 'x',
      '2-x/notes.txt': 'x',
      '2-x/wrong/1-nobody/server.js': 'x',
      '2-x/solution/step-7/server.js': 'x',
      'Two/lesson.md': '',
    });
    expect(lines).toEqual([
      "lessons/2-x 'notes.txt' is no part of a lesson.",
      'lessons/2-x/solution step-7: the lesson has 1 steps.',
      "lessons/2-x/wrong/1-nobody Step 1 has no words 'nobody' under 'say'.",
      'lessons/2-x/lesson.md:8 This step has a check and no files in the solution.',
      "lessons/Two The folder's name must be a number and words in small letters, such as 02-tell-everyone.",
    ]);
  });

  it('does not let a value grow out of a few letters', () => {
    expect(linesAfter('clients: [Ann, Bo]', 'clients: &a [Ann, Bo]\npages: *a')).toEqual([
      'lessons/02-tell-everyone/lesson.md:30 This uses & and *, which a lesson can not.',
    ]);
  });
});
