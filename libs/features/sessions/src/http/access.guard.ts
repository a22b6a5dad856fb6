import { timingSafeEqual } from 'node:crypto';
import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import ipaddr from 'ipaddr.js';
import { AppError, notAllowed } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { ROUTE_POLICY } from '@haojiao/features/organizations';
import type { ActedRequest, RoutePolicy } from '@haojiao/features/organizations';
import { SessionsService } from '../sessions.service';

/** The gate before every route. A route without a policy is closed to everybody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionsService,
    private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const policy = this.reflector.getAllAndOverride<RoutePolicy | undefined>(ROUTE_POLICY, [
      context.getHandler(),
      context.getClass(),
    ]);
    const request = context.switchToHttp().getRequest<ActedRequest>();
    if (policy?.kind === 'public') return true;
    if (policy?.kind === 'operations') return this.allowOperator(request);
    const actor = await this.authenticate(request);
    if (!policy) throw notAllowed('route_closed', '该接口未开放。', 'This route is closed.');
    if (policy.kind === 'action' && !actor.canAnywhere(policy.action)) {
      throw notAllowed(
        'not_allowed',
        `您没有“${policy.action}”权限，请联系管理员分配相应角色。`,
        `You lack the right "${policy.action}"; ask an administrator for a role that has it.`,
      );
    }
    return true;
  }

  private async authenticate(request: ActedRequest) {
    const token = bearerToken(request);
    const actor = token
      ? await this.sessions.authenticate(token, {
          address: request.ip,
          userAgent: request.headers['user-agent'] ?? null,
          requestId: request.id,
        })
      : null;
    if (!actor) {
      throw new AppError('notSignedIn', token ? 'access_token_invalid' : 'not_signed_in', {
        zh: token ? '登录已失效，请刷新令牌或重新登录。' : '请先登录，并带上 Authorization: Bearer 令牌。',
        en: token ? 'This access token is not valid any more; refresh it or sign in.' : 'Sign in first.',
      });
    }
    request.actor = actor;
    request.idempotencyOwner = actor.userId;
    return actor;
  }

  private allowOperator(request: ActedRequest): boolean {
    if (ipaddr.process(request.ip).range() === 'loopback') return true;
    const token = bearerToken(request);
    if (token && this.settings.metricsToken && equal(token, this.settings.metricsToken)) return true;
    throw notAllowed(
      'operators_only',
      '仅限本机或持运维令牌访问。',
      'From this machine or with the operator token.',
    );
  }
}

function bearerToken(request: ActedRequest): string | null {
  const match = /^Bearer ([A-Za-z0-9._~+/=-]+)$/i.exec(request.headers.authorization ?? '');
  return match?.[1] ?? null;
}

function equal(one: string, other: string): boolean {
  const a = Buffer.from(one);
  const b = Buffer.from(other);
  return a.length === b.length && timingSafeEqual(a, b);
}
