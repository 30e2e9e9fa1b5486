import type { PageAnswer, PageCall } from '../../protocol/lesson.ts';

/** Whoever can open a pupil's real page: an IDE, in hidden frames. It always answers, if only that it is gone. */
export interface PageDriver {
  do(ask: PageCall): Promise<PageAnswer>;
}
