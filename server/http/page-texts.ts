/** What a page of the host itself says where something is missing. Title first, then one thing to do. */
export const PAGE_TEXTS = {
  noProject: { title: 'There is no project here', text: 'Look at the link again: is a letter missing?' },
  noStartPage: { title: 'This project has no index.html yet', text: 'Make a file with the name index.html, and you see it here.' },
  noFile: (path: string, near: string | undefined) => ({
    title: `There is no ${path}`,
    text: near === undefined ? 'Is there a file of that name in your project?' : `There is ${near}. Did you mean that?`,
  }),
  noPosting: { title: 'A page can not take this', text: 'The form loaded the page again. Add event.preventDefault() to stop it.' },
  onlySocket: { title: 'This is for websockets', text: 'A program connects here. A person does not need to.' },
  nothing: { title: 'There is nothing here', text: 'Look at the link again: is a letter missing?' },
  notYet: { title: 'Not yet', text: 'This part is not built yet.' },
  broken: { title: 'Something went wrong', text: 'It is not your fault. Please load the page again.' },
  badRequest: { title: 'That did not work', text: 'Look at the link again: is a letter missing?' },
  toStart: 'Go to the start page',
} as const;

export interface Notice {
  title: string;
  text: string;
}
