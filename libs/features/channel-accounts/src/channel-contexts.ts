import { Inject, Injectable, Logger } from '@nestjs/common';
import { CHANNEL_BASE_URLS, CHANNEL_HTTP } from '@haojiao/channel-kit';
import type { ChannelAccess, ChannelContext, ChannelHttp } from '@haojiao/channel-kit';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Budgets } from './budgets';
import { SecretKeeper } from './secret-keeper';
import { TokenKeeper } from './token-keeper';

/** Makes what an adapter may use when it talks to its platform about one account. */
@Injectable()
export class ChannelContexts {
  private readonly logger = new Logger('channel');

  constructor(
    private readonly tokens: TokenKeeper,
    private readonly secrets: SecretKeeper,
    private readonly budgets: Budgets,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CHANNEL_HTTP) private readonly http: ChannelHttp,
    @Inject(CHANNEL_BASE_URLS) private readonly baseUrls: Record<string, Record<string, string>>,
  ) {}

  create(account: ChannelAccess, ids: Record<string, string> = {}): ChannelContext {
    const where = { platform: account.platform, channelAccountId: account.id, ...ids };
    return {
      account,
      clock: this.clock,
      http: this.http,
      baseUrls: this.baseUrls[account.platform] ?? {},
      log: {
        info: (event, fields) => this.logger.log({ ...fields, ...where }, event),
        warn: (event, fields) => this.logger.warn({ ...fields, ...where }, event),
      },
      withToken: (call) => this.tokens.withToken(account, call),
      appSecret: (request) => this.secrets.get(account.platform, request),
      grantFacts: () => this.tokens.facts(account),
      spend: (operation) => this.budgets.spend(account, operation),
      remaining: (operation) => this.budgets.remaining(account, operation),
    };
  }
}
