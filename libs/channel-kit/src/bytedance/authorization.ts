import type { Message } from '@haojiao/kernel';
import type { ChannelAccess, PublicationMode } from '../channel-adapter';
import type { AuthorizationReturn, ChannelAuthorization, ChannelGrant } from '../channel-authorization';
import type { ChannelContext } from '../publish-context';
import { numberOf, textOf } from './answer';
import { readResponse } from './call';
import type { ByteDancePlatform } from './call';

export interface ByteDanceAuthorizationOptions extends ByteDancePlatform {
  /** The role among the base addresses under which `/oauth/…` is found. */
  oauthRole: string;
  /** Path of the page on which the account's owner agrees, on the same host. */
  pagePath: string;
  /** Asked for; one that the app lacks breaks the whole page. */
  scopes: string[];
  /** Credential fields without which nothing can be published at all. */
  brings: string[];
  /** What the account may do with what was granted; the note says why it is not `api`. */
  modeOf(scopes: ReadonlySet<string>, account: ChannelAccess): { mode: PublicationMode; note?: Message };
}

interface ExchangedGrant {
  accessToken: string;
  accessTokenExpiresAt: Date;
  refreshToken: string;
  refreshTokenExpiresAt?: Date;
  openId: string;
  scopes: string[];
}

/**
 * One way of connecting for the whole family. Who refuses at the page does not come back; what comes back is a code that
 * is good once, and tokens for it with the scopes that were really granted. (Official reference, read 2026-11.)
 */
export class ByteDanceAuthorization implements ChannelAuthorization {
  readonly requires = ['clientKey', 'clientSecret'];
  readonly brings: string[];

  constructor(private readonly options: ByteDanceAuthorizationOptions) {
    this.brings = options.brings;
  }

  authorizeUrl({
    account,
    redirectUri,
    state,
    baseUrls,
  }: Parameters<ChannelAuthorization['authorizeUrl']>[0]) {
    const url = new URL(`${baseUrls[this.options.oauthRole]}${this.options.pagePath}`);
    url.search = new URLSearchParams({
      client_key: account.credentials.clientKey ?? '',
      response_type: 'code',
      scope: this.options.scopes.join(','),
      redirect_uri: redirectUri,
      state,
    }).toString();
    return url.href;
  }

  readReturn(query: Record<string, string>): AuthorizationReturn | null {
    if (query.code) return { kind: 'code', code: query.code };
    const error = query.error ?? query.error_code ?? query.errCode;
    if (!error) return null;
    return {
      kind: 'refused',
      reason: {
        zh: '平台没有同意授权，请确认应用已获批所需权限后再试。',
        en: 'The platform did not grant it; see that the app has the capabilities that are asked for.',
      },
    };
  }

  async exchange({ code }: { code: string }, context: ChannelContext): Promise<ChannelGrant> {
    const grant = await this.askForTokens(code, context);
    const granted = new Set(grant.scopes.map(plainScope));
    const { mode, note } = this.options.modeOf(granted, context.account);
    return {
      credentials: {
        openId: grant.openId,
        accessToken: grant.accessToken,
        accessTokenExpiresAt: grant.accessTokenExpiresAt.toISOString(),
        refreshToken: grant.refreshToken,
        refreshTokenExpiresAt: grant.refreshTokenExpiresAt?.toISOString() ?? '',
      },
      remoteAccountId: grant.openId,
      displayName: await this.nicknameOf(grant, context),
      mode,
      scopes: grant.scopes,
      grantExpiresAt: grant.refreshTokenExpiresAt,
      notes: [...(note ? [note] : []), ...this.missingNote(granted)],
    };
  }

  private async askForTokens(code: string, context: ChannelContext): Promise<ExchangedGrant> {
    const { clientKey = '', clientSecret = '' } = context.account.credentials;
    const now = context.clock.now();
    const response = await context.http.send({
      method: 'POST',
      url: `${context.baseUrls[this.options.oauthRole]}/oauth/access_token/`,
      form: { client_key: clientKey, client_secret: clientSecret, code, grant_type: 'authorization_code' },
      // A second question is refused and does no harm: the person goes the way once more.
      effect: 'read',
    });
    return readResponse(response, this.options, 'repeatable', now, (data) => {
      const accessToken = textOf(data.access_token);
      const seconds = numberOf(data.expires_in);
      const openId = textOf(data.open_id);
      if (!accessToken || seconds === undefined || !openId) return undefined;
      const refreshSeconds = numberOf(data.refresh_expires_in);
      return {
        accessToken,
        accessTokenExpiresAt: after(now, seconds),
        refreshToken: textOf(data.refresh_token) ?? '',
        refreshTokenExpiresAt: refreshSeconds === undefined ? undefined : after(now, refreshSeconds),
        openId,
        scopes: (textOf(data.scope) ?? '').split(',').filter(Boolean),
      };
    });
  }

  /** Only for showing; an account without `user_info` is connected all the same. */
  private async nicknameOf(grant: ExchangedGrant, context: ChannelContext): Promise<string | undefined> {
    try {
      const response = await context.http.send({
        method: 'POST',
        url: `${context.baseUrls[this.options.oauthRole]}/oauth/userinfo/`,
        form: { access_token: grant.accessToken, open_id: grant.openId },
        effect: 'read',
      });
      return readResponse(response, this.options, 'repeatable', context.clock.now(), (data) =>
        textOf(data.nickname),
      );
    } catch (error) {
      context.log.warn('nickname_not_shown', { code: error instanceof Error ? error.name : 'unknown' });
      return undefined;
    }
  }

  private missingNote(granted: ReadonlySet<string>): Message[] {
    const missing = this.options.scopes.filter((scope) => !granted.has(plainScope(scope)));
    if (missing.length === 0) return [];
    const list = missing.join('、');
    return [
      {
        zh: `授权时没有勾选：${list}。需要时请重新授权并全部勾选。`,
        en: `Not granted: ${missing.join(', ')}. Authorise again and tick all of them where they are needed.`,
      },
    ];
  }
}

/** Old grants hold the plain names; `video.create` and `video.create.bind` are the same. */
export function plainScope(scope: string): string {
  return scope.trim().replace(/\.bind$/, '');
}

function after(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1_000);
}
