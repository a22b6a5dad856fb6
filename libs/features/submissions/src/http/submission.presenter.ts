import { LEDGER_RULE } from '../domain/ledger';
import type { SubmissionVersionEntity } from '../persistence/submission-version.entity';
import type { SubmissionStory, SubmissionView } from '../read-submissions';
import type { Receipt } from '../submission-receipts';
import type { Ledger } from '../submission-ledger';
import { fingerprintOf } from '../submission-versions';
import type {
  LedgerResponse,
  ReceiptResponse,
  SubmissionResponse,
  SubmissionSummaryResponse,
  SubmissionVersionResponse,
} from './submission.responses';

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
    targetLevel: submission.targetLevel,
    urgency: submission.urgency,
    firstSubmission: submission.firstSubmission,
    commissionId: submission.commissionId,
    route: submission.route,
    dueOn: submission.dueOn,
    lateDays: submission.lateDays,
    assetIds: submission.assetIds,
    contributors: submission.contributors,
    sentBy: submission.sentBy,
    senderName,
    sentAt: submission.sentAt?.toISOString() ?? null,
    contentId: submission.contentId,
    decidedAt: submission.decidedAt?.toISOString() ?? null,
    declineReason: submission.declineReason,
    returnReason: submission.returnReason,
    missingFields: submission.missingFields,
    isJoint: submission.jointGroupId !== null,
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
    occurredTime: submission.occurredTime,
    pictureCaptions: submission.pictureCaptions,
    signedOffBy: submission.signedOffBy,
    previouslyPublishedIn: submission.previouslyPublishedIn,
    contactPhone: story.contactPhone,
    decidedBy: submission.decidedBy,
    desk: story.desk && {
      ...story.desk,
      claim: story.desk.claim && { ...story.desk.claim, since: story.desk.claim.since.toISOString() },
    },
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

export function presentReceipt({
  submission,
  organizationName,
  version,
  fingerprint,
}: Receipt): ReceiptResponse {
  const { id, number, sentAt, title, dueOn, lateDays } = submission;
  return {
    ...{ id, number, sentAt: sentAt.toISOString(), organizationName, title, version, fingerprint },
    ...{ dueOn, lateDays },
  };
}

export function presentLedger(period: string, { from, to, timeZone, rows }: Ledger): LedgerResponse {
  return {
    period,
    from: from.toISOString(),
    to: to.toISOString(),
    timeZone,
    definitionId: LEDGER_RULE,
    items: rows,
    nextCursor: null,
  };
}

export function presentVersion(version: SubmissionVersionEntity): SubmissionVersionResponse {
  const { number, document, savedBy, savedAt } = version;
  return {
    ...{ number, savedBy, savedAt: savedAt.toISOString(), fingerprint: fingerprintOf(document) },
    ...document,
  };
}
