import { pick } from '@haojiao/infrastructure/http';
import type { Language } from '@haojiao/infrastructure/http';
import type { MailboxProblem, SubmissionMailboxEntity } from '../persistence/submission-mailbox.entity';
import type { MailboxHealthResponse, MailboxProblemResponse, MailboxResponse } from './mailbox.responses';

export function presentMailbox(
  mailbox: SubmissionMailboxEntity,
  publicUrl: string,
  language: Language,
): MailboxResponse {
  return {
    id: mailbox.id,
    organizationId: mailbox.organizationId,
    name: mailbox.name,
    kind: mailbox.kind,
    state: mailbox.state,
    host: mailbox.host,
    port: mailbox.port,
    secure: mailbox.secure,
    username: mailbox.username,
    folder: mailbox.folder,
    doneFolder: mailbox.doneFolder,
    acceptUnknownSenders: mailbox.acceptUnknownSenders,
    defaultCategory: mailbox.defaultCategory,
    trustedAuthservIds: mailbox.trustedAuthservIds,
    intakeUrl: mailbox.kind === 'webhook' ? `${publicUrl}/intake/mail/${mailbox.id}` : null,
    health: {
      state: stateOf(mailbox),
      lastCheckedAt: mailbox.lastCheckedAt?.toISOString() ?? null,
      lastSuccessAt: mailbox.lastSuccessAt?.toISOString() ?? null,
      failures: mailbox.failures,
      problem: presentProblem(mailbox.lastProblem, language),
    },
    createdAt: mailbox.createdAt.toISOString(),
    updatedAt: mailbox.updatedAt.toISOString(),
  };
}

export function presentProblem(
  problem: MailboxProblem | null,
  language: Language,
): MailboxProblemResponse | null {
  return problem && { code: problem.code, message: pick(problem.message, language) };
}

function stateOf({
  state,
  kind,
  lastProblem,
  lastCheckedAt,
}: SubmissionMailboxEntity): MailboxHealthResponse['state'] {
  if (state === 'paused') return 'paused';
  if (lastProblem) return 'failing';
  return lastCheckedAt || kind === 'webhook' ? 'fine' : 'new';
}
