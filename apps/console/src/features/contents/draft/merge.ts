import { changedPaths, isSame } from './fields';
import type { Fields, Value } from './fields';

/** One path that two people wrote on, each in their own way. */
export interface Clash {
  readonly path: string;
  readonly base: Value;
  readonly mine: Value;
  readonly theirs: Value;
}

export interface Merged {
  /** Theirs, with what only we changed; at clashes ours. */
  readonly fields: Fields;
  readonly clashes: readonly Clash[];
  /** Paths where their words came in. */
  readonly taken: readonly string[];
}

/** What two people made of the same version, field by field. */
export function mergeFields(base: Fields, mine: Fields, theirs: Fields): Merged {
  const ours = changedPaths(base, mine);
  const clashes = ours
    .filter((path) => !isSame(base[path], theirs[path]) && !isSame(mine[path], theirs[path]))
    .map((path) => ({
      path,
      base: base[path] ?? null,
      mine: mine[path] ?? null,
      theirs: theirs[path] ?? null,
    }));
  const fields = { ...theirs, ...Object.fromEntries(ours.map((path) => [path, mine[path] ?? null])) };
  const taken = changedPaths(base, theirs).filter((path) => !ours.includes(path));
  return { fields, clashes, taken };
}
