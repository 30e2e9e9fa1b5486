import { describe, expect, it } from 'vitest';
import { PaneTokens } from '../../../server/projects/pane-tokens.ts';

const tokens = new PaneTokens(Buffer.from('a secret of the host'));

describe('PaneTokens', () => {
  it('gives the name back, in another life of the host too', () => {
    const token = tokens.make('brave-otter', 'Golden Fox');
    expect(new PaneTokens(Buffer.from('a secret of the host')).read('brave-otter', token)).toBe('Golden Fox');
  });

  it('makes another token each time', () => {
    expect(tokens.make('p', 'Fox')).not.toBe(tokens.make('p', 'Fox'));
  });

  it('fits into an address as it is', () => {
    expect(tokens.make('p', 'Größe 🦊')).toMatch(/^[\w.-]+$/);
  });

  it('knows a token of another project, of another host, or made up', () => {
    const token = tokens.make('p', 'Fox');
    expect(tokens.read('q', token)).toBeUndefined();
    expect(new PaneTokens(Buffer.from('other')).read('p', token)).toBeUndefined();
    for (const forged of ['', '.', '..', 'Rm94.x.y', token.slice(1), `${token}x`, `${token.slice(0, -1)}é`, 'x'.repeat(10_000)]) {
      expect(tokens.read('p', forged)).toBeUndefined();
    }
  });
});
