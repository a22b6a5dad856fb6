import type { AdoptionFact, ContributorFact, InstructionFact, ReportFacts } from '../domain/facts';
import type { SchemeDocument, SchemeVersion } from '../domain/scheme-document';

let serial = 0;

/** A use by the city's press, full and standalone, on 10 October 2026. */
export function aUse(wish: Partial<AdoptionFact> = {}): AdoptionFact {
  serial += 1;
  return {
    id: `use-${String(serial).padStart(6, '0')}`,
    outlet: '某报',
    outletCode: null,
    level: 'city',
    medium: null,
    kind: 'standalone',
    extent: 'full',
    stage: 'adopted',
    slot: null,
    adoptedOn: '2026-10-10',
    knownAt: '2026-10-10T08:00:00.000Z',
    ...wish,
  };
}

export function anInstruction(wish: Partial<InstructionFact> = {}): InstructionFact {
  serial += 1;
  return {
    id: `instruction-${String(serial).padStart(6, '0')}`,
    level: 'province',
    instructedOn: '2026-10-20',
    knownAt: '2026-10-20T08:00:00.000Z',
    ...wish,
  };
}

export function aContributor(name: string, wish: Partial<ContributorFact> = {}): ContributorFact {
  return { userId: null, name, organizationId: 'unit-1', unitName: '某厂工会', share: null, ...wish };
}

/** Sent by `unit-1` on 5 October 2026, written by one person. */
export function aReport(wish: Partial<ReportFacts> = {}): ReportFacts {
  serial += 1;
  const sentOn = wish.sentOn ?? '2026-10-05';
  return {
    id: `report-${String(serial).padStart(6, '0')}`,
    organizationId: 'unit-1',
    category: 'news',
    sentOn,
    sentAt: `${sentOn}T01:00:00.000Z`,
    isLate: false,
    characters: 800,
    contributors: [aContributor('张三')],
    adoptions: [],
    instructions: [],
    meetsRequirementsOn: null,
    jointGroupId: null,
    counts: true,
    ...wish,
  };
}

export function aVersion(document: SchemeDocument, wish: Partial<SchemeVersion> = {}): SchemeVersion {
  return { id: 'version-1', validFrom: '2026-01-01', validTo: null, ...wish, document };
}
