/** An asset goes by the SHA-256 of its bytes, as 64 hex digits: an entry of the document holds that in place of a text. */
export function isAssetHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}
