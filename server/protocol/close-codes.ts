/** Close codes that this project sends, besides those that RFC 6455 makes the library send by itself. */
export const CLOSE = {
  /** The host is stopping or the project moved: connect again. */
  goingAway: 1001,
  /** A message was larger than its limit. Sent by `ws`. */
  tooLarge: 1009,
  /** The host is too busy, or the project has as many clients as it can hold. */
  tryAgainLater: 1013,
  /** No project under this link. Do not connect again. */
  unknownProject: 4404,
  /** The key or link does not give this right. Do not connect again. */
  notAllowed: 4403,
  /** The client read too slowly and its queue grew past its limit. */
  tooSlow: 4408,
  /** What came on the IDE's socket was not in its protocol. */
  badMessage: 4400,
} as const;
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];
