import { CLIENT_CLOSE } from '../../runtime/close-codes.ts';

/** Close codes that this host sends, besides those that RFC 6455 makes the library send by itself. */
export const CLOSE = {
  ...CLIENT_CLOSE,
  /** What came on the IDE's socket was not in its protocol. */
  badMessage: 4400,
} as const;
