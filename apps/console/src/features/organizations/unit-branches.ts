interface Named {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
}

export interface UnitBranch {
  key: string;
  title: string;
  children: UnitBranch[];
}

/** Units as they hang below one another; with `part` only those whose name has it, and what leads to them. */
export function branchesOf(units: readonly Named[], part = ''): UnitBranch[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const wanted = new Set<string>();
  for (const unit of units) {
    if (!unit.name.includes(part)) continue;
    for (let at: Named | undefined = unit; at && !wanted.has(at.id); at = byId.get(at.parentId ?? ''))
      wanted.add(at.id);
  }
  const branches = new Map<string, UnitBranch>();
  for (const { id, name } of units)
    if (wanted.has(id)) branches.set(id, { key: id, title: name, children: [] });
  const top: UnitBranch[] = [];
  for (const { id, parentId } of units) {
    const branch = branches.get(id);
    if (branch) (branches.get(parentId ?? '')?.children ?? top).push(branch);
  }
  return top;
}
