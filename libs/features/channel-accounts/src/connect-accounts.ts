import { Inject, Injectable, Logger } from '@nestjs/common';
import { CHANNEL_BASE_URLS, ChannelFailure, ChannelRegistry } from '@haojiao/channel-kit';
import type { ChannelAuthorization, ChannelGrant } from '@haojiao/channel-kit';
import { AppError, fault, fingerprint, invalidInput, ruleBroken } from '@haojiao/kernel';
import type { Clock, Message } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import { SessionsService } from '@haojiao/features/sessions';
import { AccountNotices } from './account-notices';
import { AccountSecrets } from './account-secrets';
import type { Credentials } from './account-secrets';
import { AuthorizedListeners } from './authorized-listeners';
import { ChannelAccountsService } from './channel-accounts.service';
import { ChannelContexts } from './channel-contexts';
import { expectedRemoteAccount } from './domain/connection';
import { outcomes } from './domain/connection-outcome';
import type { ConnectionOutcome } from './domain/connection-outcome';
import { PendingAuthorizations } from './pending-authorizations';
import type { ChannelAccountEntity } from './persistence/channel-account.entity';
import type { ChannelAuthorizationEntity } from './persistence/channel-authorization.entity';
import { RemoteBindings } from './remote-bindings';
import { TokenKeeper } from './token-keeper';

/** What a browser brought back from a platform. */
export interface ReturnFromPlatform {
  platform: string;
  query: Record<string, string>;
  /** The cookie that it got when it set out, if it has one. */
  browser: string | null;
  address: string;
  requestId: string;
}

/** Connecting an account in the browser: out to the platform, and once back. */
@Injectable()
export class ConnectAccounts {
  private readonly logger = new Logger('connect');

