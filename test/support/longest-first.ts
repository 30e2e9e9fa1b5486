import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that compute longest, the longest first: each took more than half a minute of it. How long a file is tells nothing of that. */
export const LONGEST = [
  'edit-live',
  'access',
  'ways-out-firefox',
  'ways-out-chromium',
  'checked-while-typing',
  'fuzz',
  'hostile-in-the-ide',
  'pane-harm',
  'kill-while-typing',
  'two-editors',
  'below-a-prefix',
  'abuse',
].map((name) => `/${name}.test.ts`);

/** Those that take longest begin first, so that in the end nobody waits for one that began last. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => groupOf(a) - groupOf(b) || rankOf(a) - rankOf(b));
  }
}

function groupOf({ project }: TestSpecification): number {
  return project.config.sequence.groupOrder;
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = LONGEST.findIndex((ending) => moduleId.endsWith(ending));
  return rank === -1 ? LONGEST.length : rank;
}
