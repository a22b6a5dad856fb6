import { Tooltip } from 'antd';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';

/** The others who have the item open. */
export function PeopleHere({ presence }: { presence: Shape<'PresenceResponse'> | undefined }) {
  const say = useWords('contents');
  const others = presence?.others ?? [];
  if (others.length === 0) return null;
  const names = others.map(({ name, editing }) => (editing ? say('here.writes', { name }) : name)).join('、');
  return (
    <Tooltip title={names}>
      <span className="people-here" tabIndex={0}>
        {say(others.length === 1 ? 'here.one' : 'here.others', {
          names: others
            .slice(0, 2)
            .map(({ name }) => name)
            .join('、'),
          count: others.length,
        })}
      </span>
    </Tooltip>
  );
}
