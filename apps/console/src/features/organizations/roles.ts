import { useWords } from '@/ui';
import type { Shape } from '@/api-client';

export type Role = Shape<'MemberResponse'>['roles'][number];

/** In the order in which they are offered: those who write and review first. */
export const roles: readonly Role[] = [
  'author',
  'editor',
  'chief_editor',
  'correspondent',
  'administrator',
  'security_administrator',
  'auditor',
];

/** 三员: nobody holds two of them, except in a small office. */
export const exclusiveRoles: ReadonlySet<Role> = new Set<Role>([
  'administrator',
  'security_administrator',
  'auditor',
]);

/** What a role is called. */
export function useRoleName(): (role: Role) => string {
  const say = useWords('organizations');
  return (role) => say(`role.${role}.name`);
}
