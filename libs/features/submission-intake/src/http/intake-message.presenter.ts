import { pick } from '@haojiao/infrastructure/http';
import type { Language } from '@haojiao/infrastructure/http';
import type { TrayView } from '../messages/intake-tray';
import type { IntakeMessageResponse, IntakeMessageSummaryResponse } from './intake-message.responses';

export function presentIntakeMessage(
  { message, mailboxName, senderName, submissionNumber }: TrayView,
  language: Language,
): IntakeMessageSummaryResponse {
  return {
    id: message.id,
    mailboxId: message.mailboxId,
    mailboxName,
    organizationId: message.organizationId,
    state: message.state,
    fromAddress: message.fromAddress,
    fromName: message.fromName,
    subject: message.subject,
    senderId: message.senderId,
    senderName,
    bytes: message.bytes,
    authentication: message.authentication,
    findings: message.findings.map(({ code, path, weight, items, message: words }) => ({
      code,
      path,
      weight,
      message: pick(words, language),
      items: items ?? [],
    })),
    submissionId: message.submissionId,
    submissionNumber,
    discardReason: message.discardReason,
    answerState: message.answerState,
    version: message.version,
    receivedAt: message.receivedAt.toISOString(),
  };
}

export function presentIntakeStory(view: TrayView, language: Language): IntakeMessageResponse {
  const { report, sealedContactPhone, duplicateOfId } = view.message;
  return {
    ...presentIntakeMessage(view, language),
    report: report && {
      title: report.title,
      category: report.category,
      bodyHtml: report.bodyHtml,
      contributors: report.contributors.map(({ name, unitName }) => ({ name, unitName })),
      unitName: report.unitName,
      signedOffBy: report.signedOffBy,
      previouslyPublishedIn: report.previouslyPublishedIn,
      occurredOn: report.occurredOn,
      files: report.files.map(({ refusal, ...file }) => ({
        ...file,
        refusal: refusal && pick(refusal.message, language),
      })),
      bodyFrom: report.bodyFrom,
    },
    hasContactPhone: sealedContactPhone !== null,
    duplicateOfId,
  };
}
