import { Injectable } from '@nestjs/common';
import { ChannelRegistry } from '@haojiao/channel-kit';
import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { ChannelAccountsService } from '@haojiao/features/channel-accounts';
import type { ChannelAccountEntity } from '@haojiao/features/channel-accounts';
import { ContentsService, DraftBuilder } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { sentOf } from './domain/sent';
import type { KeptConfirmation } from './persistence/publication.entity';

type Options = Record<string, unknown> | undefined;

/**
 * Platforms whose rules want the account's user to see and agree what is posted for them: `options.confirmed: true`.
 * What was agreed to is kept as evidence; an account may be set to refuse plans without it.
 */
@Injectable()
export class Confirmations {
  constructor(
    private readonly registry: ChannelRegistry,
    private readonly accounts: ChannelAccountsService,
    private readonly contents: ContentsService,
    private readonly builder: DraftBuilder,
  ) {}

  /** One fault, with every statement that has to be agreed to. */
  missing(accounts: ChannelAccountEntity[], options: Options): Fault[] {
    if (options?.confirmed === true) return [];
    const statements = accounts
      .filter((account) => account.settings.requireConfirmation === true)
      .map((account) => this.statementOf(account))
      .filter((statement) => statement !== undefined);
    if (statements.length === 0) return [];
    return [
      fault(
        'options.confirmed',
        'confirmation_required',
        `请确认后再安排发布（options.confirmed: true）：${statements.map(({ zh }) => zh).join(' ')}`,
        `Agree first (options.confirmed: true): ${statements.map(({ en }) => en).join(' ')}`,
      ),
    ];
  }

  /** Null where the platform asks for none, or where nobody agreed to anything. */
  async given(
    actor: Actor,
    content: ContentEntity,
    account: ChannelAccountEntity,
    options: Options,
    now: Date,
  ): Promise<KeptConfirmation | null> {
    const statement = this.statementOf(account);
    if (!statement || options?.confirmed !== true) return null;
    return {
      statement,
      userId: actor.userId,
      at: now.toISOString(),
      accountName: account.displayName ?? account.name,
      sentHash: await this.hashOf(content, account, options),
    };
  }

  private async hashOf(
    content: ContentEntity,
    account: ChannelAccountEntity,
    options: Record<string, unknown>,
  ): Promise<string | null> {
    const draft = await this.builder.build({
      publicationId: content.id,
      content,
      revision: await this.contents.revision(content.currentRevisionId),
      platform: account.platform,
      options,
      approverAddress: null,
    });
    const adapter = this.registry.get(account.platform);
    return sentOf(adapter.preview(draft, this.accounts.accessOffline(account)))?.hash ?? null;
  }

  private statementOf({ platform }: ChannelAccountEntity) {
    return this.registry.get(platform).capabilities.confirmation;
  }
}
