/** Options of one publication: shown only between these instants. */
export interface Showing {
  from?: Date;
  until?: Date;
}

/** `showFrom` and `showUntil` (ISO 8601) of a publication's options; null where they make no sense. */
export function showingOf({ showFrom, showUntil }: Record<string, unknown>): Showing | null {
  const from = instantOf(showFrom);
  const until = instantOf(showUntil);
  if (from === null || until === null) return null;
  return from && until && until <= from ? null : { from, until };
}

function instantOf(value: unknown): Date | null | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const at = typeof value === 'string' ? new Date(value) : new Date(NaN);
  return Number.isNaN(at.getTime()) ? null : at;
}
