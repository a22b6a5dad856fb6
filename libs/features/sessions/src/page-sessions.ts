import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyRing } from '@haojiao/infrastructure/security';
import { RefreshTokens } from './refresh-tokens';
import type { Caller, TokenPair } from './refresh-tokens';
import { SessionsService } from './sessions.service';

const PURPOSE = 'page-refresh-token';

/**
 * Sessions of pages: the refresh token lies in a cookie that all tabs of a browser share and no script reads. Which
 * token follows another is computed, so that two tabs that refresh at once, or a phone that lost the answer, are given
 * the same one.
 */
@Injectable()
export class PageSessions {
  constructor(
    private readonly sessions: SessionsService,
    private readonly refreshTokens: RefreshTokens,
    private readonly keys: KeyRing,
  ) {}

  /** @throws AppError as `SessionsService.login` */
  begin(username: string, password: string, caller: Caller): Promise<TokenPair> {
    return this.sessions.login(username, password, caller);
  }

  /** @throws AppError `refresh_token_invalid` */
  refresh(refreshToken: string): Promise<TokenPair> {
    const { key } = this.keys.signingKey(PURPOSE);
    const successor = createHmac('sha256', key).update(refreshToken).digest('base64url');
    return this.refreshTokens.refresh(refreshToken, successor);
  }

  /** Needs no access token: who comes back after a night signs out as well. */
  end(refreshToken: string, caller: Caller): Promise<void> {
    return this.refreshTokens.endSessionOf(refreshToken, caller);
  }
}
