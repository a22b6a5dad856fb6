import { Injectable } from '@nestjs/common';
import { ChannelFailure } from '@haojiao/channel-kit';
import { KeyRing } from '@haojiao/infrastructure/security';
import type { ChannelAccountEntity } from './persistence/channel-account.entity';

export type Credentials = Record<string, string>;

type SealedAccount = Pick<ChannelAccountEntity, 'id' | 'sealedCredentials'>;

/** Credentials of accounts, encrypted each for its own row. */
@Injectable()
export class AccountSecrets {
  constructor(private readonly keys: KeyRing) {}

  seal(id: string, credentials: Credentials): string {
    return this.keys.encrypt(JSON.stringify(credentials), contextOf(id));
  }

  /** @throws ChannelFailure `credentials` when the secret key that sealed them was lost or the text was altered */
  open(account: SealedAccount): Credentials {
    try {
      return JSON.parse(this.keys.decrypt(account.sealedCredentials, contextOf(account.id))) as Credentials;
    } catch (cause) {
      throw new ChannelFailure({
        failureClass: 'credentials',
        code: 'credentials_unreadable',
        advice: {
          zh: '保存的账号凭据已无法解密（加密密钥丢失或更换），请重新填写凭据或重新授权。',
          en: 'The kept credentials can not be opened any more (a secret key was lost); enter them again or authorise again.',
        },
        accountChange: { needsAuthorization: true },
        cause,
      });
    }
  }

  /** None when they can't be opened: the account is still shown, and new credentials mend it. */
  readable(account: SealedAccount): Credentials {
    try {
      return this.open(account);
    } catch {
      return {};
    }
  }
}

function contextOf(channelAccountId: string): string {
  return `channel-account:${channelAccountId}`;
}
