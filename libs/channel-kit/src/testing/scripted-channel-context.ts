import { systemClock } from '@haojiao/kernel';
import type { ChannelAccess } from '../channel-adapter';
import type { ChannelHttp, ChannelRequest, ChannelResponse } from '../channel-http';
import type { ChannelContext } from '../publish-context';

/** Answers every request with the next of the given bodies and remembers what was asked; for recorded answers. */
export class ScriptedChannelHttp implements ChannelHttp {
  readonly requests: ChannelRequest[] = [];
  private readonly bodies: unknown[];

  constructor(...bodies: unknown[]) {
    this.bodies = bodies;
  }

  async send(request: ChannelRequest): Promise<ChannelResponse> {
    this.requests.push(request);
    if (this.bodies.length === 0) throw new Error(`No answer is left for ${request.method} ${request.url}`);
    const body = this.bodies.shift();
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return {
      status: 200,
      headers: {},
      body: Buffer.from(text),
      text: () => text,
      json: () => JSON.parse(text) as unknown,
    };
  }
}

/** A context around scripted answers: one token that is never renewed, budgets without end. */
export function scriptedChannelContext(http: ChannelHttp, account: ChannelAccess): ChannelContext {
  return {
    account,
    http,
    clock: systemClock,
    log: { info: () => undefined, warn: () => undefined },
    baseUrls: { api: 'http://platform.example', oauth: 'http://oauth.example' },
    withToken: (call) => call('token'),
    appSecret: (request) => request.obtain(),
    spend: async () => undefined,
    remaining: async () => Number.MAX_SAFE_INTEGER,
  };
}
