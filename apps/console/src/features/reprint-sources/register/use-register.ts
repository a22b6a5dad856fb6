import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';

export type RegisterLine = Shape<'ReprintRegisterLineResponse'>;

export interface RegisterWish {
  readonly organizationId: string;
  readonly from?: string;
  readonly to?: string;
}

/** What was reprinted in a unit and those below it, the newest sign-off first. */
export function useRegister(wanted: RegisterWish) {
  return useCursorPages(['reprint-sources', 'register', wanted], (cursor) =>
    bodyOf(api.GET('/api/v1/reprint-register', { params: { query: { ...wanted, cursor, limit: 50 } } })),
  );
}
