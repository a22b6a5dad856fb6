import { Inject, Injectable, Logger } from '@nestjs/common';
import { ChannelRegistry } from '@haojiao/channel-kit';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { ChannelAccountsService, ChannelContexts } from '@haojiao/features/channel-accounts';
import { Companions } from '../companions/companions';
import type { PublicationEntity } from '../persistence/publication.entity';
import { FeedLedger } from '../feeds/feed-ledger';
import { Admission } from './admission';
import { AttemptLog } from './attempt-log';
import { postOfAnother, withdrawByHand } from './failures';
import { FollowUps } from './follow-ups';
import { LeaseLost } from './lease';
import type { Lease } from './lease';
import { Outcomes } from './outcomes';
import { PlatformBreakers } from './platform-breakers';
import { questionOf } from './question-of';
import { StepLedger, WITHDRAW_PREFIX } from './step-ledger';
import { Taker } from './taker';
import { TurnFailures } from './turn-failures';
import { publishContext } from './turn';
import type { Settle, Turn, TurnKind } from './turn';

/** Works on one publication: takes it, does the next thing, writes down what came of it. */
@Injectable()
export class Publisher {
  private readonly logger = new Logger('publisher');

  constructor(
    private readonly database: Database,
    private readonly registry: ChannelRegistry,
    private readonly accounts: ChannelAccountsService,
    private readonly contexts: ChannelContexts,
    private readonly companions: Companions,
    private readonly admission: Admission,
    private readonly followUps: FollowUps,
    private readonly failures: TurnFailures,
    private readonly outcomes: Outcomes,
    private readonly taker: Taker,
    private readonly attempts: AttemptLog,
    private readonly breakers: PlatformBreakers,
    private readonly feeds: FeedLedger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param platform of the publication, known to whoever has it from a queue: one question less */
  async work(publicationId: string, platform?: string): Promise<void> {
    const taken = await this.taker.take(publicationId, platform ?? (await this.platformOf(publicationId)));
    if (!taken) return;
    const { lease, publication, kind } = taken;
    const startedAt = Date.now();
    try {
      const settle = await this.turn(lease, publication, kind);
      await this.finish(lease, publication, settle);
      this.logger.log(
        { publicationId, platform: publication.platform, kind, ms: Date.now() - startedAt },
        'publication.turn',
      );
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
      this.logger.warn({ publicationId, fence: lease.fence }, 'publication.lease_lost');
    } finally {
      lease.stop();
    }
  }

  private async platformOf(publicationId: string): Promise<string> {
    const [row] = await this.database.query<{ platform: string }>(
      'SELECT platform FROM publications WHERE id = $1',
      [publicationId],
    );
    if (!row) throw new Error(`There is no publication ${publicationId}`);
    return row.platform;
  }

  private async turn(lease: Lease, publication: PublicationEntity, kind: TurnKind): Promise<Settle> {
    const steps = new StepLedger(this.database, this.clock, lease);
    let turn: Turn | undefined;
    try {
      turn = await this.prepare(lease, publication, steps);
      if (kind === 'withdraw') return await this.withdraw(turn);
      if (kind === 'follow_up') return await this.followUps.ask(turn, questionOf(publication)!);
      return await this.publish(turn);
    } catch (error) {
      if (error instanceof LeaseLost) throw error;
      return this.failures.settle({ ...turn, publication, steps }, kind, error);
    }
  }

  private async prepare(lease: Lease, publication: PublicationEntity, steps: StepLedger): Promise<Turn> {
    const account = await this.accounts.load(publication.channelAccountId);
    const context = publishContext(
      this.contexts.create(this.accounts.access(account), { publicationId: publication.id }),
      steps,
      {
        // The attempt whose answer was lost is one of them, though it is not known yet what came of it.
        attempts: publication.attempts + (publication.lostStep ? 1 : 0),
        hadLostAnswer: publication.hadLostAnswer,
      },
      publication.state === 'withdrawing' ? WITHDRAW_PREFIX : '',
    );
    return { lease, publication, account, adapter: this.registry.get(publication.platform), steps, context };
  }

  private async publish(turn: Turn): Promise<Settle> {
    const admitted = await this.admission.admit(turn);
    if ('settle' in admitted) return admitted.settle;
    const outcome = await this.breakers
      .of(turn.publication.platform)
      .execute(() => turn.adapter.publish(admitted.draft, turn.context));
    if (outcome.kind === 'listed') return this.feeds.listed(turn, admitted.draft, outcome);
    return (manager, current) => this.outcomes.settle(manager, current, outcome, this.clock.now());
  }

  private async withdraw(turn: Turn): Promise<Settle> {
    const { publication, adapter, context } = turn;
    if (publication.mode === 'feed' && adapter.feed) return this.feeds.withdraw(adapter.feed);
    const { remoteId, remoteUrl: url } = publication;
    const publishedAt = publication.publishedAt ?? this.clock.now();
    const extra = publication.remoteExtra ?? undefined;
    // A post whose id nobody knows (a person said that it is out) can't be named to the platform.
    const byHand = publication.mode !== 'api' || !adapter.withdraw || !remoteId;
    const outcome = byHand
      ? instructionFor(url)
      : await adapter.withdraw!({ id: remoteId, url, publishedAt, extra }, context);
    if (outcome.kind === 'withdrawn') return this.withdrawn;
    const { instruction } = outcome;
    return (manager, current) =>
      this.outcomes.needsAttention(manager, current, withdrawByHand(instruction), instruction);
  }

  private readonly withdrawn: Settle = (manager, current) =>
    this.outcomes.move(manager, current, 'withdrawn', {
      withdrawnAt: this.clock.now(),
      failure: null,
      note: null,
    });

  private async finish(lease: Lease, publication: PublicationEntity, settle: Settle): Promise<void> {
    try {
      await this.write(lease, publication, settle);
    } catch (error) {
      if (brokenConstraint(error) !== 'publications_one_remote_post') throw error;
      // It can't be recorded however often it is tried; the account's other posts must not wait behind it.
      await this.write(lease, publication, (manager, current) =>
        this.outcomes.needsAttention(manager, current, postOfAnother()),
      );
    }
  }

  private async write(lease: Lease, publication: PublicationEntity, settle: Settle): Promise<void> {
    await this.database.transaction(async (manager) => {
      // The item before its publication, as everybody who needs both: no two of them wait for each other.
      await this.companions.holdItems(manager, publication);
      const current = await lease.holdRow(manager);
      await settle(manager, current);
      await this.attempts.end(manager, lease, current);
    });
  }
}

function instructionFor(url: string | null) {
  return {
    kind: 'by_hand' as const,
    instruction: {
      zh: `该平台不能由系统撤稿，请在平台上删除${url ? `：${url}` : ''}，然后在此确认。`,
      en: `The system can not take it down there; delete it on the platform${url ? `: ${url}` : ''} and confirm here.`,
    },
  };
}
