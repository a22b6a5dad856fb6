import { pick } from '@haojiao/infrastructure/http';
import type { Language } from '@haojiao/infrastructure/http';
import { suggestionOf } from '@haojiao/features/proofing';
import type { ProofFinding } from '@haojiao/features/proofing';
import { choicesOf } from '../domain/choices';
import type { ChoiceFacts } from '../domain/choices';
import { workingStates } from '../domain/publication-transitions';
import type { ItemFinding } from '../previews/examine-contents';
import type { KeptExchange } from '../persistence/publication-attempt.entity';
import type { KeptFailure, PublicationEntity } from '../persistence/publication.entity';
import type { PublicationNames } from '../publication-names';
import type { AccountOutlook } from '../publication-outlook';
import type { PublicationHistory } from '../read-publications';
import type {
  ExchangeResponse,
  FailureResponse,
  FindingResponse,
  NamedPublicationResponse,
  PublicationDetailResponse,
  PublicationOutlookResponse,
  PublicationResponse,
} from './publication.responses';

export function presentPublication(publication: PublicationEntity, language: Language): PublicationResponse {
  const isWorkedOn = (workingStates as readonly string[]).includes(publication.state);
  return {
    id: publication.id,
    contentId: publication.contentId,
    organizationId: publication.organizationId,
    channelAccountId: publication.channelAccountId,
    leadId: publication.leadId,
    slot: publication.slot,
    platform: publication.platform,
    mode: publication.mode,
    state: publication.state,
    scheduledAt: publication.scheduledAt.toISOString(),
    nextRunAt: isWorkedOn ? publication.nextRunAt.toISOString() : null,
    revisionId: publication.revisionId,
    remote: publication.publishedAt && {
      id: publication.remoteId ?? '',
      url: publication.remoteUrl,
      publishedAt: publication.publishedAt.toISOString(),
    },
    proofAssetId: publication.proofAssetId,
    failure: presentFailure(publication.failure, language),
    note: publication.note && pick(publication.note, language),
    heldBy: publication.heldBy,
    onHold: publication.onHold,
    withdrawReason: publication.withdrawReason,
    withdrawnAt: publication.withdrawnAt?.toISOString() ?? null,
    createdBy: publication.createdBy,
    createdAt: publication.createdAt.toISOString(),
    updatedAt: publication.updatedAt.toISOString(),
  };
}

export function presentNamed(
  publication: PublicationEntity,
  names: PublicationNames,
  language: Language,
): NamedPublicationResponse {
  return { ...presentPublication(publication, language), ...names };
}

export function presentOutlook(
  { at, accounts }: { at: Date; accounts: AccountOutlook[] },
  language: Language,
): PublicationOutlookResponse {
  return {
    at: at.toISOString(),
    accounts: accounts.map(({ blackout, neighbours, problem, ...account }) => ({
      ...account,
      blackout: blackout && {
        reason: blackout.reason,
        orderedBy: blackout.orderedBy,
        endsAt: blackout.endsAt.toISOString(),
      },
      neighbours: neighbours.map((each) => ({ ...each, scheduledAt: each.scheduledAt.toISOString() })),
      problem: problem && pick(problem, language),
    })),
  };
}

export function presentHistory(history: PublicationHistory, language: Language): PublicationDetailResponse {
  return {
    ...presentNamed(history.publication, history.names, language),
    sent: history.publication.sent && {
      hash: history.publication.sent.hash,
      fields: history.publication.sent.fields.map(([name, value]) => ({ name, value })),
    },
    confirmation: history.publication.confirmation && {
      ...history.publication.confirmation,
      statement: pick(history.publication.confirmation.statement, language),
    },
    choices: choicesOf(factsOf(history)).map(({ action, outcome, consequence }) => ({
      action,
      outcome,
      consequence: pick(consequence, language),
    })),
    attempts: history.attempts.map((attempt) => ({
      number: Number(attempt.fence),
      kind: attempt.kind,
      worker: attempt.worker,
      startedAt: attempt.startedAt.toISOString(),
      endedAt: attempt.endedAt?.toISOString() ?? null,
      outcome: attempt.outcome,
      failure: presentFailure(attempt.failure, language),
      exchange: presentExchange(attempt.exchange, language),
    })),
    steps: history.steps.map((step) => ({
      name: step.name,
      effect: step.effect,
      state: step.state,
      attempt: Number(step.fence),
      intentAt: step.intentAt.toISOString(),
      resultAt: step.resultAt?.toISOString() ?? null,
      result: step.result,
      failure: presentFailure(step.failure, language),
    })),
  };
}

function factsOf({ publication, canWithdraw }: PublicationHistory): ChoiceFacts {
  return {
    state: publication.state,
    mode: publication.mode,
    failureCode: publication.failure?.code ?? null,
    isToBeWithdrawn: publication.withdrawReason !== null,
    wasPublished: publication.publishedAt !== null,
    canWithdraw,
  };
}

function presentExchange(exchange: KeptExchange | null, language: Language): ExchangeResponse | null {
  if (!exchange) return null;
  const { question, answer } = exchange;
  return {
    question: question.kind,
    about: question.about,
    since: question.since,
    timesAsked: question.timesAsked,
    answer: answer.kind,
    reason: answer.reason ? pick(answer.reason, language) : null,
    post: answer.post ?? null,
  };
}

export function presentFinding(finding: ItemFinding, language: Language): FindingResponse {
  return {
    severity: finding.severity,
    code: finding.code,
    path: finding.path,
    range: null,
    platform: finding.platform,
    channelAccountId: finding.channelAccountId,
    message: pick(finding.message, language),
    suggestion: finding.suggestion ? pick(finding.suggestion, language) : null,
  };
}

const severityOfProofing = { forbid: 'error', confirm: 'warning', suggest: 'hint' } as const;

/** What proofing found, beside what platforms would refuse. */
export function presentProofing(finding: ProofFinding, language: Language): FindingResponse {
  const suggestion = suggestionOf(finding);
  return {
    severity: severityOfProofing[finding.severity],
    code: finding.code,
    path: finding.path,
    range: finding.range,
    platform: finding.channel,
    channelAccountId: null,
    message: pick(finding.message, language),
    suggestion: suggestion && pick(suggestion, language),
  };
}

function presentFailure(failure: KeptFailure | null, language: Language): FailureResponse | null {
  return failure && { ...failure, advice: pick(failure.advice, language) };
}
