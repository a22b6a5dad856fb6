import type { Clock } from '@haojiao/kernel';
import { systemClock } from '@haojiao/kernel';
import type { ChannelAccess, ChannelAdapter } from '../channel-adapter';
import { ChannelFailure } from '../channel-failure';
import { UndiciChannelHttp } from '../channel-http';
import { LostAnswer } from '../publish-context';
import type {
  AppSecret,
  AppSecretRequest,
  PublishContext,
  StepOptions,
  StepResult,
} from '../publish-context';
import type { TokenGrant } from '../tokens';

interface KeptStep {
  intentAt: Date;
  result?: { value: StepResult; at: Date };
}

/**
 * The ledger's rules in memory, for tests of one adapter: intents and results of steps, one token for all,
 * budgets counted. Keep the object and call `publish` again to play a restart.
 */
export class MemoryPublishContext implements PublishContext {
  readonly steps = new Map<string, KeptStep>();
  readonly appSecrets = new Map<string, AppSecret>();
  readonly spent = new Map<string, number>();
  readonly log = { info: () => undefined, warn: () => undefined };
  readonly http = new UndiciChannelHttp();
  history = { attempts: 0, hadLostAnswer: false };
  grant: TokenGrant | null = null;

  constructor(
    private readonly adapter: ChannelAdapter,
    readonly account: ChannelAccess,
    readonly baseUrls: Record<string, string>,
    readonly clock: Clock = systemClock,
  ) {}

  async step<T extends StepResult>(name: string, options: StepOptions, run: () => Promise<T>): Promise<T> {
    const kept = this.steps.get(name);
    const now = this.clock.now();
    if (kept?.result) {
      const age = now.getTime() - kept.result.at.getTime();
      if (options.validForMs === undefined || age < options.validForMs) return kept.result.value as T;
    } else if (kept && options.effect === 'once') {
      throw new LostAnswer(name, kept.intentAt);
    }
    this.steps.set(name, { intentAt: now });
    try {
      const value = await run();
      this.steps.set(name, {
        intentAt: now,
        result: { value: JSON.parse(JSON.stringify(value ?? null)) as StepResult, at: now },
      });
      return value;
    } catch (error) {
      // A definite failure closes the intent; a lost answer leaves it open.
      if (error instanceof ChannelFailure && error.failureClass !== 'unknown') this.steps.delete(name);
      throw error;
    }
  }

  async resultOf(name: string): Promise<StepResult | undefined> {
    return this.steps.get(name)?.result?.value;
  }

  async forgetSteps(names: string[]): Promise<void> {
    for (const name of names) this.steps.delete(name);
  }

  async withToken<T>(call: (accessToken: string) => Promise<T>): Promise<T> {
    const token = await this.token(false);
    try {
      return await call(token);
    } catch (error) {
      if (!(error instanceof ChannelFailure) || !error.tokenRejected) throw error;
      return call(await this.token(true));
    }
  }

  async spend(operation: string): Promise<void> {
    const rule = this.adapter.budgets.find((budget) => budget.operation === operation);
    if (!rule) throw new Error(`No budget rule for ${operation}`);
    this.spent.set(operation, (this.spent.get(operation) ?? 0) + 1);
  }

  async remaining(operation: string): Promise<number> {
    const rule = this.adapter.budgets.find((budget) => budget.operation === operation);
    if (!rule) throw new Error(`No budget rule for ${operation}`);
    return rule.max - (rule.reserve ?? 0) - (this.spent.get(operation) ?? 0);
  }

  async appSecret(request: AppSecretRequest): Promise<AppSecret> {
    const kept = this.appSecrets.get(request.name);
    const leftMs = (kept?.expiresAt.getTime() ?? 0) - this.clock.now().getTime();
    if (kept && leftMs > request.renewBeforeMs && kept.value !== request.refused) return kept;
    const secret = await request.obtain();
    this.appSecrets.set(request.name, secret);
    return secret;
  }

  async grantFacts() {
    if (!this.grant) return null;
    const { accessToken: _access, refreshToken: _refresh, ...facts } = this.grant;
    return facts;
  }

  private async token(refused: boolean): Promise<string> {
    const source = this.adapter.tokens;
    if (!source) throw new Error(`${this.adapter.platform} has no token source`);
    const now = this.clock.now();
    const fresh =
      this.grant !== null && this.grant.accessTokenExpiresAt.getTime() - now.getTime() > source.renewBeforeMs;
    if (!fresh || refused) {
      this.grant = await source.obtain({
        account: this.account,
        previous: this.grant,
        refused,
        now,
        http: this.http,
        baseUrls: this.baseUrls,
      });
    }
    return this.grant!.accessToken;
  }
}
