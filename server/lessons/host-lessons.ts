import type { CheckDesk } from './check/check-desk.ts';
import type { LessonLibrary } from './lesson-library.ts';

/** The lessons of a host, and who tries what pupils make of them. */
export interface HostLessons {
  library: LessonLibrary;
  checks: CheckDesk;
}
