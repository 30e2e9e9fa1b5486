import { runInNewContext } from 'node:vm';
import { afterAll, describe, expect, test } from 'vitest';
import * as esbuild from 'esbuild-wasm';
import { keepLines } from '../../../runtime/compiler/keep-lines.ts';
import { pageScriptOptions } from '../../../runtime/compiler/page-script-options.ts';

afterAll(() => esbuild.stop());

async function compiled(source: string, path = 'App.tsx'): Promise<string> {
  const { code, map } = await esbuild.transform(source, pageScriptOptions(path, 'react'));
  return keepLines(code, map);
}

/** Each `mark1`, `mark2` … stands on the line that it has in the source. */
async function expectMarksInPlace(source: string): Promise<void> {
  const lines = (await compiled(source)).split('\n');
  const marks = source.split('\n').flatMap((text, index) => [...text.matchAll(/mark\d+/g)].map(([mark]) => ({ mark, index })));
  expect(marks.length).toBeGreaterThan(0);
  for (const { mark, index } of marks) {
    expect(lines.map((text, line) => (new RegExp(`\\b${mark}\\b`).test(text) ? line + 1 : 0)).filter(Boolean), mark).toEqual([index + 1]);
  }
}

describe('every line stays', () => {
  test('of a component with types, comments and elements over many lines', async () => {
    await expectMarksInPlace(`import { useState } from 'react';

type Props = {
  text: string;
};
// a comment

export default function App({ text }: Props) {
  const [n, setN] = useState(mark1);
  return (
    <div
      className={mark2}
      onClick={() => {
        mark3();
      }}
    >
      {/* nothing */}
      <h1>
        Hello {mark4}
      </h1>
      {n > 1 ? (
        <p key={n}>{mark5}</p>
      ) : (
        <>
          <mark6.Part />
        </>
      )}
    </div>
  );
}
`);
  });

  test('behind enums, classes, templates and regular expressions over many lines', async () => {
    await expectMarksInPlace(`enum Colour {
  Red,
  Green,
}
const text = \`one \${mark1}

  two \${
    mark2
  }\`;
class Game {
  readonly #score = mark3;

  get score(): number {
    return this.#score + Colour.Red;
  }
}
const found = /\`[/]\${/.test(text) && mark4;
label: for (;;) {
  if (found)
    break label;
  mark5();
}
`);
  });

  test('of what a throw or a return gives from the next line on', async () => {
    await expectMarksInPlace(`function a() {
  throw (
    mark1
  );
}
const b = () => {
  return (

    mark2(() => {
      return (
        [mark3]
      );
    })
  );
};
`);
  });

  test('where esbuild has put several imports in front', async () => {
    await expectMarksInPlace(`import { list } from './a.js';
const rest = mark1;

const first = <><b {...rest} key="1" />{list && <i />}</>;
export const view = (
  <p>
    {mark2}
  </p>
);
`);
  });
});

test('means the same as before: the tokens are those of esbuild, and brackets', async () => {
  const source = `
let i = 1
i
++
i
const next = () => {
  return (
    i++
      + 1
  )
}
next();
const text = \`a\${i}
  b\`
globalThis.found = [i, text, (() => { return (
  <T,>(a: T) => a)('x')
})()];
`;
  const run = (code: string): unknown => {
    const scope: { found?: unknown } = {};
    runInNewContext(code, scope);
    return JSON.stringify(scope.found);
  };
  const { code } = await esbuild.transform(source, pageScriptOptions('App.tsx', 'react'));
  expect(run(await compiled(source))).toBe(JSON.stringify([3, 'a3\n  b', 'x']));
  expect(run(code)).toBe(run(await compiled(source)));
});

test('has no line for what esbuild adds: helpers stand on the first', async () => {
  const code = await compiled('@mark class A {}\nfunction mark(c) {\n return c; }\nwhere();', 'a.ts');
  expect(code.split('\n').findIndex((line) => line.includes('where()'))).toBe(3);
});
