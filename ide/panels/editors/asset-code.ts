import { assertNever } from '../../../runtime/assert-never.ts';
import { assetKind } from '../../../runtime/asset-kind.ts';

/** A line of code that shows or plays an asset, and where a pupil writes it. */
export interface AssetCode {
  where: 'page' | 'style';
  code: string;
}

/** `path` of the asset, seen from a page at the top of the project. A text has none. */
export function assetCode(path: string): AssetCode | undefined {
  const use = assetKind(path)?.use;
  switch (use) {
    case undefined:
      return undefined;
    case 'picture':
      return { where: 'page', code: `<img src="${path}" alt="">` };
    case 'sound':
      return { where: 'page', code: `<audio src="${path}" controls></audio>` };
    case 'film':
      return { where: 'page', code: `<video src="${path}" controls></video>` };
    case 'font':
      return { where: 'style', code: `@font-face { font-family: ${familyOf(path)}; src: url("${path}"); }` };
    default:
      return assertNever(use);
  }
}

/** A word that needs no quotes in CSS, so without dots and not with a digit first. */
function familyOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1, path.lastIndexOf('.')).replace(/[^A-Za-z0-9-]/g, '-');
  return /^[A-Za-z]/.test(name) ? name : `font-${name}`;
}
