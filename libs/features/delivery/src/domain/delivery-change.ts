/** The channel on which every process that keeps ready answers hears of changes, when they are committed. */
export const DELIVERY_CHANGED = 'delivery_changed';

/** What is told there: an item went live, changed or was withdrawn; or a unit's or a programme's own words changed. */
export type DeliveryChange =
  | {
      contentId: string;
      slug: string;
      /** Programmes of which it is an episode, or was one until now. */
      programmeIds?: string[];
    }
  | { programmeId: string }
  | { organizationId: string };

/** Null for a message that we did not write: then everything may have changed. */
export function parseDeliveryChange(payload: string): DeliveryChange | null {
  try {
    const change = JSON.parse(payload) as Partial<Record<string, unknown>> | null;
    if (typeof change?.contentId === 'string' && typeof change.slug === 'string') {
      const { contentId, slug, programmeIds } = change;
      return { contentId, slug, programmeIds: Array.isArray(programmeIds) ? programmeIds.map(String) : [] };
    }
    if (typeof change?.programmeId === 'string') return { programmeId: change.programmeId };
    if (typeof change?.organizationId === 'string') return { organizationId: change.organizationId };
  } catch {
    // not JSON, hence not ours
  }
  return null;
}
