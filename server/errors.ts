/** One table of what the host refuses: HTTP status, and words for whoever reads the answer. */
export const ERRORS = {
  'bad-request': { status: 400, message: 'This request is not one that the host understands.' },
  'bad-json': { status: 400, message: 'The body is not JSON.' },
  'bad-files': { status: 400, message: 'The files are not acceptable.' },
  'no-key': { status: 401, message: 'This needs the Edit key: Authorization: Bearer …' },
  'wrong-key': { status: 403, message: 'That key does not open this project.' },
  'wrong-origin': { status: 403, message: 'This socket is for the pages of this host only.' },
  'unknown-project': { status: 404, message: 'There is no project here.' },
  'project-deleted': { status: 410, message: 'This project was deleted.' },
  'unknown-lesson': { status: 404, message: 'There is no such lesson on this host.' },
  'not-found': { status: 404, message: 'There is nothing here.' },
  'file-missing': { status: 404, message: 'There is no file of that name.' },
  'id-taken': { status: 409, message: 'There is a project of that address already.' },
  'too-slow': { status: 408, message: 'The request did not come to its end in time.' },
  'too-large': { status: 413, message: 'That is too large.' },
  'too-many': { status: 429, message: 'That is too many. Please wait a little.' },
  'not-yet': { status: 501, message: 'This host can not do that yet.' },
  'try-another': { status: 503, message: 'This host can not answer for that project now. Please try again in a moment.' },
  'database-away': { status: 503, message: 'This host can not reach its database. Please try again in a moment.' },
  'disk-full': { status: 507, message: 'The disk of this host is full. Whoever runs it has to make room.' },
  broken: { status: 500, message: 'Something went wrong in the host. It was written down.' },
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** A fault with a code of the table. `detail` is safe to show to whoever asked. */
export class CodedError extends Error {
  override name = 'CodedError';
  readonly code: ErrorCode;
  constructor(code: ErrorCode, detail?: string, options?: ErrorOptions) {
    super(detail ?? ERRORS[code].message, options);
    this.code = code;
  }
  get status(): number {
    return ERRORS[this.code].status;
  }
}
