/** What an id looks like, alone or at the beginning of a link. */
const NAME = /^([a-z0-9-]{1,60})(?:\.[a-z2-7]*)?$/;
const PATH = /^\/(?:p|play|api\/projects)\/([^/?]+)/;

/** The id of the project that a link or an id is for; undefined for what can be neither. */
export function projectIn(name: string): string | undefined {
  return NAME.exec(name)?.[1];
}

/** The project of a path that only its owner can answer; undefined for what any machine can. */
export function projectOfPath(path: string): string | undefined {
  const [, name] = PATH.exec(path) ?? [];
  return name === undefined ? undefined : projectIn(name);
}