  constructor(
    private readonly database: Database,
    private readonly registry: ChannelRegistry,
    private readonly accounts: ChannelAccountsService,
    private readonly pending: PendingAuthorizations,
    private readonly sessions: SessionsService,
    private readonly contexts: ChannelContexts,
    private readonly secrets: AccountSecrets,
    private readonly tokens: TokenKeeper,
    private readonly bindings: RemoteBindings,
    private readonly listeners: AuthorizedListeners,
    private readonly notices: AccountNotices,
    private readonly audit: AuditService,
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CHANNEL_BASE_URLS) private readonly baseUrls: Record<string, Record<string, string>>,
  ) {}

  /**
   * The platform's page for this account. `browser` is to be set as a cookie.
   * @throws AppError `authorization_not_offered`, `invalid_input` naming each credential that has to be entered first
   */
  async begin(actor: Actor, id: string): Promise<{ url: string; expiresAt: Date; browser: string }> {
    const account = await this.accounts.get(actor, id);
    await this.accounts.requireOn(actor, 'channel_account.manage', account);
    const way = this.wayOf(account.platform);
    const credentials = this.secrets.readable(account);
    const missing = way.requires.filter((key) => !credentials[key]?.trim());
    if (missing.length > 0) throw invalidInput(missing.map((key) => this.missingFault(account, key)));
    const { state, browser, expiresAt } = await this.pending.begin(actor, account);
    const url = way.authorizeUrl({
      account: this.accounts.accessOffline(account),
      redirectUri: this.redirectUriOf(account.platform),
      state,
      baseUrls: this.baseUrls[account.platform] ?? {},
    });
    return { url, expiresAt, browser };
  }

  /** What became of it, in words for the person in front of the browser; never throws what they can't act on. */
  async finish(back: ReturnFromPlatform): Promise<ConnectionOutcome> {
    const way = this.registry.find(back.platform)?.authorization;
    const answer = way?.readReturn(back.query);
    if (!way || !answer) return outcomes.nothingHere();
    const state = back.query.state;
    const taken = state ? await this.pending.take(back.platform, state) : null;
    // A refusal may come without the state: the browser tells what it was about, and nothing is changed by it.
    const begun = back.browser ? await this.pending.ofBrowser(back.platform, back.browser) : null;
    if (answer.kind === 'refused') {
      const known = taken ?? begun;
      const name = known && (await this.accounts.load(known.channelAccountId)).name;
      return outcomes.refused(name, answer.reason);
    }
    if (!taken) return outcomes.stale();
    if (begun && begun.userId !== taken.userId) return outcomes.otherPerson();
    const actor = await this.sessions.actorOfSession(taken, back);
    if (!actor) return outcomes.notAllowed();
    return this.connect(actor, taken, way, answer.code);
  }

  private async connect(
    actor: Actor,
    taken: ChannelAuthorizationEntity,
    way: ChannelAuthorization,
    code: string,
  ): Promise<ConnectionOutcome> {
    const account = await this.accounts.load(taken.channelAccountId);
    const asked = this.secrets.readable(account);
    try {
      // Asked again: rights may have been taken away since the way was begun.
      await this.accounts.requireOn(actor, 'channel_account.manage', account);
      const grant = await way.exchange(
        { code, redirectUri: this.redirectUriOf(account.platform) },
        this.contexts.create(this.accounts.accessOffline(account)),
      );
      return await this.keep(actor, taken, way, grant, asked);
    } catch (error) {
      if (error instanceof AppError && error.kind === 'ruleBroken')
        return outcomes.broken(account.name, error.detail);
      if (error instanceof AppError) return outcomes.notAllowed();
      if (!(error instanceof ChannelFailure)) throw error;
      this.logger.warn(
        { channelAccountId: account.id, code: error.code, platformCode: error.platformCode },
        'connect.refused_by_platform',
      );
      return outcomes.failed(account.name, error.advice);
    }
  }

  private async keep(
    actor: Actor,
    taken: ChannelAuthorizationEntity,
    way: ChannelAuthorization,
    grant: ChannelGrant,
    asked: Credentials,
  ): Promise<ConnectionOutcome> {
    return this.database.transaction(async (manager) => {
      const account = await this.accounts.load(taken.channelAccountId, manager, true);
      await this.accounts.requireOn(actor, 'channel_account.manage', account, manager);
      const credentials = this.secrets.readable(account);
      // The grant belongs to the app that was asked with.
      if (appOf(way, credentials) !== appOf(way, asked)) return outcomes.changedMeanwhile(account.name);
      const expected = expectedRemoteAccount({ ...account, credentials }, grant);
      if (expected !== null && expected !== grant.remoteAccountId) {
        const known = account.remoteAccountId === expected ? account.displayName : null;
        return outcomes.otherAccount(
          account.name,
          nameOf(known, expected),
          nameOf(grant.displayName, grant.remoteAccountId),
        );
      }
      await this.bindings.refuseDouble(manager, account, grant.remoteAccountId);
      const before = { mode: account.mode, state: account.state };
      this.apply(account, grant, { ...credentials, ...grant.credentials }, actor);
      const saved = await manager.save(account);
      await this.tokens.forget(account.id, manager);
      await this.notices.authorized(manager, account.id);
      if (before.mode !== account.mode)
        await this.notices.modeChanged(manager, account, account.mode, account.note, String(saved.version));
      if (account.state === 'connected') await this.listeners.tell(account.id, manager);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: account.organizationId,
        action: 'channel_account.authorized',
        objectType: 'channel_account',
        objectId: account.id,
        details: {
          remoteAccountId: grant.remoteAccountId,
          displayName: grant.displayName ?? null,
          mode: grant.mode,
          scopes: grant.scopes ?? null,
          grantExpiresAt: grant.grantExpiresAt?.toISOString() ?? null,
        },
      });
      return outcomes.connected(
        account.name,
        nameOf(grant.displayName, grant.remoteAccountId),
        account.grantExpiresAt,
        grant.notes,
      );
    });
  }

  private apply(
    account: ChannelAccountEntity,
    grant: ChannelGrant,
    credentials: Credentials,
    actor: Actor,
  ): void {
    const now = this.clock.now();
    Object.assign(account, {
      sealedCredentials: this.secrets.seal(account.id, credentials),
      // An account that somebody switched off stays off until somebody switches it on.
      state: account.state === 'disabled' ? 'disabled' : 'connected',
      mode: grant.mode,
      note: grant.notes[0] ?? null,
      remoteAccountId: grant.remoteAccountId,
      displayName: grant.displayName ?? account.displayName,
      grantExpiresAt: grant.grantExpiresAt ?? null,
      scopes: grant.scopes ?? null,
      authorizedAt: now,
      authorizedBy: actor.userId,
      verifiedAt: now,
    });
  }

  private wayOf(platform: string): ChannelAuthorization {
    const way = this.registry.get(platform).authorization;
    if (way) return way;
    throw ruleBroken(
      'authorization_not_offered',
      '该平台不需要网页授权，请直接填写凭据。',
      'This platform is not connected in the browser; enter its credentials.',
    );
  }

  private missingFault(account: ChannelAccountEntity, key: string) {
    const label: Message = this.registry
      .get(account.platform)
      .credentialFields.find((field) => field.key === key)?.label ?? { zh: key, en: key };
    return fault(
      `credentials.${key}`,
      'not_empty',
      `授权前请先填写${label.zh}。`,
      `Enter ${label.en} before authorising.`,
    );
  }

  /** Exactly as it has to be registered with the platform. */
  private redirectUriOf(platform: string): string {
    return `${this.settings.publicUrl}/callbacks/${platform}`;
  }
}

/** Which app of the platform these credentials are of. */
function appOf(way: ChannelAuthorization, credentials: Credentials): string {
  return fingerprint(way.requires.map((key) => credentials[key] ?? null));
}

function nameOf(displayName: string | null | undefined, remoteAccountId: string): string {
  return displayName ? `${displayName}（${remoteAccountId}）` : remoteAccountId;
}
