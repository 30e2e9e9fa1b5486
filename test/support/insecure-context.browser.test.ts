import { expect, test } from 'vitest';
import { SCHOOL_HOST } from './school-host.ts';

test('runs in an insecure context, as on the network of a school', () => {
  expect(location.hostname).toBe(SCHOOL_HOST);
  expect(isSecureContext).toBe(false);
  expect('randomUUID' in crypto).toBe(false);
});
