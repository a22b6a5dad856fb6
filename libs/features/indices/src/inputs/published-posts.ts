import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { keptFrom } from '../domain/index-inputs';
import type { KeptInput } from '../domain/index-inputs';
import { InputSources } from './input-sources';
import type { FoundInputs, InputQuestion } from './input-sources';

interface PostCounts {
  all: number;
  lead: number;
}

/** How many items went out on an account: the ledger knows, for accounts that publish by this product alone. */
@Injectable()
export class PublishedPosts implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly sources: InputSources,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sources.add((question) => this.find(question));
  }

  private async find({ channelAccountId, period, wanted }: InputQuestion): Promise<FoundInputs> {
    const inputs = wanted.filter(({ measure, over }) => measure === 'posts' && over !== 'best');
    if (inputs.length === 0) return { inputs: new Map(), gaps: new Map() };
    const counts = await this.count(channelAccountId, period.from, period.to);
    const asOf = this.clock.now().toISOString();
    const kept = inputs.map((input): [string, KeptInput] => [
      input.name,
      keptFrom(input, 'publications', input.over === 'lead' ? counts.lead : counts.all, { asOf }),
    ]);
    return { inputs: new Map(kept), gaps: new Map() };
  }

  /** Days of Asia/Shanghai; what was withdrawn later was out. Plan: index `publications_account_published_at`. */
  private async count(channelAccountId: string, from: string, to: string): Promise<PostCounts> {
    const [counts] = await this.database.query<PostCounts>(
      `SELECT count(*)::integer AS "all", (count(*) FILTER (WHERE slot = 1))::integer AS lead
       FROM publications
       WHERE channel_account_id = $1 AND published_at IS NOT NULL
         AND published_at >= ($2::date)::timestamp AT TIME ZONE 'Asia/Shanghai'
         AND published_at < ($3::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'`,
      [channelAccountId, from, to],
    );
    return counts!;
  }
}
