import { Button, Tag } from 'antd';
import { useUnitName } from '@/features/organizations';
import { useWords } from '@/ui';
import type { Column } from '@/ui';
import { ideaColours } from './idea-states';
import type { Idea } from './idea-states';

export function useIdeaColumns(open: (id: string) => void): Column<Idea>[] {
  const say = useWords('planning');
  const unitName = useUnitName();
  return [
    {
      key: 'title',
      title: say('ideas.subject'),
      track: 'minmax(0, 3fr)',
      render: ({ id, title }) => (
        <Button type="link" className="planning-link" onClick={() => open(id)}>
          {title}
        </Button>
      ),
    },
    {
      key: 'owner',
      title: say('ideas.owner'),
      track: 'minmax(0, 1fr)',
      render: ({ ownerName }) => ownerName,
    },
    {
      key: 'unit',
      title: say('unit'),
      track: 'minmax(0, 1.2fr)',
      render: ({ organizationId }) => unitName(organizationId),
    },
    {
      key: 'due',
      title: say('ideas.due'),
      track: '150px',
      render: ({ dueOn, isOverdue }) => (
        <>
          {dueOn} {isOverdue && <Tag color="error">{say('ideas.overdue')}</Tag>}
        </>
      ),
    },
    {
      key: 'state',
      title: say('ideas.state'),
      track: '110px',
      render: ({ state }) => <Tag color={ideaColours[state]}>{say(`idea_state.${state}`)}</Tag>,
    },
  ];
}
