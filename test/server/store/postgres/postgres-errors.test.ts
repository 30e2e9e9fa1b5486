import { describe, expect, it } from 'vitest';
import { toldError } from '../../../../server/store/postgres/postgres-errors.ts';

/** As the database tells it. */
function told(code: string, more: object = {}): Error {
  return Object.assign(new Error('words of the database'), { severity: 'ERROR', code, ...more });
}

describe('what goes wrong with the database', () => {
  it.each([
    ['53100', 'disk-full'],
    ['08006', 'database-away'],
    ['53300', 'database-away'],
    ['55P03', 'database-away'],
    ['57014', 'database-away'],
    ['57P01', 'database-away'],
    ['57P03', 'database-away'],
    ['25P03', 'database-away'],
    ['58030', 'database-away'],
  ])('%s is %s', (code, expected) => {
    const cause = told(code);
    expect(toldError(cause)).toMatchObject({ code: expected, cause });
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND'])('%s of the system is database-away', (code) => {
    expect(toldError(Object.assign(new Error('words of the system'), { code }))).toMatchObject({ code: 'database-away' });
  });

  it('so is what the driver says without a code', () => {
    expect(toldError(new Error('Connection terminated unexpectedly'))).toMatchObject({ code: 'database-away' });
  });

  it.each(['40P01', '22021', '42P01', '23503'])(
    '%s stays what it is, for to try again changes nothing, or is for another to do',
    (code) => {
      const error = told(code);
      expect(toldError(error)).toBe(error);
    },
  );

  it('a link or key that another project has is told as that, and nothing else that is there twice', () => {
    expect(toldError(told('23505', { table: 'projects' }))).toMatchObject({ code: 'id-taken' });
    const other = told('23505', { table: 'updates' });
    expect(toldError(other)).toBe(other);
  });

  it('a mistake of our own stays one', () => {
    const error = new RangeError('which no number can hold');
    expect(toldError(error)).toBe(error);
  });
});
