import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { Public, presentUser } from '@haojiao/features/organizations';
import { PageSessions } from '../page-sessions';
import type { Caller, TokenPair } from '../sessions.service';
import { PAGE_SESSION_PATH, pageTokenOf, requireOwnPage, setPageToken } from './page-session-cookie';
import { LoginRequest } from './session.requests';
import { PageSessionResponse } from './session.responses';

/**
 * Signing in on pages of this site: the refresh token stays in a cookie that no script reads, and is honoured here
 * alone. Everything else asks with the access token. Wants the header `X-Haojiao-Page: 1`.
 */
@ApiTags('Identity and organisations')
@Public()
@Controller(PAGE_SESSION_PATH)
export class PageSessionsController {
  private readonly isSecure: boolean;

  constructor(
    private readonly pages: PageSessions,
    private readonly settings: Settings,
  ) {
    this.isSecure = settings.publicUrl.startsWith('https://');
  }

  @Post()
  @HttpCode(200)
  async begin(
    @Body() { username, password }: LoginRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PageSessionResponse> {
    requireOwnPage(request, this.settings.publicUrl);
    return this.answer(await this.pages.begin(username, password, callerOf(request)), reply);
  }

  /** Tabs that ask at once are given the same; a token that comes back later ends the session. */
  @Post('refresh')
  @HttpCode(200)
  async refresh(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PageSessionResponse> {
    requireOwnPage(request, this.settings.publicUrl);
    const token = pageTokenOf(request, this.isSecure);
    if (!token)
      throw new AppError('notSignedIn', 'not_signed_in', { zh: '请先登录。', en: 'Sign in first.' });
    try {
      return this.answer(await this.pages.refresh(token), reply);
    } catch (error) {
      if (error instanceof AppError && error.code === 'refresh_token_invalid')
        setPageToken(reply, null, this.isSecure);
      throw error;
    }
  }

  @Post('end')
  @HttpCode(204)
  async end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    requireOwnPage(request, this.settings.publicUrl);
    const token = pageTokenOf(request, this.isSecure);
    if (token) await this.pages.end(token, callerOf(request));
    setPageToken(reply, null, this.isSecure);
  }

  private answer({ accessToken, expiresIn, refreshToken, user }: TokenPair, reply: FastifyReply) {
    setPageToken(reply, refreshToken, this.isSecure);
    return { accessToken, expiresIn, user: presentUser(user) };
  }
}

function callerOf(request: FastifyRequest): Caller {
  return {
    address: request.ip,
    userAgent: request.headers['user-agent'] ?? null,
    requestId: request.id,
  };
}
