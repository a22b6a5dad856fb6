import { Injectable } from '@nestjs/common';
import { ChannelRegistry, figuresAreOff } from '@haojiao/channel-kit';
import type { ChannelAccess, ChannelContext, ChannelFigures } from '@haojiao/channel-kit';
import { ruleBroken } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';
import { Budgets, ChannelContexts } from '@haojiao/features/channel-accounts';
import type { ChannelAccountEntity } from '@haojiao/features/channel-accounts';
import { KeptForPosts } from './kept-for-posts';

/** Why an account is not asked. */
export interface Hindrance {
  code:
    | 'figures_not_offered'
    | 'figures_switched_off'
    | 'channel_account_retired'
    | 'channel_account_needs_authorization';
  message: Message;
}

/** What platforms tell by interface, and through what they are asked: publishing's budgets, less what publishing needs. */
@Injectable()
export class FigureSources {
  constructor(
    private readonly registry: ChannelRegistry,
    private readonly contexts: ChannelContexts,
    private readonly budgets: Budgets,
    private readonly kept: KeptForPosts,
  ) {}

  platforms(): string[] {
    return this.registry
      .all()
      .filter(({ figures }) => figures !== undefined)
      .map(({ platform }) => platform);
  }

  of(platform: string): ChannelFigures | undefined {
    return this.registry.find(platform)?.figures;
  }

  async contextFor(access: ChannelAccess): Promise<ChannelContext> {
    const kept = await this.kept.of(access);
    return {
      ...this.contexts.create(access),
      spend: (operation) => this.budgets.spend(access, operation, kept(operation)),
      remaining: (operation) => this.budgets.remaining(access, operation, kept(operation)),
    };
  }

  /** No network. Null: it is asked. */
  hindrance(account: ChannelAccountEntity, access: ChannelAccess): Hindrance | null {
    const figures = this.of(account.platform);
    const refusal = figures ? (figures.refusal?.(access) ?? null) : nothingTold;
    if (refusal) return { code: 'figures_not_offered', message: refusal };
    if (account.state === 'disabled') return { code: 'channel_account_retired', message: retired };
    if (figuresAreOff(access)) return { code: 'figures_switched_off', message: switchedOff };
    if (account.state === 'needs_authorization')
      return { code: 'channel_account_needs_authorization', message: needsAuthorization };
    return null;
  }

  /** @throws AppError with the hindrance, in words */
  requireAskable(account: ChannelAccountEntity, access: ChannelAccess): ChannelFigures {
    const hindrance = this.hindrance(account, access);
    if (hindrance) throw ruleBroken(hindrance.code, hindrance.message.zh, hindrance.message.en);
    return this.of(account.platform)!;
  }
}

const nothingTold: Message = {
  zh: '该平台没有数据接口，请人工填写或导入。',
  en: 'This platform tells no figures by interface: type them in or import them.',
};
const retired: Message = {
  zh: '该账号已停用，不再读取数据；已有数据保留。',
  en: 'This account is retired and is not asked any more; what is known stays.',
};
const switchedOff: Message = {
  zh: '该账号已关闭自动读取数据，可在账号设置中打开。',
  en: 'Collecting is switched off for this account; its settings switch it on.',
};
const needsAuthorization: Message = {
  zh: '该账号需要重新授权，授权后自动继续读取数据。',
  en: 'Somebody has to authorise this account again; collecting goes on by itself then.',
};
