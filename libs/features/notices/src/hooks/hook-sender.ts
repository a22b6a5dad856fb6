import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Json } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { sendToForeign } from '@haojiao/infrastructure/http';
import { KeyRing } from '@haojiao/infrastructure/security';
import { problemOf } from '../delivery/deliveries';
import { signedHeaders } from './hook-signature';
import type { NoticeHookEntity } from './notice-hook.entity';

export interface HookAnswer {
  isTaken: boolean;
  /** 410: the receiver wants no more. */
  isGone: boolean;
  /** Null when it was taken. Names no address of ours. */
  problem: string | null;
}

/** Posts one signed message to a hook's address. */
@Injectable()
export class HookSender {
  constructor(
    private readonly keys: KeyRing,
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async post(hook: NoticeHookEntity, messageId: string, message: Json): Promise<HookAnswer> {
    const body = JSON.stringify(message);
    const secret = this.keys.decrypt(hook.sealedSecret, hookSecretContext(hook.id));
    try {
      const status = await sendToForeign(hook.url, {
        body,
        headers: signedHeaders(secret, messageId, this.clock.now(), body),
        trustedOrigins: this.settings.trustedOrigins,
      });
      const isTaken = status >= 200 && status < 300;
      return { isTaken, isGone: status === 410, problem: isTaken ? null : `HTTP ${status}` };
    } catch (error) {
      return { isTaken: false, isGone: false, problem: problemOf(error) };
    }
  }
}

/** Binds a sealed secret to its hook. */
export function hookSecretContext(hookId: string): string {
  return `notice_hook:${hookId}`;
}
