/**
 * What a person types for a part of a message, as a value. A number, true, false, a list or an object in JSON is one; everything
 * else is a text as it was typed. A number in quotes is a text too.
 */
export function formValue(typed: string): unknown {
  const trimmed = typed.trim();
  if (!/^(?:-?\d|true$|false$|null$|[[{"])/.test(trimmed)) return typed;
  try {
    return JSON.parse(trimmed);
  } catch {
    return typed;
  }
}
