import { pick } from '@haojiao/infrastructure/http';
import type { Language } from '@haojiao/infrastructure/http';
import { editsOf, inContext } from '../domain/import-damage';
import type { DecidedDamage } from '../domain/import-damage';
import { repairedTitle } from '../domain/import-title';
import { applyEdits, textMapOf } from '../domain/text-map';
import type { ImportListItem } from '../list-imports';
import type { ImportRepairEntity } from '../persistence/import-repair.entity';
import type { ImportEntity, ImportPicture } from '../persistence/import.entity';
import { withAssets } from '../picture-places';
import type {
  DamageCountResponse,
  ImportDamageResponse,
  ImportPictureResponse,
  ImportRepairResponse,
  ImportResponse,
  ImportSummaryResponse,
} from './import.responses';

export function presentImport(
  found: ImportEntity,
  damages: readonly DecidedDamage[],
  language: Language,
): ImportResponse {
  const map = textMapOf(found.html);
  return {
    id: found.id,
    organizationId: found.organizationId,
    state: found.state,
    kind: found.kind,
    progress: found.progress,
    fileName: found.fileName,
    sourceUrl: found.sourceUrl,
    originalSha256: found.originalSha256,
    originalBytes: found.originalBytes,
    title: repairedTitle(map.text, found.title, damages),
    html: withAssets(applyEdits(found.html, map, editsOf(damages)), found.pictures),
    text: map.text,
    encoding: found.encoding,
    facts: found.facts,
    pictures: found.pictures.map((picture) => presentPicture(picture, language)),
    damageCounts: countsOf(damages),
    damages: damages.map((damage) => presentDamage(map.text, damage, language)),
    warnings: found.warnings.map(({ message, ...rest }) => ({ ...rest, message: pick(message, language) })),
    trackedChanges: found.trackedChanges,
    failure: found.failure && {
      code: found.failure.code,
      message: pick(found.failure.message, language),
    },
    contentId: found.contentId,
    createdBy: found.createdBy,
    createdAt: found.createdAt.toISOString(),
    expiresAt: found.expiresAt.toISOString(),
  };
}

function presentPicture(picture: ImportPicture, language: Language): ImportPictureResponse {
  return { ...picture, reason: picture.reason && pick(picture.reason, language) };
}

function presentDamage(text: string, damage: DecidedDamage, language: Language): ImportDamageResponse {
  return { ...damage, message: pick(damage.message, language), ...inContext(text, damage) };
}

/** The commonest kind first. */
function countsOf(damages: readonly DecidedDamage[]): DamageCountResponse[] {
  const counts = new Map<string, DamageCountResponse>();
  for (const { kind, decision, proposal } of damages) {
    const count = counts.get(kind) ?? { kind, count: 0, open: 0, withProposal: 0 };
    count.count += 1;
    if (decision === 'open') count.open += 1;
    if (proposal !== null) count.withProposal += 1;
    counts.set(kind, count);
  }
  return [...counts.values()].sort((one, other) => other.count - one.count);
}

export function presentListItem(item: ImportListItem): ImportSummaryResponse {
  return { ...item, createdAt: item.createdAt.toISOString(), expiresAt: item.expiresAt.toISOString() };
}

export function presentRepair(repair: ImportRepairEntity): ImportRepairResponse {
  const { id, actorId, actorName, steps, occurredAt } = repair;
  return { id, actorId, actorName, steps, occurredAt: occurredAt.toISOString() };
}
