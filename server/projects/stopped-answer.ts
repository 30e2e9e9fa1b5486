/** What a client is told whose message nobody handles. */
export const STOPPED_ANSWER = Buffer.from(JSON.stringify({ op: 'error', code: 'stopped', msg: 'The server is stopped.' }));
