import { notAllowed, notFound } from '@haojiao/kernel';

export const seeUnit = {
  read: 'organization.read',
  noun: 'organization',
  zh: '没有这个单位。',
  en: 'There is no such unit.',
} as const;

/**
 * Brands that may be used where the caller may read them: those of these units, of the units below and of the units
 * above them. For a statement in which `o` is the brand's unit; `$1` and `$2` are the caller's branches and units.
 */
export const visibleBrand = `(o.path && $1::uuid[] OR o.id = ANY ($2::uuid[]) OR EXISTS (
  SELECT FROM organizations mine WHERE mine.id = ANY ($1::uuid[] || $2::uuid[]) AND o.id = ANY (mine.path)))`;

export function brandNotFound() {
  return notFound('brand', '没有这个品牌。', 'There is no such brand.');
}

/** To whoever sees it, from a unit below for instance. */
export function mayNotManageBrand() {
  return notAllowed(
    'not_allowed',
    '您在这个品牌所属的单位没有“brand.manage”权限，请联系管理员分配相应角色。',
    'You lack the right "brand.manage" in the unit of this brand; ask an administrator for a role that has it.',
  );
}
