import { beijingTime, toCsv } from '@haojiao/kernel';
import { standingOf } from '../domain/reprint-source';
import type { ReprintStanding } from '../domain/reprint-source';
import { standingWords } from '../domain/standing-words';
import type { ReprintSnapshotEntity } from '../persistence/reprint-snapshot.entity';
import type { RegisterLine } from '../reprint-register';
import type { ReprintRegisterLineResponse, ReprintSnapshotResponse } from './reprint.responses';

export function presentSnapshot(snapshot: ReprintSnapshotEntity): ReprintSnapshotResponse {
  return { ...snapshot, capturedAt: snapshot.capturedAt.toISOString() };
}

export function presentRegisterLine(line: RegisterLine, now: Date): ReprintRegisterLineResponse {
  const { sortTime: _, sourceState: _state, sourceValidFrom: _from, sourceValidTo: _to, ...members } = line;
  return { ...members, signedAt: line.signedAt.toISOString(), sourceStanding: standingToday(line, now) };
}

/** The register as a table for a spreadsheet; times are Beijing's. */
export function registerCsv(lines: RegisterLine[], now: Date): string {
  const head = ['签发时间', '单位', '标题', '来源', '原题', '原文网址', '授权依据', '签发人', '来源现状'];
  return toCsv([
    head,
    ...lines.map((line) => [
      beijingTime(line.signedAt),
      line.organizationName,
      line.title,
      line.sourceName,
      line.sourceTitle,
      line.sourceUrl,
      line.permissionBasis,
      line.signedByName,
      standingZh(line, now),
    ]),
  ]);
}

function standingToday(line: RegisterLine, now: Date): ReprintStanding | null {
  const { sourceState: state, sourceValidFrom: validFrom, sourceValidTo: validTo } = line;
  return state !== null && validFrom !== null ? standingOf({ state, validFrom, validTo }, now) : null;
}

function standingZh(line: RegisterLine, now: Date): string {
  const standing = standingToday(line, now);
  if (standing === null) return line.originRevisionId === null ? '不在名单内' : '系统内转载';
  return standingWords(standing, { validFrom: line.sourceValidFrom!, validTo: line.sourceValidTo }).zh;
}
