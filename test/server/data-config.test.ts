import { describe, expect, it } from 'vitest';
import { readConfig, readDataConfig } from '../../server/config.ts';

const URL_WITH_PASSWORD = 'postgres://school:very-secret@db.test:5432/school?sslmode=require';

describe('where the data is', () => {
  it('is a folder without a word about a database', () => {
    expect(readDataConfig({})).toEqual({ DATA_DIR: './data' });
  });

  it('is told to commands beside the host, whatever else is set', () => {
    const data = { DATA_DIR: '/srv/school', DATABASE_URL: URL_WITH_PASSWORD };
    expect(readDataConfig({ ...data, PORT: 'none of their business' })).toEqual(data);
    expect(readDataConfig({ ...data, DATABASE_URL: URL_WITH_PASSWORD.replace('postgres', 'postgresql') })).toMatchObject({
      DATA_DIR: '/srv/school',
    });
  });

  it.each([
    ['mysql://school:very-secret@db.test/school', 'is not of the kind postgres://'],
    ['postgres://school:very-secret@db.test', 'is not of the kind postgres://'],
    ['very-secret', 'is not a URL'],
  ])('is no database of another kind, which is said without the password: %s', (url, words) => {
    const read = (): unknown => readConfig({ DATABASE_URL: url, PORT: 'x' });
    expect(read).toThrow(`DATABASE_URL ${words}`);
    expect(read).toThrow('PORT is not a number');
    expect(read).not.toThrow('very-secret');
  });
});
