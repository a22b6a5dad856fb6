import type { PublicationMode } from '@haojiao/channel-kit';

export class ChannelAccountResponse {
  id: string;
  organizationId: string;
  platform: string;
  name: string;
  mode: PublicationMode;
  state: 'connected' | 'needs_authorization' | 'disabled';
  /** Why it is in this state or mode. */
  note: string | null;
  settings: Record<string, unknown>;
  /** Names of the credentials that are set; their values never come out. */
  credentialKeys: string[];
  remoteAccountId: string | null;
  displayName: string | null;
  /** Until when the grant lasts that only a person can renew. */
  grantExpiresAt: string | null;
  verifiedAt: string | null;
  /** What was granted when it was connected in the browser, in the platform's names. */
  scopes: string[] | null;
  authorizedAt: string | null;
  createdAt: string;
  updatedAt: string;
}

export class ChannelAccountPageResponse {
  items: ChannelAccountResponse[];
  nextCursor: string | null;
}

export class AuthorizationResponse {
  /** To be opened in the browser. */
  url: string;
  /** By then the browser has to be back. */
  expiresAt: string;
}

export class BudgetResponse {
  operation: string;
  window: 'minute' | 'hour' | 'day' | 'month';
  used: number;
  /** What automatic work may still use of this window. */
  left: number;
  max: number;
  /** Kept back for manual work. */
  reserve: number;
  resetsAt: string;
}

export class AccountProblemResponse {
  class: string;
  code: string;
  platformCode: string | null;
  message: string | null;
  advice: string;
}

export class GrantHealthResponse {
  /** `none`: it has no end that a person has to see to. `soon`: within seven days. */
  state: 'none' | 'lasting' | 'soon' | 'ended';
  expiresAt: string | null;
  /** Whole days that are left. */
  daysLeft: number | null;
}

export class PermissionsResponse {
  mode: PublicationMode;
  /** What was granted in the browser, in the platform's names; null where it was pasted. */
  scopes: string[] | null;
  /** Why it is not posted to by API. */
  reason: string | null;
}

export class PublishingHealthResponse {
  /** By the limits of the account's unit; `never`: nothing was published yet, and there is still time. */
  freshness: 'fresh' | 'due_soon' | 'stale' | 'never';
  lastPublishedAt: string | null;
  lastPublicationId: string | null;
  /** Whole days since the last post; without one, since the account was made. */
  daysSince: number;
  warnAfterDays: number;
  staleAfterDays: number;
  /** Failed or waiting for a person since the last one that went out. */
  consecutiveFailures: number;
}

export class ChannelAccountHealthResponse {
  account: ChannelAccountResponse;
  /** Whether it can publish, by what is known; how often it does stands under `publishing`. */
  healthy: boolean;
  /** What the platform answered just now; always null where it was not asked. */
  problem: AccountProblemResponse | null;
  grant: GrantHealthResponse;
  permissions: PermissionsResponse;
  budgets: BudgetResponse[];
  /** Null for the unit's own site. */
  publishing: PublishingHealthResponse | null;
}

export class ChannelAccountHealthPageResponse {
  items: ChannelAccountHealthResponse[];
  nextCursor: string | null;
}

export class FormChoiceResponse {
  value: string;
  label: string;
}

export class FormFieldResponse {
  key: string;
  label: string;
  kind: string;
  required: boolean;
  help: string | null;
  /** One of these and nothing else; null: any. */
  choices: FormChoiceResponse[] | null;
}

export class ChannelLimitResponse {
  path: string;
  min: number | null;
  max: number | null;
  unit: string;
  /** When this limit was read in the platform's documents. */
  readOn: string;
  note: string | null;
}

export class ChannelAuthorizationResponse {
  requires: string[];
  /** To be registered with the platform. */
  redirectUri: string;
}

export class ChannelResponse {
  platform: string;
  name: string;
  /** Whether accounts are connected in the browser, and which credentials have to be entered before. */
  authorization: ChannelAuthorizationResponse | null;
  capabilities: Record<string, unknown>;
  credentialFields: FormFieldResponse[];
  settingFields: FormFieldResponse[];
  limits: ChannelLimitResponse[];
  modes: string[];
}

export class ChannelListResponse {
  items: ChannelResponse[];
  /** The platforms are simulated here, and give accounts for the asking (`POST /channel-accounts/sandbox`). */
  sandbox: boolean;
  nextCursor: string | null;
}
