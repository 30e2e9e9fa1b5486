/** Close codes that a client may get, besides those that RFC 6455 makes the library send by itself. */
export const CLIENT_CLOSE = {
  /** The server is stopping or has moved: connect again, at once. */
  goingAway: 1001,
  /** A message was larger than its limit. Sent by `ws`. */
  tooLarge: 1009,
  /** There are as many clients as there can be, or no time for one more. */
  tryAgainLater: 1013,
  /** The client read too slowly and its queue grew past its limit. */
  tooSlow: 4408,
  /** No project under this link. Do not connect again. */
  unknownProject: 4404,
  /** The key or link does not give this right. Do not connect again. */
  notAllowed: 4403,
} as const;
export type ClientCloseCode = (typeof CLIENT_CLOSE)[keyof typeof CLIENT_CLOSE];
