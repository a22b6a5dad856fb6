export interface FeedQuestion {
  since: Date | null;
  page: number;
}

const LAST_PAGE = 1_000;

/** What a feed's address asks for beside its name; what can't be read is not heard, so that no client's quirk is an error. */
export function readFeedQuestion(query: Record<string, string>): FeedQuestion {
  const since = /^\d{4}-\d{2}-\d{2}/.test(query.since ?? '') ? new Date(query.since!) : null;
  const page = /^\d{1,4}$/.test(query.page ?? '') ? Number(query.page) : 1;
  return {
    since: since && !Number.isNaN(since.getTime()) ? since : null,
    page: Math.min(Math.max(page, 1), LAST_PAGE),
  };
}
