/** What a value is, in a child's words: 'a function', 'a button', 'a list'. Never throws. */
export function nameOfValue(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'undefined';
  if (typeof value === 'string') return value === '' ? 'an empty text' : 'a text';
  if (typeof value === 'number') return Number.isFinite(value) ? 'a number' : String(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'bigint') return 'a BigInt';
  if (typeof value === 'symbol') return 'a Symbol';
  if (Array.isArray(value)) return 'a list';
  if (value === window || value === parent) return 'the window';
  if (value instanceof Element) return withArticle(value.localName);
  if (value instanceof Document) return 'the document';
  if (value instanceof Event) return withArticle(`${value.type} event`);
  if (value instanceof Promise) return 'a promise (use await to get what is in it)';
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  return kind === 'Object' ? 'an object' : withArticle(kind);
}

function withArticle(name: string): string {
  return `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}`;
}
