import { createParamDecorator, SetMetadata } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError } from '@haojiao/kernel';
import type { Actor } from './domain/actor';
import type { Action } from './domain/roles';

/** What a route demands before its handler runs. */
export type RoutePolicy =
  { kind: 'public' } | { kind: 'signed_in' } | { kind: 'action'; action: Action } | { kind: 'operations' };

export const ROUTE_POLICY = 'haojiao:route-policy';

/** Anybody, without signing in. */
export const Public = () => SetMetadata<string, RoutePolicy>(ROUTE_POLICY, { kind: 'public' });

/** Anybody who is signed in; the route shows only what is the caller's own. */
export const SignedIn = () => SetMetadata<string, RoutePolicy>(ROUTE_POLICY, { kind: 'signed_in' });

/**
 * Callers who hold the action in at least one unit. The use case asks again for the unit of the thing at hand
 * (`actor.require`): this gate alone never decides.
 */
export const Allow = (action: Action) =>
  SetMetadata<string, RoutePolicy>(ROUTE_POLICY, { kind: 'action', action });

/** Probes and metrics: loopback, or the operator's token. */
export const Operations = () => SetMetadata<string, RoutePolicy>(ROUTE_POLICY, { kind: 'operations' });

export type ActedRequest = FastifyRequest & { actor?: Actor; idempotencyOwner?: string };

/** The person who asks. @throws AppError `not_signed_in` on a route that forgot to demand one. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<ActedRequest>();
  if (actor) return actor;
  throw new AppError('notSignedIn', 'not_signed_in', { zh: '请先登录。', en: 'Sign in first.' });
});
