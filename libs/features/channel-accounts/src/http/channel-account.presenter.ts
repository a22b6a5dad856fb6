import type { ChannelAdapter, FormField } from '@haojiao/channel-kit';
import type { Message } from '@haojiao/kernel';
import { pick } from '@haojiao/infrastructure/http';
import type { Language } from '@haojiao/infrastructure/http';
import type { AccountHealth } from '../account-health';
import type { BudgetState } from '../budgets';
import type { AccountProblem } from '../account-checks';
import type { ChannelAccountEntity } from '../persistence/channel-account.entity';
import type {
  AccountProblemResponse,
  BudgetResponse,
  ChannelAccountHealthResponse,
  ChannelAccountResponse,
  ChannelResponse,
  FormFieldResponse,
} from './channel-account.responses';

export function presentChannelAccount(
  account: ChannelAccountEntity,
  credentialKeys: string[],
  language: Language,
): ChannelAccountResponse {
  return {
    id: account.id,
    organizationId: account.organizationId,
    platform: account.platform,
    name: account.name,
    mode: account.mode,
    state: account.state,
    note: words(account.note, language),
    settings: account.settings,
    credentialKeys,
    remoteAccountId: account.remoteAccountId,
    displayName: account.displayName,
    grantExpiresAt: account.grantExpiresAt?.toISOString() ?? null,
    verifiedAt: account.verifiedAt?.toISOString() ?? null,
    scopes: account.scopes,
    authorizedAt: account.authorizedAt?.toISOString() ?? null,
    createdAt: account.createdAt.toISOString(),
    updatedAt: account.updatedAt.toISOString(),
  };
}

export function presentHealth(
  health: AccountHealth,
  account: ChannelAccountResponse,
  problem: AccountProblem | null,
  language: Language,
): ChannelAccountHealthResponse {
  const { grant, publishing } = health;
  return {
    account,
    healthy: problem === null && account.state === 'connected' && grant.state !== 'ended',
    problem: problem && presentProblem(problem, language),
    grant: {
      state: grant.state,
      expiresAt: grant.expiresAt?.toISOString() ?? null,
      daysLeft: grant.daysLeft,
    },
    permissions: {
      mode: account.mode,
      scopes: account.scopes,
      reason: account.mode === 'api' ? null : account.note,
    },
    budgets: health.budgets.map(presentBudget),
    publishing: publishing && {
      freshness: publishing.freshness,
      lastPublishedAt: publishing.lastPublishedAt?.toISOString() ?? null,
      lastPublicationId: publishing.lastPublicationId,
      daysSince: publishing.daysSince,
      warnAfterDays: publishing.warnAfterDays,
      staleAfterDays: publishing.staleAfterDays,
      consecutiveFailures: publishing.consecutiveFailures,
    },
  };
}

export function presentBudget(budget: BudgetState): BudgetResponse {
  const left = Math.max(0, budget.max - budget.reserve - budget.used);
  return { ...budget, left, resetsAt: budget.resetsAt.toISOString() };
}

export function presentProblem(problem: AccountProblem, language: Language): AccountProblemResponse {
  const { failureClass, advice, ...rest } = problem;
  return { ...rest, class: failureClass, advice: pick(advice, language) };
}

export function presentChannel(
  adapter: ChannelAdapter,
  language: Language,
  publicUrl: string,
): ChannelResponse {
  return {
    authorization: adapter.authorization
      ? {
          requires: adapter.authorization.requires,
          redirectUri: `${publicUrl}/callbacks/${adapter.platform}`,
        }
      : null,
    platform: adapter.platform,
    name: pick(adapter.name, language),
    capabilities: { ...adapter.capabilities },
    credentialFields: adapter.credentialFields.map((field) => presentField(field, language)),
    settingFields: adapter.settingFields.map((field) => presentField(field, language)),
    limits: adapter.limits.map((limit) => ({
      path: limit.path,
      min: limit.min ?? null,
      max: limit.max ?? null,
      unit: limit.unit,
      readOn: limit.readOn,
      note: words(limit.note, language),
    })),
    modes: Object.keys(adapter.capabilities.modes),
  };
}

function presentField(field: FormField, language: Language): FormFieldResponse {
  return {
    key: field.key,
    label: pick(field.label, language),
    kind: field.kind,
    required: field.required,
    help: words(field.help, language),
    choices: field.choices?.map(({ value, label }) => ({ value, label: pick(label, language) })) ?? null,
  };
}

function words(message: Message | null | undefined, language: Language): string | null {
  return message ? pick(message, language) : null;
}
