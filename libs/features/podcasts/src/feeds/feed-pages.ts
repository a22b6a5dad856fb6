/** Episodes in one document of a feed. */
export const PAGE_EPISODES = 100;

/**
 * How a feed is cut (RFC 5005, 4). The document that is subscribed to has the newest; archives are whole blocks counted
 * from the first episode ever, so that a new one moves nothing in them. They may repeat what the first has.
 * @param older episodes, withdrawn ones too, that came before the oldest of the subscribed document
 */
export function archivesFor(older: number): number {
  return Math.ceil(older / PAGE_EPISODES);
}

/** Neighbours of an archive, or of the subscribed document where `archive` is null; the first archive is the oldest. */
export function neighboursOf(
  archive: number | null,
  archives: number,
): { older: number | null; newer: number | null } {
  if (archive === null) return { older: archives > 0 ? archives : null, newer: null };
  return { older: archive > 1 ? archive - 1 : null, newer: archive < archives ? archive + 1 : null };
}
