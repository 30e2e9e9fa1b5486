/** One line of text for a value that was given to `console.log`: words as they are, the rest as one would type it. */
export function inspectAll(values: unknown[]): string {
  return values.map((value) => (typeof value === 'string' ? value : inspect(value, 0, new Set()))).join(' ');
}

const DEPTH = 3;
const ITEMS = 50;
const LENGTH = 4_000;

function inspect(value: unknown, depth: number, above: Set<object>): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, LENGTH));
  if (typeof value === 'function') return `function ${value.name}`.trim();
  if (typeof value === 'bigint') return `${String(value)}n`;
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : String(value);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (above.has(value)) return '(itself)';
  if (depth >= DEPTH) return Array.isArray(value) ? '[…]' : '{…}';
  above.add(value);
  const text = inspectObject(value, (part) => inspect(part, depth + 1, above));
  above.delete(value);
  return text;
}

function inspectObject(value: object, each: (part: unknown) => string): string {
  if (Array.isArray(value)) return `[${list(value, each)}]`;
  if (value instanceof Set) return `Set {${list([...value], each)}}`;
  if (value instanceof Map) return `Map {${list([...value], ([key, part]) => `${each(key)} => ${each(part)}`)}}`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof RegExp) return String(value);
  const entries = Object.entries(value);
  const body = list(
    entries,
    ([key, part]) => `${/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? key : JSON.stringify(key)}: ${each(part)}`,
  );
  const name = nameOf(value);
  return `${name}${body === '' ? '{}' : `{ ${body} }`}`;
}

function list<Item>(items: Item[], each: (item: Item) => string): string {
  const shown = items.slice(0, ITEMS).map(each).join(', ');
  return items.length > ITEMS ? `${shown}, … ${items.length - ITEMS} more` : shown;
}

function nameOf(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return '';
  const { constructor } = value;
  return typeof constructor === 'function' && constructor.name ? `${constructor.name} ` : '';
}
