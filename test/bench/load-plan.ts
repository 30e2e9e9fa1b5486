/** What the load process is told, as JSON in its first argument, and what it prints, as one line of JSON. */
export interface LoadPlan {
  /** `ws://…` */
  url: string;
  connections: number;
  /** Messages of each connection that wait for their answer at any time. */
  underWay: number;
  seconds: number;
  /** `raw`: frames made once and counted, so that the server is what limits. `node`: clients of the `ws` package. */
  client: 'raw' | 'node';
  /** Text message, sent again and again; each is answered by one text message. */
  message: string;
}

export interface LoadResult {
  replies: number;
  seconds: number;
}
