/** One part of a message, as it is shown on its wire. */
export interface Part {
  name: string;
  value: string;
}

/** More than this is never visible on a wire. Characters, parts. */
const LONGEST = 120;
const MOST = 8;

/** The parts of a message besides its op. A text that is no message is one part without a name. */
export function payloadOf(text: string): Part[] {
  if (text === '') return [];
  const message = parse(text);
  if (!message) return [{ name: '', value: short(text) }];
  return Object.entries(message)
    .filter(([name]) => name !== 'op')
    .slice(0, MOST)
    .map(([name, value]) => ({ name, value: short(JSON.stringify(value)) }));
}

/** The same in one line. */
export function payloadLine(parts: Part[]): string {
  return parts.map(({ name, value }) => (name === '' ? value : `${name}: ${value}`)).join(', ');
}

/** All of it, a line a part. A text that is no message is shown as it is. */
export function fullText(text: string): string {
  const message = parse(text);
  return message ? JSON.stringify(message, null, 2) : text;
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined; // cut short by the host, or not JSON at all: shown as it is
  }
}

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
