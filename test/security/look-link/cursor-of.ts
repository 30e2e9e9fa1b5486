/** The body of an awareness message that speaks for one cursor. */
export function cursorOf(id: number, state: unknown, clock = 1): Buffer {
  const json = Buffer.from(JSON.stringify(state));
  if (id > 127 || clock > 127 || json.length > 127) throw new Error('one byte each is enough for a test');
  return Buffer.concat([Buffer.from([1, id, clock, json.length]), json]);
}
