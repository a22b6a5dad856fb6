import type { FoundLink } from './find-links';
import type { LinkVerdict } from '../domain/judge-page';

/** What was found out about one address. */
export interface LinkOutcome {
  verdict: LinkVerdict;
  /** Snake case; null for a link that is well. */
  reason: string | null;
  /** Of the last answer; null where nobody answered or nobody was asked. */
  status: number | null;
  /** The way it led, in order. */
  redirects: { status: number; url: string }[];
  /** RFC 3339. */
  checkedAt: string;
}

export interface CheckedLink extends FoundLink {
  /** Null: not looked at yet. */
  outcome: LinkOutcome | null;
}
