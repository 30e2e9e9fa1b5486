import { expect, test } from 'vitest';
import { LessonLibrary } from '../../../server/lessons/lesson-library.ts';
import type { LessonTexts } from '../../../server/lessons/lesson-source.ts';
import { OWN_LESSONS } from '../../../server/lessons/read-lessons.ts';
import type { LessonBlock, LessonInline } from '../../../server/protocol/lesson.ts';
import { hardestFirst, lengthsOf } from '../../support/readability.ts';

/** Nine and ten years. */
const HIGHEST_GRADE = 5;

const library = LessonLibrary.read([OWN_LESSONS]);

function plain(parts: readonly LessonInline[]): string {
  return parts.map((part) => (part.type === 'code' ? `\`${part.text}\`` : part.text)).join('');
}

function textsOf(blocks: readonly LessonBlock[]): string[] {
  return blocks.flatMap((block) => {
    switch (block.type) {
      case 'paragraph':
        return [plain(block.parts)];
      case 'list':
        return block.items.map(plain);
      case 'code':
        return [];
    }
  });
}

/** All that a pupil reads in a lesson, in one language. */
function allOf({ summary, intro, steps }: LessonTexts): string[] {
  const inSteps = steps.flatMap(({ text, hints, say, predict }) => [
    ...textsOf(text),
    ...hints.map(plain),
    ...Object.values(say).map(plain),
    ...(predict ? [plain(predict.question), ...predict.choices.map(plain), plain(predict.because)] : []),
  ]);
  return [summary, ...textsOf(intro), ...inSteps];
}

const inLanguage = (language: string): string[] =>
  library.all.flatMap(({ texts }) => {
    const own = texts.get(language);
    return own ? allOf(own) : [];
  });

test(`every text of the lessons can be read at grade ${String(HIGHEST_GRADE)}`, () => {
  const readings = hardestFirst(inLanguage('en'));
  expect(readings.length).toBeGreaterThan(200);
  const worst = readings.slice(0, 10).map(({ grade, text }) => `${grade.toFixed(1)} ${text}`);
  console.log(`lessons: ${String(readings.length)} texts, the hardest first\n${worst.join('\n')}`);
  expect(readings.filter(({ grade }) => grade > HIGHEST_GRADE)).toEqual([]);
});

test('the lessons in Spanish have short sentences of short words', () => {
  const lengths = inLanguage('es').map(lengthsOf);
  expect(lengths.length).toBeGreaterThan(200);
  expect(lengths.filter(({ longestSentence }) => longestSentence > 22)).toEqual([]);
  const all = lengths.filter(({ lettersOfWord }) => lettersOfWord > 0);
  expect(all.reduce((sum, { lettersOfWord }) => sum + lettersOfWord, 0) / all.length).toBeLessThan(6);
});
