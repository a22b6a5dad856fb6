import { Inject, Injectable } from '@nestjs/common';
import { ChannelFailure, ChannelRegistry } from '@haojiao/channel-kit';
import type { PublishContext, ShareLink } from '@haojiao/channel-kit';
import { AppError, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { ChannelAccountsService, ChannelContexts } from '@haojiao/features/channel-accounts';
import { ContentsService } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { ApprovedDrafts } from '../drafts/approved-drafts';
import { Outcomes } from '../ledger/outcomes';
import { lockPublication } from '../persistence/lock-publication';
import type { PublicationEntity } from '../persistence/publication.entity';
import { ReadPublications } from '../read-publications';
import { PublicationChanges } from '../steer/publication-changes';

/** Mode `share`: a fresh link for the phone once the one before has run out. Asking for it posts nothing. */
@Injectable()
export class ShareLinks {
  constructor(
    private readonly database: Database,
    private readonly registry: ChannelRegistry,
    private readonly accounts: ChannelAccountsService,
    private readonly contexts: ChannelContexts,
    private readonly contents: ContentsService,
    private readonly drafts: ApprovedDrafts,
    private readonly outcomes: Outcomes,
    private readonly read: ReadPublications,
    private readonly changes: PublicationChanges,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * A link that is still good stays: a post made through it is found by its own reference.
   * @throws AppError `publication_not_found`, `not_allowed`, `publication_not_shared`, `content_not_approved`, and the
   * platform's refusal as `channelFailed`
   */
  async renew(actor: Actor, publicationId: string): Promise<PublicationEntity> {
    const seen = await this.read.get(actor, publicationId);
    await this.changes.requireOn(actor, 'publication.manage', seen);
    requireShared(seen);
    if (this.isGood(seen)) return seen;
    const link = await this.ask(seen);
    return this.database.transaction(async (manager) => {
      const publication = await lockPublication(manager, this.contents, publicationId);
      requireShared(publication);
      // Somebody else was quicker.
      if (this.isGood(publication)) return publication;
      await this.outcomes.move(
        manager,
        publication,
        'awaiting_hand_off',
        { shareUrl: link.url, shareExpiresAt: link.expiresAt, pendingReference: link.reference },
        actor.audit,
      );
      return publication;
    });
  }

  private isGood({ shareExpiresAt }: PublicationEntity): boolean {
    return shareExpiresAt !== null && shareExpiresAt > this.clock.now();
  }

  private async ask(publication: PublicationEntity): Promise<ShareLink> {
    const adapter = this.registry.get(publication.platform);
    if (!adapter.shareLink) throw notShared();
    const draft = await this.drafts.forSending(publication);
    const account = await this.accounts.load(publication.channelAccountId);
    const context: PublishContext = {
      ...this.contexts.create(this.accounts.access(account), { publicationId: publication.id }),
      history: { attempts: publication.attempts, hadLostAnswer: publication.hadLostAnswer },
      // Nothing of it is to be remembered: a link is made anew each time.
      step: (_name, _options, run) => run(),
      resultOf: async () => undefined,
      forgetSteps: async () => undefined,
    };
    try {
      return await adapter.shareLink(draft, context, publication.pendingReference ?? undefined);
    } catch (error) {
      if (!(error instanceof ChannelFailure)) throw error;
      throw new AppError('channelFailed', error.code, error.advice, { cause: error });
    }
  }
}

function requireShared(publication: PublicationEntity | null): asserts publication is PublicationEntity {
  if (publication?.state !== 'awaiting_hand_off' || publication.mode !== 'share') throw notShared();
}

function notShared(): AppError {
  return ruleBroken(
    'publication_not_shared',
    '只有等待在 App 中确认的发布任务才有分享链接。',
    'Only what waits to be confirmed in the app has a link to share.',
  );
}
