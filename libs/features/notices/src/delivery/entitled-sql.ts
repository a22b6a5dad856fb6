import { actionsByRole, roles } from '@haojiao/features/organizations';
import type { Action } from '@haojiao/features/organizations';

/** Which role grants which action, as two lists of one length: parameters for `entitledSql`. */
export const grantedActions: [Action[], string[]] = (() => {
  const pairs = roles.flatMap((role) => [...actionsByRole[role]].map((action) => ({ action, role })));
  return [pairs.map(({ action }) => action), pairs.map(({ role }) => role)];
})();

/**
 * A condition: the person may do the notice's action in its unit, by the very table that decides about the action
 * itself, and is the one it is for, if it is for one. For a statement in which `n` names `notices`, `o` its
 * organization and `person` a user's id; takes two parameters, from `$first` on.
 */
export function entitledSql(person: string, first: number): string {
  return `((n.user_id IS NULL OR n.user_id = ${person}) AND EXISTS (
    SELECT FROM memberships m
    JOIN users entitled ON entitled.id = m.user_id AND entitled.state = 'active'
    JOIN unnest($${first}::text[], $${first + 1}::text[]) AS granted (action, role)
      ON granted.action = n.action AND granted.role = ANY (m.roles)
    WHERE m.user_id = ${person}
      AND (m.organization_id = o.id OR m.inherit AND m.organization_id = ANY (o.path))))`;
}

/** A condition: the notice is of one of the kinds, or of a noun among them; `list` is an SQL array of texts. */
export function ofKindsSql(list: string): string {
  return `(n.kind = ANY (${list}) OR split_part(n.kind, '.', 1) = ANY (${list}))`;
}
