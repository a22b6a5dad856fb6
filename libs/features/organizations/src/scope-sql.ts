import type { Scope } from './domain/actor';

/**
 * A condition that keeps a list inside a scope, for a statement in which `alias` names `organizations`.
 * Uses two parameters, from `$firstParameter` on.
 */
export function scopeSql(alias: string, firstParameter: number): string {
  return `(${alias}.path && $${firstParameter}::uuid[] OR ${alias}.id = ANY($${firstParameter + 1}::uuid[]))`;
}

/** The two parameters of `scopeSql`. */
export function scopeParameters(scope: Scope): [string[], string[]] {
  return [scope.branches, scope.units];
}
