import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { LibsqlDatabase } from '../../../../server/store/sqlite/libsql-database.ts';
import { buildChild } from '../child.ts';

describe('a value on its way into the database and out', () => {
  const told = new Map<string, string>();
  beforeAll(async () => {
    const child = await buildChild(join(import.meta.dirname, 'bind-value.ts'));
    const { lines, ended } = child.start();
    lines.on('line', (line) => told.set(line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)));
    expect(await ended).toEqual({ code: 0, signal: null, errors: '' });
    await child.remove();
  });

  it.each([
    ['true', { type: 'integer', v: 1 }],
    ['false', { type: 'integer', v: 0 }],
    ['undefined', { type: 'null', v: null }],
    ['null', { type: 'null', v: null }],
    ['integer', { type: 'integer', v: 5 }],
    ['negative', { type: 'integer', v: -5 }],
    ['past 2^31', { type: 'integer', v: 2 ** 31 + 5 }],
    ['largest safe', { type: 'integer', v: Number.MAX_SAFE_INTEGER }],
    ['unsafe integer', 'TypeError'],
    ['fraction', { type: 'real', v: 1.5 }],
    ['NaN', 'TypeError'],
    ['Infinity', 'TypeError'],
    ['bigint', { type: 'integer', v: 12 }],
    ['unsafe bigint', 'RangeError'],
    ['bigint of 65 bits', 'TypeError'],
    ['text', { type: 'text', v: 'let x = "🦦é"' }],
    ['empty text', { type: 'text', v: '' }],
    ['text with NUL', 'TypeError'],
    ['bytes', { type: 'blob', v: { Uint8Array: [1, 0, 255] } }],
    ['part of bytes', { type: 'blob', v: { Uint8Array: [1, 0, 255] } }],
    ['no bytes', { type: 'blob', v: { Uint8Array: [] } }],
    ['Buffer', { type: 'blob', v: { Uint8Array: [1, 0, 255] } }],
    ['ArrayBuffer', { type: 'blob', v: { Uint8Array: [1, 0, 255] } }],
    ['Date', 'TypeError'],
    ['object', 'TypeError'],
    ['array', 'TypeError'],
    ['symbol', 'TypeError'],
    ['function', 'TypeError'],
  ])('%s', (name, expected) => {
    expect(told.get(name)).toBe(typeof expected === 'string' ? expected : JSON.stringify(expected));
  });
});

describe('the database', () => {
  it('uses a statement again after it has failed', () => {
    const database = new LibsqlDatabase(':memory:', 0);
    database.prepare('create table t (v integer primary key)').run([]);
    const insert = () => database.prepare('insert into t values (?)');
    insert().run([1]);
    expect(() => insert().run([1])).toThrow('UNIQUE');
    expect(insert().run([2])).toMatchObject({ changes: 1 });
    expect(database.prepare('select v from t').all([])).toEqual([{ v: 1 }, { v: 2 }]);
    database.close();
  });

  it('gives the changed rows of a statement that returns some', () => {
    const database = new LibsqlDatabase(':memory:', 0);
    database.prepare('create table t (v)').run([]);
    expect(database.prepare('insert into t values (?) returning v').all([7])).toEqual([{ v: 7 }]);
    expect(database.prepare('select v from t').all([])).toEqual([{ v: 7 }]);
    database.close();
  });

  it('tells of a full disk by its code, though SQLite has rolled back already', () => {
    const database = new LibsqlDatabase(':memory:', 0);
    database.prepare('create table t (v)').run([]);
    database.prepare('pragma max_page_count = 20').all([]);
    database.prepare('begin').run([]);
    expect(() => database.prepare('insert into t values (?)').run([new Uint8Array(200_000)])).toThrow(
      expect.objectContaining({ code: 'disk-full' }),
    );
    database.prepare('rollback').run([]);
    database.prepare('insert into t values (?)').run([1]);
    database.close();
  });
});
