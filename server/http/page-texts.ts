import { PAGE_NOTICES, type Notice } from '../../runtime/pages/page-notices.ts';

/** What a page of the host itself says where something is missing. Title first, then one thing to do. */
export const PAGE_TEXTS = {
  ...PAGE_NOTICES,
  noProject: { title: 'There is no project here', text: 'Look at the link again: is a letter missing?' },
  nothing: { title: 'There is nothing here', text: 'Look at the link again: is a letter missing?' },
  notYet: { title: 'Not yet', text: 'This part is not built yet.' },
  broken: { title: 'Something went wrong', text: 'It is not your fault. Please load the page again.' },
  badRequest: { title: 'That did not work', text: 'Look at the link again: is a letter missing?' },
  toStart: 'Go to the start page',
} as const;

export type { Notice };
