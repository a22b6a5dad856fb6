import { encodeCursor } from '@haojiao/kernel';
import { languageOf, pick } from '@haojiao/infrastructure/http';
import type { Finding } from '../board/findings';
import { placeOf } from '../board/read-board';
import type { Board } from '../board/read-board';
import { notKnown, ruleWords } from '../domain/inspection-rules';
import type { ColumnInspectionRuleEntity } from '../rules/column-inspection-rule.entity';
import type { InspectionExemptionEntity } from '../subjects/inspection-exemption.entity';
import type { InspectionUpdateEntity } from '../subjects/inspection-update.entity';
import type {
  ColumnInspectionRuleResponse,
  InspectionBoardResponse,
  InspectionExemptionResponse,
  InspectionFindingResponse,
  InspectionUpdateResponse,
} from './inspection.responses';

export function presentBoard(
  { unit, at, counts, findings }: Board,
  limit: number,
  acceptLanguage: string | undefined,
): InspectionBoardResponse {
  const language = languageOf(acceptLanguage);
  const shown = findings.slice(0, limit);
  const last = findings.length > limit ? shown.at(-1) : undefined;
  return {
    organizationId: unit.id,
    at: at.toISOString(),
    timeZone: unit.timeZone,
    counts,
    notKnown: notKnown.map(({ rule, words }) => ({ rule, words: pick(words, language) })),
    items: shown.map((finding) => presentFinding(finding, acceptLanguage)),
    nextCursor: last ? encodeCursor(placeOf(last)) : null,
  };
}

function presentFinding(finding: Finding, acceptLanguage: string | undefined): InspectionFindingResponse {
  const language = languageOf(acceptLanguage);
  const { subject, rule, state, judged, since, days, limits, lastUpdateAt, updateSource } = finding;
  const { id: subjectId, ...named } = subject;
  const { count, exemption } = finding;
  return {
    ...{ ...named, subjectId, rule, state, judged, days, updateSource, count },
    ruleWords: pick(ruleWords[rule].words, language),
    source: pick(ruleWords[rule].source, language),
    since: since?.toISOString() ?? null,
    staleAfterDays: limits?.staleAfterDays ?? null,
    warnAfterDays: limits?.warnAfterDays ?? null,
    lastUpdateAt: lastUpdateAt?.toISOString() ?? null,
    exemption: exemption && {
      ...{ id: exemption.id, reason: exemption.reason, until: exemption.until },
      grantedAt: exemption.grantedAt.toISOString(),
    },
  };
}

export function presentExemption(row: InspectionExemptionEntity): InspectionExemptionResponse {
  const { id, organizationId, channelAccountId, columnId, reason, untilDay, grantedBy } = row;
  return {
    ...{ id, organizationId, channelAccountId, columnId, reason, until: untilDay, grantedBy },
    grantedAt: row.grantedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

export function presentUpdate(row: InspectionUpdateEntity): InspectionUpdateResponse {
  const { id, organizationId, channelAccountId, columnId, url, note, recordedBy } = row;
  return {
    ...{ id, organizationId, channelAccountId, columnId, url, note, recordedBy },
    occurredAt: row.occurredAt.toISOString(),
    recordedAt: row.recordedAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}

export function presentRule(
  columnId: string,
  rule: ColumnInspectionRuleEntity | null,
): ColumnInspectionRuleResponse {
  const { kind = 'news', staleAfterDays = null, warnAfterDays = null } = rule ?? {};
  return { columnId, kind, staleAfterDays, warnAfterDays, isSet: rule !== null };
}
