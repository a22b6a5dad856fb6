import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';

export type Me = Shape<'MeResponse'>;
export type Action = Me['memberships'][number]['actions'][number];

/** Who is signed in, with what they may do where. */
export function useAskMe() {
  return useQuery({ queryKey: ['me'], queryFn: () => bodyOf(api.GET('/api/v1/me')), staleTime: 60_000 });
}

export const MeContext = createContext<Me | null>(null);

/** Within the frame: who is signed in. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('Nobody is signed in here.');
  return me;
}

/**
 * Whether an action is allowed somewhere, or in a unit whose path from the root is known. It decides what is offered; what
 * is allowed, the api decides.
 */
export function useCan(): (action: Action, unitPath?: readonly string[]) => boolean {
  const { memberships } = useMe();
  return (action, unitPath) =>
    memberships.some(
      ({ organizationId, inherit, actions }) =>
        actions.includes(action) &&
        (unitPath === undefined ||
          unitPath.at(-1) === organizationId ||
          (inherit && unitPath.includes(organizationId))),
    );
}
