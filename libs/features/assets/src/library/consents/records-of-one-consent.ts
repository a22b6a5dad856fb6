/** What tells rows of `asset_consents` apart, with the name in clear. */
export interface ConsentRecord {
  id: string;
  supersedesId: string | null;
  recordedBy: string;
  recordedAt: Date;
  personName: string;
}

/** Alike of a consent and of its copy with another version of the asset. */
export function keyOfConsent({ recordedBy, recordedAt, personName }: ConsentRecord): string {
  return JSON.stringify([recordedBy, recordedAt.getTime(), personName]);
}

/**
 * Every row that tells of the consent of `one`: its copies with other versions, what was corrected, and the corrections.
 * A correction is another row than a copy of what it corrected, which stands elsewhere; the chain between them joins them.
 */
export function recordsOfOneConsent<T extends ConsentRecord>(one: T, rows: T[]): T[] {
  let found = rows.filter(({ id }) => id === one.id);
  for (;;) {
    const further = rows.filter((row) => found.some((known) => isOfOneConsent(row, known)));
    if (further.length === found.length) return found;
    found = further;
  }
}

function isOfOneConsent(one: ConsentRecord, other: ConsentRecord): boolean {
  return (
    one.supersedesId === other.id ||
    other.supersedesId === one.id ||
    keyOfConsent(one) === keyOfConsent(other)
  );
}
