import type { Shape } from '@/api-client';

export type SchemeVersion = Shape<'SchemeVersionResponse'>;
export type VersionState = 'coming' | 'current' | 'over';

/** A version that is open ends where the next one begins. */
export function stateOf(
  version: SchemeVersion,
  versions: readonly SchemeVersion[],
  today: string,
): VersionState {
  if (version.validFrom > today) return 'coming';
  const next = versions.find(({ number }) => number === version.number + 1);
  const isOver = (version.validTo !== null && version.validTo < today) || (next && next.validFrom <= today);
  return isOver ? 'over' : 'current';
}

/** Only what has not begun and was not used can be changed; every other version is followed by another. */
export const canChange = (version: SchemeVersion, today: string) =>
  version.usedAt === null && version.validFrom > today;

/** The version that holds today, or the one that comes nearest to it. */
export function versionToShow(versions: readonly SchemeVersion[], today: string): SchemeVersion {
  return versions.findLast(({ validFrom }) => validFrom <= today) ?? versions[0]!;
}
