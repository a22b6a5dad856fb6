import type { OrganizationEntity } from '../persistence/organization.entity';
import type { OrganizationResponse } from './organization.responses';

export function presentOrganization(organization: OrganizationEntity): OrganizationResponse {
  return {
    id: organization.id,
    parentId: organization.parentId,
    name: organization.name,
    code: organization.code,
    tier: organization.tier,
    timeZone: organization.timeZone,
    itemUrlPattern: organization.itemUrlPattern,
    icpNumber: organization.icpNumber,
    psbNumber: organization.psbNumber,
    staleAfterDays: organization.staleAfterDays,
    warnAfterDays: organization.warnAfterDays,
    createdAt: organization.createdAt.toISOString(),
    updatedAt: organization.updatedAt.toISOString(),
  };
}
