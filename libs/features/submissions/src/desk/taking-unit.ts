import { fault, invalidInput, notAllowed } from '@haojiao/kernel';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';

/**
 * A report goes up its own branch: to the unit that is asked for, else to the editor's own, else to the highest one in
 * which the editor may both decide and write.
 * @throws AppError `invalid_input` for a unit beside the branch or out of sight, `not_allowed`
 */
export function takingUnit(actor: Actor, sender: PlaceInTree, asked: string | undefined): PlaceInTree {
  const branch = sender.path.map((id, depth): PlaceInTree => ({ id, path: sender.path.slice(0, depth + 1) }));
  const allowed = branch.filter(
    (unit) => actor.can('submission.decide', unit) && actor.can('content.write', unit),
  );
  if (asked !== undefined) {
    const unit = branch.find(({ id }) => id === asked.toLowerCase());
    if (!unit || !actor.can('organization.read', unit)) throw invalidInput([unitBesideBranch()]);
    if (allowed.includes(unit)) return unit;
  }
  const chosen = allowed.find(({ id }) => id === actor.organizationId) ?? allowed[0];
  if (asked === undefined && chosen) return chosen;
  throw notAllowed(
    'not_allowed',
    '您在采用单位没有处理来稿和撰写稿件的权限，请联系管理员分配相应角色。',
    'You may not decide on reports and write items in the unit that would take it; ask an administrator for a role.',
  );
}

function unitBesideBranch() {
  return fault(
    'organizationId',
    'organization_unknown',
    '采用单位应为报送单位或其上级单位。',
    'A report is taken by the sending unit or one above it.',
  );
}
