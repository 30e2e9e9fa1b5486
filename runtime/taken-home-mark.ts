/** By these a project that was taken home is known again: a member of its package.json, and the first line of our README. */
export const TAKEN_HOME_MARK = {
  member: 'wszero',
  format: 1,
  readMe: '<!-- wszero: how to run this project -->',
} as const;
