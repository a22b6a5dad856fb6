import type { Value, Variant } from '../draft/fields';

/** The variant with one member set; null where nothing of the item is replaced any more. */
export function withMember(
  variant: Variant,
  member: keyof Variant,
  value: string | readonly string[] | null,
): Value {
  const others = Object.fromEntries(Object.entries(variant).filter(([name]) => name !== member));
  const isSet = value !== null && value !== '';
  const changed = { ...others, ...(isSet && { [member]: value }) };
  return Object.keys(changed).length === 0 ? null : (changed as Value);
}
