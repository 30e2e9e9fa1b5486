import type { Version } from '../../server/protocol/version.ts';
import { t } from '../texts/text.ts';

/** What a version is: its name, or else what it was made for. */
export function titleOf(version: Version): string {
  return version.name ?? whyOf(version) ?? t('versions.why.pause');
}

/** What a version was made for; undefined where its name says it all. */
export function whyOf({ why, step = 0 }: Version): string | undefined {
  switch (why) {
    case 'named':
      return undefined;
    case 'step':
      return t('versions.why.step', { step: step + 1 });
    case 'start':
    case 'pause':
    case 'copy':
    case 'restore':
      return t(`versions.why.${why}`);
  }
}
