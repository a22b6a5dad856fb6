import { LEDGER_RULE } from '../domain/ledger';
import type { SubmissionStory, SubmissionView } from '../read-submissions';
import type { Ledger } from '../submission-ledger';
import type { LedgerResponse, SubmissionResponse, SubmissionSummaryResponse } from './submission.responses';

export function presentSubmission({
  submission,
  organizationName,
  senderName,
}: SubmissionView): SubmissionSummaryResponse {
  return {
    id: submission.id,
    number: submission.number,
    organizationId: submission.organizationId,
    organizationName,
    category: submission.category,
    state: submission.state,
    title: submission.title,
    occurredOn: submission.occurredOn,
    assetIds: submission.assetIds,
    contributors: submission.contributors,
    sentBy: submission.sentBy,
    senderName,
    sentAt: submission.sentAt.toISOString(),
    contentId: submission.contentId,
    decidedAt: submission.decidedAt?.toISOString() ?? null,
    declineReason: submission.declineReason,
    adoptedAt: submission.adoptedAt?.toISOString() ?? null,
    version: submission.version,
    updatedAt: submission.updatedAt.toISOString(),
  };
}

export function presentStory(story: SubmissionStory): SubmissionResponse {
  const { submission } = story;
  return {
    ...presentSubmission(story),
    bodyHtml: submission.bodyHtml,
    signedOffBy: submission.signedOffBy,
    previouslyPublishedIn: submission.previouslyPublishedIn,
    contactPhone: story.showsContact ? submission.contactPhone : null,
    decidedBy: submission.decidedBy,
    timeline: story.events.map(({ kind, actorId, actorName, note, occurredAt }) => ({
      kind,
      actorId,
      actorName,
      note,
      occurredAt: occurredAt.toISOString(),
    })),
    adoptions: story.adoptions,
    instructions: story.instructions,
  };
}

export function presentLedger(period: string, { from, to, timeZone, rows }: Ledger): LedgerResponse {
  return {
    period,
    from: from.toISOString(),
    to: to.toISOString(),
    timeZone,
    definitionId: LEDGER_RULE,
    items: rows.map((row) => ({ ...row, points: null })),
    nextCursor: null,
  };
}
