import type { LexiconRow } from '../files/lexicon-row';
import { columnsOf } from '../files/write-lexicon-file';
import type { LeaderOrderEntity } from '../persistence/leader-order.entity';
import type { LexiconMuteEntity } from '../persistence/lexicon-mute.entity';
import type { LexiconVersionEntity } from '../persistence/lexicon-version.entity';
import type { LexiconEntity } from '../persistence/lexicon.entity';
import { termIdOf } from '../term-id';
import type {
  LeaderOrderResponse,
  LexiconMuteResponse,
  LexiconResponse,
  LexiconRowResponse,
  LexiconVersionResponse,
} from './lexicon.responses';

export function presentLexicon(lexicon: LexiconEntity): LexiconResponse {
  const { id, organizationId, name, description, activeNumber, isSample } = lexicon;
  return {
    id,
    organizationId,
    name,
    description,
    activeNumber,
    isSample,
    retiredAt: lexicon.retiredAt?.toISOString() ?? null,
    createdAt: lexicon.createdAt.toISOString(),
    updatedAt: lexicon.updatedAt.toISOString(),
  };
}

/** Without the signature: it is of use only inside of the house. */
export function presentVersion(version: LexiconVersionEntity): LexiconVersionResponse {
  const { id, number, termCount, categoryCounts, termsHash, keyName, createdBy, createdAt } = version;
  return {
    id,
    number,
    termCount,
    categoryCounts,
    termsHash,
    keyName,
    createdBy,
    createdAt: createdAt.toISOString(),
  };
}

export function presentRow(row: LexiconRow): LexiconRowResponse {
  return columnsOf(row) as unknown as LexiconRowResponse;
}

export function presentMute(mute: LexiconMuteEntity): LexiconMuteResponse {
  return {
    id: mute.id,
    organizationId: mute.organizationId,
    termId: termIdOf(mute.lexiconId, mute.termKey),
    reason: mute.reason,
    until: mute.mutedUntil?.toISOString() ?? null,
    createdBy: mute.createdBy,
    createdAt: mute.createdAt.toISOString(),
  };
}

export function presentLeaderOrder(order: LeaderOrderEntity): LeaderOrderResponse {
  return { ...order, createdAt: order.createdAt.toISOString() };
}
