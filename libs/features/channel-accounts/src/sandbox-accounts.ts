import { Injectable } from '@nestjs/common';
import { ChannelRegistry } from '@haojiao/channel-kit';
import { ruleBroken } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import type { Actor } from '@haojiao/features/organizations';
import type { AccountProblem } from './account-checks';
import { ChannelAccountsService } from './channel-accounts.service';
import type { SandboxPlatform } from './domain/sandbox-platform';
import type { ChannelAccountEntity } from './persistence/channel-account.entity';

interface SandboxAccount {
  credentials: Record<string, string>;
  settings: Record<string, unknown>;
}

const ASKED_FOR_MS = 10_000;

/** Accounts on simulated platforms, so that a first try needs nobody's keys. */
@Injectable()
export class SandboxAccounts {
  constructor(
    private readonly accounts: ChannelAccountsService,
    private readonly registry: ChannelRegistry,
    private readonly settings: Settings,
  ) {}

  get isOffered(): boolean {
    return this.settings.sandbox === 'on' && this.settings.sandboxUrl !== undefined;
  }

  /** @throws AppError `sandbox_off` where none runs, `sandbox_away` where it does not answer */
  async create(
    actor: Actor,
    organizationId: string,
    platform: SandboxPlatform,
  ): Promise<{ account: ChannelAccountEntity; problem: AccountProblem | null }> {
    await this.accounts.requireMayConnect(actor, organizationId);
    if (!this.isOffered) {
      throw ruleBroken(
        'sandbox_off',
        '这里没有演练环境，请接入真实的账号。',
        'There is no sandbox here; connect a real account.',
      );
    }
    const name = `演练·${this.registry.get(platform).name.zh}`;
    const { credentials, settings } = await this.ask(platform, name);
    const made = await this.accounts.create(actor, { organizationId, platform, name, credentials, settings });
    return this.accounts.verify(actor, made.id);
  }

  private async ask(platform: SandboxPlatform, name: string): Promise<SandboxAccount> {
    const answer = await fetch(`${this.settings.sandboxUrl}/control/accounts/${platform}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, ...this.optionsOf(platform) }),
      signal: AbortSignal.timeout(ASKED_FOR_MS),
    }).catch(() => null);
    if (answer?.ok) return (await answer.json()) as SandboxAccount;
    throw ruleBroken(
      'sandbox_away',
      '演练环境没有应答，请稍后再试，或重新启动号角。',
      'The sandbox does not answer; try again, or restart the product.',
    );
  }

  /** Weibo takes links to approved hosts alone; Toutiao takes films where that was agreed. */
  private optionsOf(platform: SandboxPlatform): Record<string, unknown> {
    if (platform === 'weibo') return { safeDomains: [new URL(this.settings.publicUrl).hostname] };
    return platform === 'toutiao' ? { officialVideo: true } : {};
  }
}
