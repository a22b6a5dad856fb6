import { Injectable } from '@nestjs/common';
import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel';
import type { CircuitBreakerPolicy } from 'cockatiel';
import { ChannelFailure } from '@haojiao/channel-kit';
import { SECOND_MS } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';

/** So many failures in a row mean that the platform is down, not that a post is bad. */
const FAILURES_TO_OPEN = 10;
const OPEN_MS = 30 * SECOND_MS;

/** One breaker per platform and process: a platform that is down is left alone, and nobody else waits for it. */
@Injectable()
export class PlatformBreakers {
  private readonly policies = new Map<string, CircuitBreakerPolicy>();

  constructor(private readonly settings: Settings) {}

  of(platform: string): { execute<T>(work: () => Promise<T>): Promise<T> } {
    const policy = this.policyOf(platform);
    return {
      execute: async (work) => {
        try {
          return await policy.execute(work);
        } catch (error) {
          if (error instanceof BrokenCircuitError) throw platformDown();
          throw error;
        }
      },
    };
  }

  private policyOf(platform: string): CircuitBreakerPolicy {
    let policy = this.policies.get(platform);
    if (!policy) {
      policy = circuitBreaker(
        handleWhen((error) => error instanceof ChannelFailure && error.failureClass === 'transient'),
        {
          halfOpenAfter: OPEN_MS / this.settings.clockSpeed,
          breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN),
        },
      );
      this.policies.set(platform, policy);
    }
    return policy;
  }
}

function platformDown(): ChannelFailure {
  return new ChannelFailure({
    failureClass: 'rate_limited',
    code: 'platform_down',
    retryAfterMs: OPEN_MS,
    advice: {
      zh: '该平台连续多次没有响应，暂停半分钟后自动继续。',
      en: 'The platform failed many times in a row; it goes on by itself after half a minute.',
    },
  });
}
