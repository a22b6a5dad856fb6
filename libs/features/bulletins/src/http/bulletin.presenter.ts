import type { AppealView } from '../appeals/bulletin-appeals';
import type { BulletinView, WholeBulletin } from '../read-bulletins';
import type { AppealResponse, BulletinResponse, BulletinSummaryResponse } from './bulletin.responses';

export function presentSummary({
  bulletin,
  organizationName,
  title,
  number,
  closedAt,
  correctedById,
}: BulletinView): BulletinSummaryResponse {
  return {
    id: bulletin.id,
    organizationId: bulletin.organizationId,
    organizationName,
    assessmentYearId: bulletin.assessmentYearId,
    unitClasses: bulletin.unitClasses,
    period: bulletin.period,
    span: bulletin.span,
    startsOn: bulletin.startsOn,
    endsOn: bulletin.endsOn,
    title,
    number,
    state: bulletin.state,
    appealsFrom: bulletin.appealsFrom,
    appealsUntil: bulletin.appealsUntil,
    closedAt: closedAt?.toISOString() ?? null,
    correctsId: bulletin.correctsId,
    correctionReason: bulletin.correctionReason,
    correctedById,
    createdAt: bulletin.createdAt.toISOString(),
    updatedAt: bulletin.updatedAt.toISOString(),
  };
}

export function presentBulletin(whole: WholeBulletin): BulletinResponse {
  const { bulletin, content, computedAt, documents, openAppeals } = whole;
  return {
    ...presentSummary(whole),
    letterhead: bulletin.letterhead,
    numberPrefix: bulletin.numberPrefix,
    preparedBy: bulletin.preparedBy,
    listsSilent: bulletin.listsSilent,
    topCorrespondents: bulletin.topCorrespondents,
    content,
    computedAt: computedAt.toISOString(),
    documents: documents.map(({ format, sha256, bytes }) => ({ format, sha256, bytes })),
    openAppeals,
  };
}

export function presentAppeal({ appeal, organizationName, submissionNumber }: AppealView): AppealResponse {
  const { submissionId, organizationId } = appeal;
  return {
    id: appeal.id,
    bulletinId: appeal.bulletinId,
    organizationId,
    organizationName,
    submissionId,
    submissionNumber,
    factUrl: submissionId
      ? `/api/v1/submissions/${submissionId}`
      : `/api/v1/submissions?organizationId=${organizationId}`,
    text: appeal.text,
    proofAssetId: appeal.proofAssetId,
    state: appeal.state,
    filedAt: appeal.filedAt.toISOString(),
    answeredAt: appeal.answeredAt?.toISOString() ?? null,
    reason: appeal.reason,
  };
}
