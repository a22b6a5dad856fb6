export type RequiredNumber = 'icpNumber' | 'psbNumber';

/** Whether visitors get a unit's pages. */
export interface Launch {
  isOpen: boolean;
  /** Whether the installation is reached from the public network at all. */
  isPublic: boolean;
  missing: RequiredNumber[];
  /** Why none is needed, recorded by an administrator. */
  waiver: string | null;
}

export function launchOf(
  site: Partial<Record<RequiredNumber, string>>,
  waiver: string | null,
  isPublic: boolean,
): Launch {
  const missing = (['icpNumber', 'psbNumber'] as const).filter((name) => !site[name]);
  return { isOpen: !isPublic || missing.length === 0 || waiver !== null, isPublic, missing, waiver };
}
