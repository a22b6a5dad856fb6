import { maskPayee } from '../domain/payee-data';
import type { PayeeData } from '../domain/payee-data';
import type { PayeeEntity } from '../persistence/payee.entity';
import type { PayeeResponse } from './payee.responses';

export function presentPayee(payee: PayeeEntity, data: PayeeData): PayeeResponse {
  return {
    id: payee.id,
    organizationId: payee.organizationId,
    userId: payee.userId,
    contributorName: payee.contributorName,
    ...maskPayee(data),
    createdAt: payee.createdAt.toISOString(),
    updatedAt: payee.updatedAt.toISOString(),
  };
}
