import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChannelFailure, ChannelRegistry } from '@haojiao/channel-kit';
import type { AccountFacts, ChannelAccess, PublicationMode } from '@haojiao/channel-kit';
import type { Clock, Message } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AccountNotices } from './account-notices';
import { AuthorizedListeners } from './authorized-listeners';
import { ChannelContexts } from './channel-contexts';
import { TokenKeeper } from './token-keeper';

export interface AccountProblem {
  failureClass: string;
  code: string;
  platformCode: string | null;
  message: string | null;
  advice: Message;
}

interface LearntRow {
  organization_id: string;
  name: string;
  mode: PublicationMode;
  old_mode: PublicationMode;
  state: string;
  old_state: string;
  version: number;
}

/** What platforms say about accounts, asked for or by the way, and what is kept of it. */
@Injectable()
export class AccountChecks {
  constructor(
    private readonly database: Database,
    private readonly registry: ChannelRegistry,
    private readonly contexts: ChannelContexts,
    private readonly tokens: TokenKeeper,
    private readonly listeners: AuthorizedListeners,
    private readonly notices: AccountNotices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Asks the platform what the account may do and keeps the answer. `open` may throw like any question. */
  async check(id: string, open: () => ChannelAccess): Promise<AccountProblem | null> {
    try {
      const access = open();
      const facts = await this.registry.get(access.platform).verify(this.contexts.create(access));
      await this.keepFacts(access, facts);
      return null;
    } catch (error) {
      if (!(error instanceof ChannelFailure)) throw error;
      await this.learn(id, error);
      return problemOf(error);
    }
  }

  /** What a failure says about the account from now on: another mode, or that a person must authorise it again. */
  async learn(id: string, failure: ChannelFailure): Promise<void> {
    const change = failure.accountChange;
    if (!change) return;
    await this.database.transaction(async (manager) => {
      const [[row]] = await manager.query<[LearntRow[], number]>(
        `UPDATE channel_accounts a SET mode = coalesce($2, a.mode),
           state = CASE WHEN $3::boolean AND a.state = 'connected' THEN 'needs_authorization' ELSE a.state END,
           note = $4, version = a.version + 1, updated_at = now()
         FROM (SELECT id, mode, state FROM channel_accounts WHERE id = $1 FOR UPDATE) old
         WHERE a.id = old.id
           AND (a.mode IS DISTINCT FROM coalesce($2, a.mode) OR ($3::boolean AND a.state = 'connected'))
         RETURNING a.organization_id, a.name, a.mode, old.mode AS old_mode, a.state, old.state AS old_state, a.version`,
        [id, change.mode ?? null, change.needsAuthorization ?? false, JSON.stringify(failure.advice)],
      );
      if (row) await this.tell(manager, id, row, failure.advice);
    });
  }

  private async tell(manager: EntityManager, id: string, row: LearntRow, reason: Message): Promise<void> {
    const account = { id, organizationId: row.organization_id, name: row.name };
    const key = String(row.version);
    if (row.mode !== row.old_mode) await this.notices.modeChanged(manager, account, row.mode, reason, key);
    if (row.state !== row.old_state) await this.notices.grantEnded(manager, account, reason, key);
  }

  /** A check that tells no id leaves the binding as it is; the grant that is kept knows its end better than the pasted one. */
  private async keepFacts(access: ChannelAccess, facts: AccountFacts): Promise<void> {
    const grantEnd = (await this.tokens.grantEnd(access)) ?? facts.grantExpiresAt ?? null;
    await this.database.transaction(async (manager) => {
      const [[row]] = await manager.query<[LearntRow[], number]>(
        `UPDATE channel_accounts a SET mode = $2, note = $3,
           remote_account_id = coalesce($4, a.remote_account_id), display_name = coalesce($5, a.display_name),
           state = CASE WHEN a.state = 'disabled' THEN a.state ELSE 'connected' END,
           grant_expires_at = $6, verified_at = $7, version = a.version + 1, updated_at = now()
         FROM (SELECT id, mode, state FROM channel_accounts WHERE id = $1 FOR UPDATE) old
         WHERE a.id = old.id
         RETURNING a.organization_id, a.name, a.mode, old.mode AS old_mode, a.state, old.state AS old_state, a.version`,
        [
          access.id,
          facts.mode,
          facts.notes[0] ? JSON.stringify(facts.notes[0]) : null,
          facts.remoteAccountId ?? null,
          facts.displayName ?? null,
          grantEnd,
          this.clock.now(),
        ],
      );
      if (!row) return;
      if (row.mode !== row.old_mode) {
        const account = { id: access.id, organizationId: row.organization_id, name: row.name };
        const reason = facts.notes[0] ?? null;
        await this.notices.modeChanged(manager, account, row.mode, reason, String(row.version));
      }
      if (row.state !== 'connected') return;
      // A grant that goes on warns on; only what stood still is over.
      if (row.old_state === 'needs_authorization') await this.notices.authorized(manager, access.id);
      await this.listeners.tell(access.id, manager);
    });
  }
}

export function problemOf(failure: ChannelFailure): AccountProblem {
  return {
    failureClass: failure.failureClass,
    code: failure.code,
    platformCode: failure.platformCode ?? null,
    message: failure.platformMessage ?? null,
    advice: failure.advice,
  };
}
