/** What a page says to a pupil besides the words for mistakes (`runtime/page-words.ts`). */
export const TEXTS = {
  serverSays: (text: string): string => `The server says: ${text}`,
  leftOut: (count: number): string => `… and ${count} more ${count === 1 ? 'line' : 'lines'}: too many at once to show them all.`,
} as const;
