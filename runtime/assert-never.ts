/** Ends every `switch` over a union: the compiler complains here when a member has no case. */
export function assertNever(value: never): never {
  throw new Error(`not a member of the union: ${JSON.stringify(value)}`);
}
