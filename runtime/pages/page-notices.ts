/** A title, then one thing to do. */
export interface Notice {
  title: string;
  text: string;
}

/** What is said in place of a page of the pupil's that is not there. */
export const PAGE_NOTICES = {
  noStartPage: { title: 'This project has no index.html yet', text: 'Make a file with the name index.html, and you see it here.' },
  noFile: (path: string, near: string | undefined): Notice => ({
    title: `There is no ${path}`,
    text: near === undefined ? 'Is there a file of that name in your project?' : `There is ${near}. Did you mean that?`,
  }),
  noPosting: { title: 'A page can not take this', text: 'The form loaded the page again. Add event.preventDefault() to stop it.' },
  onlySocket: { title: 'This is for websockets', text: 'A program connects here. A person does not need to.' },
} as const;
