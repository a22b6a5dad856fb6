import type { WholeHonourRoll } from '../honour-rolls/honour-rolls.service';
import type { HonourRollEntity } from '../persistence/honour-roll.entity';
import type { HonourRollResponse, HonourRollSummaryResponse } from './honour-roll.responses';

export function presentHonourRollSummary(roll: HonourRollEntity): HonourRollSummaryResponse {
  return {
    id: roll.id,
    organizationId: roll.organizationId,
    assessmentYearId: roll.assessmentYearId,
    title: roll.title,
    state: roll.state,
    issuedAt: roll.issuedAt?.toISOString() ?? null,
    createdAt: roll.createdAt.toISOString(),
  };
}

export function presentHonourRoll({ roll, content }: WholeHonourRoll): HonourRollResponse {
  return {
    ...presentHonourRollSummary(roll),
    preparedBy: roll.preparedBy,
    unitPlaces: roll.unitPlaces,
    personPlaces: roll.personPlaces,
    minimumPoints: Number(roll.minimumPoints),
    ...content,
  };
}
