/** One decision as the sheet prints it; names, posts and units are those of then. */
export interface SheetDecision {
  stageKey: string;
  deciderName: string;
  deciderPost: string | null;
  deciderUnit: string;
  /** In whose place it was made, if by delegation. */
  onBehalfOf: string | null;
  outcome: 'approve' | 'return' | 'reject';
  comment: string | null;
  at: Date;
  revisionNumber: number;
  /** SHA-256 of the revision that was decided on. */
  fingerprint: string;
  /** False: it was made void by a later correction or return; it stays on the sheet. */
  stands: boolean;
}

/** A reviewer's own correction within the review. */
export interface SheetCorrection {
  stageKey: string;
  correctorName: string;
  fromRevision: number;
  toRevision: number;
  comment: string | null;
  at: Date;
}

export interface SheetReview {
  id: string;
  state: string;
  flowName: string;
  stages: { key: string; kind: 'review' | 'proof' }[];
  revisionNumber: number;
  fingerprint: string;
  submitterName: string;
  submittedAt: Date;
  comment: string | null;
  decidedAt: Date | null;
  decisions: SheetDecision[];
  corrections: SheetCorrection[];
}

/** 先发后补: an order by which the item went out before its review. */
export interface SheetEmergency {
  reasonCode: string;
  reasonText: string | null;
  approverName: string;
  approvedAt: Date;
  means: string;
  wording: string;
  recorderName: string;
  platformNames: string[];
  /** Until when the review had to be made good. */
  dueAt: Date;
  closedAs: 'completed' | 'refuted' | null;
  closedAt: Date | null;
}

/** What proofing found in the version that was released, and who answered for what it wanted confirmed. */
export interface SheetProofing {
  forbid: number;
  confirm: number;
  suggest: number;
  acceptances: { passage: string; reason: string; acceptedBy: string }[];
  at: Date;
}

export interface SheetPublication {
  platformName: string;
  accountName: string;
  mode: string;
  state: string;
  scheduledAt: Date;
  publishedAt: Date | null;
  url: string | null;
  withdrawnAt: Date | null;
  withdrawReason: string | null;
}

/** 送审单: everything that a sheet of paper tells of how an item was examined and released. */
export interface ReviewSheet {
  contentId: string;
  title: string;
  type: string;
  organizationName: string;
  timeZone: string;
  columnName: string | null;
  brandName: string | null;
  authorName: string;
  coAuthorNames: string[];
  byline: string;
  source: string | null;
  locale: string;
  /** Of the body of the current revision. */
  characters: number;
  currentRevision: number;
  /** Oldest first; the last is the one that counts. */
  reviews: SheetReview[];
  /** Of the last release; null where none was. */
  proofing: SheetProofing | null;
  emergency: SheetEmergency[];
  publications: SheetPublication[];
  /** The newest entry of the audit trail about the item: with it the paper can be held against the trail. */
  trail: { sequence: number; hash: string; at: Date } | null;
}

export function lastReview(sheet: ReviewSheet): SheetReview | null {
  return sheet.reviews.at(-1) ?? null;
}

/**
 * 签发: the last review's approval, by whoever answers for the content; a proof that follows it releases nothing. Of a
 * flow of proofs alone, the last of them. Null while the item is not released.
 */
export function signOffOf(sheet: ReviewSheet): SheetDecision | null {
  const review = lastReview(sheet);
  if (review?.state !== 'approved') return null;
  const approvals = review.decisions.filter(({ outcome, stands }) => outcome === 'approve' && stands);
  const isReview = ({ stageKey }: SheetDecision) =>
    review.stages.some(({ key, kind }) => key === stageKey && kind === 'review');
  return approvals.findLast(isReview) ?? approvals.at(-1) ?? null;
}
