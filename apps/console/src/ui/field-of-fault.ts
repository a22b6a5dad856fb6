export type FieldName = readonly (string | number)[];

/**
 * Where a fault of the input stands: at its own field, else at the nearest that holds it (`platforms.0` at `platforms`);
 * null where the form has neither.
 */
export function fieldOfFault(path: string, fields: readonly FieldName[]): FieldName | null {
  const known = new Map(fields.map((name) => [name.join('.'), name]));
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const field = known.get(parts.slice(0, length).join('.'));
    if (field) return field;
  }
  return null;
}
