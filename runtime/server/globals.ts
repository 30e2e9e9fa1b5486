/** What a pupil's code expects of a JavaScript world and the engine lacks. Small and honest: the basics, not the whole. */
export function addGlobals(): void {
  const world = globalThis as unknown as Record<string, unknown>;
  world.queueMicrotask = (callback: () => void): void => void Promise.resolve().then(callback);
  world.structuredClone = <Value>(value: Value): Value => clone(value, new Map()) as Value;
  world.btoa = btoa;
  world.atob = atob;
  if (!('Intl' in world)) define(Number.prototype, 'toLocaleString', groupThousands);
}

function clone(value: unknown, done: Map<object, unknown>): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') throw new TypeError(`A ${typeof value} can not be copied.`);
  if (typeof value !== 'object' || value === null) return value;
  if (done.has(value)) return done.get(value);
  if (value instanceof Date) return new Date(value.getTime());
  if (value instanceof RegExp) return new RegExp(value.source, value.flags);
  if (value instanceof Map) {
    const copy = new Map<unknown, unknown>();
    done.set(value, copy);
    for (const [key, part] of value) copy.set(clone(key, done), clone(part, done));
    return copy;
  }
  if (value instanceof Set) {
    const copy = new Set<unknown>();
    done.set(value, copy);
    for (const part of value) copy.add(clone(part, done));
    return copy;
  }
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [] : {};
  done.set(value, copy);
  for (const [key, part] of Object.entries(value)) Object.assign(copy, { [key]: clone(part, done) });
  return copy;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function btoa(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; at += 3) {
    const codes = [0, 1, 2].map((offset) => text.charCodeAt(at + offset));
    if (codes.some((code) => code > 255)) throw new RangeError('btoa takes letters up to ÿ only.');
    const [a = 0, b = 0, c = 0] = codes.map((code) => code || 0);
    const bits = (a << 16) | (b << 8) | c;
    const left = text.length - at;
    result += LETTERS.charAt(bits >> 18) + LETTERS.charAt((bits >> 12) & 63);
    result += (left > 1 ? LETTERS.charAt((bits >> 6) & 63) : '=') + (left > 2 ? LETTERS.charAt(bits & 63) : '=');
  }
  return result;
}

function atob(text: string): string {
  const clean = text.replace(/[\s=]/g, '');
  let result = '';
  let bits = 0;
  let count = 0;
  for (const letter of clean) {
    const value = LETTERS.indexOf(letter);
    if (value < 0) throw new RangeError('This text is not base64.');
    bits = ((bits << 6) | value) & 0xffffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      result += String.fromCharCode((bits >> count) & 255);
    }
  }
  return result;
}

/** 1234567.5 as 1,234,567.5: what an English reader expects. */
function groupThousands(this: number): string {
  const [whole = '', fraction] = String(Math.round(Number(this) * 1000) / 1000).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
}
