const LENGTH = 4_000;
const DEPTH = 3;
const ITEMS = 50;

/** One line for what was given to `console.log`: words as they are, the rest as one would type it. Never throws. */
export function inspectAll(values: readonly unknown[]): string {
  const text = fill(values)
    .map((value) => (typeof value === 'string' ? value : inspect(value)))
    .join(' ');
  return text.length > LENGTH ? `${text.slice(0, LENGTH)}…` : text;
}

/** The first value may be a pattern with %s, %d, %i, %f, %o, %O, %j or %c in it, as in every console. */
function fill(values: readonly unknown[]): unknown[] {
  const [pattern, ...rest] = values;
  if (typeof pattern !== 'string' || rest.length === 0 || !pattern.includes('%')) return [...values];
  const filled = pattern.replace(/%([sdifoOjc%])/g, (whole, letter: string) => {
    if (letter === '%') return '%';
    if (rest.length === 0) return whole;
    const value = rest.shift();
    if (letter === 'c') return '';
    if (letter === 'd' || letter === 'i') return String(Math.trunc(Number(value)));
    if (letter === 'f') return String(Number(value));
    return letter === 's' && typeof value === 'string' ? value : inspect(value);
  });
  return [filled, ...rest];
}

function inspect(value: unknown): string {
  try {
    return show(value, 0, new Set());
  } catch {
    // A getter or a Proxy of the pupil's that throws.
    return '(something that can not be shown)';
  }
}

function show(value: unknown, depth: number, above: Set<object>): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, LENGTH));
  if (typeof value === 'function') return `function ${value.name}`.trim();
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : String(value);
  if (above.has(value)) return '(itself)';
  const leaf = showLeaf(value);
  if (leaf !== undefined) return leaf;
  if (depth >= DEPTH) return Array.isArray(value) ? '[…]' : '{…}';
  above.add(value);
  const text = showParts(value, (part) => show(part, depth + 1, above));
  above.delete(value);
  return text;
}

/** What is shown by itself, without its parts. */
function showLeaf(value: object): string | undefined {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (value instanceof Element) return startTag(value);
  if (value instanceof Node) return value.nodeName;
  if (value === window) return 'window';
  if (value instanceof Event) return `${nameOf(value)}"${value.type}"`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof RegExp) return String(value);
  if (value instanceof Promise) return 'Promise';
  if (value instanceof ArrayBuffer || (ArrayBuffer.isView(value) && !('length' in value)))
    return `${nameOf(value)}{${value.byteLength} bytes}`;
  return undefined;
}

function startTag(element: Element): string {
  const copy = element.cloneNode(false);
  const html = copy instanceof Element ? copy.outerHTML : '';
  return html.slice(0, Math.min(200, html.indexOf('>') + 1)) || `<${element.localName}>`;
}

function showParts(value: object, each: (part: unknown) => string): string {
  if (Array.isArray(value)) return `[${list(value, value.length, each)}]`;
  if (value instanceof Set) return `Set {${list(value, value.size, each)}}`;
  if (value instanceof Map) return `Map {${list(value, value.size, ([key, part]) => `${each(key)} => ${each(part)}`)}}`;
  if (value instanceof NodeList || value instanceof HTMLCollection) return `${nameOf(value)}[${list(value, value.length, each)}]`;
  const keys = Object.keys(value);
  const body = list(
    keys,
    keys.length,
    (key) => `${/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? key : JSON.stringify(key)}: ${each(Reflect.get(value, key))}`,
  );
  return `${nameOf(value)}${body === '' ? '{}' : `{ ${body} }`}`;
}

function list<Item>(items: Iterable<Item>, count: number, each: (item: Item) => string): string {
  const shown: string[] = [];
  for (const item of items) {
    if (shown.length === ITEMS) break;
    shown.push(each(item));
  }
  return count > ITEMS ? `${shown.join(', ')}, … ${count - ITEMS} more` : shown.join(', ');
}

/** 'Player ' for what a class made, '' for a plain object. */
function nameOf(value: object): string {
  const { constructor } = value;
  return typeof constructor === 'function' && constructor !== Object && constructor.name !== '' ? `${constructor.name} ` : '';
}
