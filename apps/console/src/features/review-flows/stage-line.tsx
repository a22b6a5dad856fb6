import { useRoleName } from '@/features/organizations';
import { useWords } from '@/ui';
import type { Stage } from './use-review-flows';
import { useStageName } from './use-stage-name';

/** The stages one after the other, each with who decides and how soon. */
export function StageLine({ stages }: { stages: readonly Stage[] }) {
  const say = useWords('review-flows');
  const roleName = useRoleName();
  const stageName = useStageName();
  return (
    <ol className="stage-line">
      {stages.map(({ key, roles, unit, dueWithinHours }, index) => (
        <li key={key}>
          <strong>{stageName(stages, index)}</strong>
          <span>{roles.map(roleName).join(say('or'))}</span>
          {unit !== 'own' && <small>{say(`unit.${unit}`)}</small>}
          <small>
            {dueWithinHours === null ? say('no_limit') : say('within', { hours: dueWithinHours })}
          </small>
        </li>
      ))}
    </ol>
  );
}
