import { createContext, runInContext } from 'node:vm';
import { LOOP_GUARD } from '../../runtime/loop-guard-call.ts';

/** Scripts as pupils and others write them. Each puts what it has worked out in `result`. */
export const LOOP_SCRIPTS: Record<string, string> = {
  'sorts a list': `
    const list = [5, 3, 9, 1, 7];
    for (let i = 0; i < list.length; i++)
      for (let j = 0; j < list.length - 1 - i; j++)
        if (list[j] > list[j + 1]) [list[j], list[j + 1]] = [list[j + 1], list[j]];
    var result = list;`,
  'leaves and goes on by labels': `
    var result = [];
    outer: for (const a of [1, 2, 3]) {
      inner: for (let b = 0; ; b++) {
        if (b > 4) continue outer;
        if (a === 3) break outer;
        while (true) { if (b % 2) continue inner; break; }
        result.push(a * 10 + b);
      }
    }
    a: { b: for (;;) { break a } }`,
  'does something first': `
    var n = 0, result = '';
    do n++; while (n < 5)
    do { result += n; if (n-- === 3) continue; result += '-' } while (n > 0, n > 2)
    do for (const x of [1]) n += x; while (n < 9) result += n`,
  'has heads with nothing, comments and line ends in them': `
    var i = 0, result = [];
    for (;;) { if (i++ > 3) break }
    for (/* ; */ ; /* ; */ ; i++) if (i > 9) break;
    for (let a = 0 /* ; */ // ;
      ;
      ; a++) { result.push(a); if (a > 2) break }
    for (var b = (1, 2), c = ';'; ; b++, c += ';') if (b > 4) { result.push(c); break }
    for (const k in { a: 1, b: 2 }) result.push(k)
    for (var e of 'xy') result.push(e), i++
    for (var f of 'z') ;
    for (var g in []) {}
    result.push(i, e, f)`,
  'has bodies without braces, one in another': `
    var result = [];
    for (const a of [1, 2]) for (const b in { x: 1 }) if (a > 1) result.push(a + b); else for (const c of 'pq') result.push(c)
    if (result.length > 1) for (const a of [7]) result.push(a); else result.push('no')
    for (const a of [8]) while (result.length < 9) result.push(a)
    for (const a of [9]) try { throw a } catch (e) { result.push(e) } finally { result.push('f') }`,
  'counts down, and in steps': `
    var result = [];
    for (let i = 10; i > 0; i -= 3) result.push(i);
    for (let i = 0; i <= 1; i += 0.25) result.push(i);
    for (let x = -1; x <= 1; x++) for (let y = -1; y <= 1; y++) if (x || y) result.push(x * y);
    for (let i = 5; i < 3; i++) result.push('never');
    let n = 3; while (n) result.push(n--);`,
  'remembers each round': `
    const asks = [];
    for (let i = 0; i < 3; i++) asks.push(() => i++);
    for (let i = 0, j = 9; i < j; i++, j--) asks.push(() => i * j);
    var result = [asks[0](), asks[0](), ...asks.map((ask) => ask())];`,
  'makes things one by one': `
    function* numbers() { let n = 0; while (true) { const back = yield n++; if (back) n = back; } }
    const it = numbers();
    var result = [it.next().value, it.next().value, it.next(40).value];
    for (const n of numbers()) { if (n > 3) break; result.push(n); }
    function* waits() { for (let i = 0; i < (yield i); i++) {} while (yield 'w') {} return 'end' }
    const w = waits(); result.push(w.next().value, w.next(5).value, w.next(0).value, w.next(true).value, w.next(false).value);`,
  'is strict about it': `'use strict';
    function f() { 'use strict'; for (const a of [1]) return this === undefined; }
    var result = [f(), (function () { while (true) return typeof this })()];`,
  'is not strict about it': `
    var result = [010, typeof (function () { return this })()];
    with ({ deep: 3 }) while (result.length < deep) result.push(deep)`,
  'writes loops where they are none': `
    const words = { while: 1, for: 2, do(x) { return x } };
    class Shop { for(x) { return x } static while = 3; get do() { return 4 } }
    var result = [words.while, words.for, words?.for, words.do (5), new Shop().for (6), Shop.while, new Shop().do,
      'while (true) {}', "for (;;) {}", \`for (\${[1, 2].map((n) => { for (const m of [n]) return \`while (\${m})\`; return 0 })})\`,
      /while (true)/.source, /[/"']for (;;)/.test('x'), 8 / 2 / 1 // while (true)
      /* for (;;) */ ];
    if (result) /'/.test(''); result.push("while (1)", '"');
    var a = 4, b = 2, g = 1; result.push(a++ / b / g, (a) / b, [6][0] / b, a
      /b/g, \`\${a}\` / b)`,
  'is of an old page': `<!-- while (true) {
    var result = 0;
    for (var i = 0; i < 5; i++) result += i;
    --> for (;;) {}`,
  'ends a tag in a text': `var result = ''; for (const tag of ['b', 'script']) result += '<' + tag + '><\\/' + tag + '>';`,
  'is on one line': `var result="";for(var e=0,t=[3,1,2];e<t.length;e++)for(var n=e;n>0;)t[n-1]>t[n]?(r=t[n],t[n]=t[--n],t[n]=r):n=0;var r;do result+=t.pop();while(t.length)for(var o of"ab")result+=o;for(;;)if(result+="!",result.length>9)break`,
  'ends its lines like Windows':
    'var result = 0;\r\nfor (let i = 0; i < 9; i++)\r\n  result += i;\r\n\r\nwhile (result < 99)\r\n  result += 10\r\nresult += 1',
  'begins with a mark': '\uFEFFvar result = 0; while (result < 3) result++',
  'searches in a maze': `
    const maze = ['S.#.', '..#.', '#...', '##.E'];
    const queue = [[0, 0, 0]], seen = new Set(['0,0']);
    var result;
    search: while (queue.length) {
      const [x, y, far] = queue.shift();
      for (const [dx, dy] of [[0, 1], [1, 0], [0, -1], [-1, 0]]) {
        const [nx, ny] = [x + dx, y + dy], key = nx + ',' + ny;
        if (maze[ny]?.[nx] === undefined || maze[ny][nx] === '#' || seen.has(key)) continue;
        if (maze[ny][nx] === 'E') { result = far + 1; break search }
        seen.add(key); queue.push([nx, ny, far + 1]);
      }
    }`,
};

/** What a script works out, and which lines its loops told the guard: none where there is no guard. */
export function runScript(script: string, hasGuard = true): { result: unknown; lines: number[] } {
  const lines: number[] = [];
  const context = createContext(hasGuard ? { [LOOP_GUARD]: (line: number) => void lines.push(line) } : {});
  runInContext(script, context, { timeout: 5_000 });
  // as text: the values are of another world
  return { result: runInContext('JSON.stringify(result)', context), lines };
}
