interface Numbered {
  readonly number: number;
}

/** Two revisions by the order in which they were saved, whichever of them was named first. */
export function inOrder<Revision extends Numbered>(
  one: Revision,
  other: Revision,
): { older: Revision; newer: Revision } {
  return one.number <= other.number ? { older: one, newer: other } : { older: other, newer: one };
}

/** The revisions of a list and those that were chosen out of an earlier one, newest first, each once. */
export function withChosen<Revision extends Numbered>(
  revisions: readonly Revision[],
  chosen: readonly Revision[],
): Revision[] {
  const byNumber = new Map([...revisions, ...chosen].map((each) => [each.number, each]));
  return [...byNumber.values()].sort((a, b) => b.number - a.number);
}
