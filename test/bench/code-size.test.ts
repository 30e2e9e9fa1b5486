import { expect, it } from 'vitest';
import { codeSize } from './code-size.ts';

it('counts lines and letters, without comments, empty lines and the white space in front', () => {
  expect(codeSize('// say\non(1);\n\n  /* a\n b */\n  go(); // then\n')).toEqual({ lines: 2, letters: 6 + 13 });
  expect(codeSize('# say\n@on\n    pass\n')).toEqual({ lines: 2, letters: 7 });
  expect(codeSize('🦊')).toEqual({ lines: 1, letters: 1 });
  expect(codeSize('')).toEqual({ lines: 0, letters: 0 });
});
