interface Member {
  readonly organizationId: string;
  readonly from: string;
  readonly to: string | null;
}

interface Days {
  readonly firstDay: string;
  readonly today: string;
  readonly yesterday: string;
}

/**
 * Members of a class after somebody chose its units: who is new belongs to it (from the first day of the year where the
 * class is new, else from today), who left keeps a last day, so that earlier bulletins stay right.
 */
export function membersOf(before: readonly Member[], chosen: readonly string[], days: Days): Member[] {
  const kept = before
    .map((member) =>
      member.to === null && !chosen.includes(member.organizationId)
        ? { ...member, to: days.yesterday }
        : member,
    )
    .filter(({ from, to }) => to === null || to >= from)
    .map(({ organizationId, from, to }) => ({ organizationId, from, to }));
  const present = new Set(kept.filter(({ to }) => to === null).map((member) => member.organizationId));
  const from = before.length === 0 ? days.firstDay : days.today;
  return [
    ...kept,
    ...chosen
      .filter((organizationId) => !present.has(organizationId))
      .map((organizationId) => ({ organizationId, from, to: null })),
  ];
}
