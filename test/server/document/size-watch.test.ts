import { describe, expect, it } from 'vitest';
import { SizeWatch } from '../../../server/document/size-watch.ts';

const KB = 1024;

describe('the watch over the size of a document', () => {
  it('refuses what would go past the limit, and takes what fits', () => {
    let size = 90 * KB;
    const watch = new SizeWatch({ limit: 100 * KB, size, measure: () => size, assets: () => 0 });
    expect(() => watch.grow(11 * KB)).toThrow(expect.objectContaining({ code: 'too-large' }));
    watch.grow(10 * KB);
    size = 100 * KB;
    expect(() => watch.grow(1)).toThrow(expect.objectContaining({ code: 'too-large' }));
  });

  it('always takes what makes the document no larger', () => {
    const watch = new SizeWatch({ limit: 100 * KB, size: 500 * KB, measure: () => 500 * KB, assets: () => 0 });
    watch.grow(0);
  });

  it('measures anew when its count says full and something came since, else it does not', () => {
    let measured = 0;
    const watch = new SizeWatch({
      limit: 100 * KB,
      size: 0,
      measure: () => {
        measured += 1;
        return 60 * KB;
      },
      assets: () => 0,
    });
    watch.grow(90 * KB);
    for (let count = 0; count < 10; count += 1) expect(() => watch.grow(50 * KB)).toThrow();
    expect(measured).toBe(1);
    watch.grow(20 * KB);
    watch.grow(40 * KB);
    expect(measured).toBe(2);
  });

  it('finds the room that a deletion has made', () => {
    let size = 90 * KB;
    const watch = new SizeWatch({ limit: 100 * KB, size, measure: () => size, assets: () => 0 });
    expect(() => watch.grow(20 * KB)).toThrow();
    size = 10 * KB;
    watch.grow(0);
    watch.grow(20 * KB);
  });

  it('counts the assets that there are, and those that come, beside the document', () => {
    let [size, assets] = [30 * KB, 50 * KB];
    const watch = new SizeWatch({ limit: 100 * KB, size, measure: () => size, assets: () => assets });
    expect(() => watch.grow(KB, 20 * KB)).toThrow(expect.objectContaining({ code: 'too-large' }));
    watch.grow(KB, 19 * KB);
    [size, assets] = [31 * KB, 69 * KB];
    expect(() => watch.grow(1)).toThrow(expect.objectContaining({ code: 'too-large' }));
    assets = 0;
    watch.grow(69 * KB);
  });
});
