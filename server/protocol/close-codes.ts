import { CLIENT_CLOSE } from '../../runtime/close-codes.ts';

/** Close codes that this host sends, besides those that RFC 6455 makes the library send by itself. */
export const CLOSE = {
  ...CLIENT_CLOSE,
  /** No project under this link. Do not connect again. */
  unknownProject: 4404,
  /** The key or link does not give this right. Do not connect again. */
  notAllowed: 4403,
  /** What came on the IDE's socket was not in its protocol. */
  badMessage: 4400,
} as const;
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];
