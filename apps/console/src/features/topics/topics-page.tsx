import { PlusOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import type { Versioned } from '@/api-client';
import { useCurrentUnit, useUnitName, useUnitPath, useUnits } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { CursorTable, EmptyState, Page, useAct, useWords } from '@/ui';
import type { Column } from '@/ui';
import { TopicDialog } from './topic-dialog';
import { askTopic, useTopics } from './use-topics';
import type { Topic } from './use-topics';

/** 专题 of the chosen unit and the units below it. */
export function TopicsPage() {
  const say = useWords('topics');
  const can = useCan();
  const unitPath = useUnitPath();
  const { unitId } = useCurrentUnit();
  const [editing, setEditing] = useState<Versioned<Topic> | 'new' | null>(null);
  const look = useAct(askTopic, { touches: [] });
  const change = async (id: string) => setEditing((await look.run(id)) ?? null);
  const mayChange = ({ organizationId }: Topic) => can('site.manage', unitPath(organizationId));
  const add = can('site.manage', unitPath(unitId)) && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
      {say('add')}
    </Button>
  );
  return (
    <Page title={say('title')} lead={say('lead')} actions={add}>
      <CursorTable<Topic>
        label={say('title')}
        pages={useTopics(unitId)}
        columns={useTopicColumns(mayChange, (id) => void change(id))}
        empty={<EmptyState text={say('none')}>{add}</EmptyState>}
      />
      {editing && (
        <TopicDialog
          seen={editing === 'new' ? null : editing}
          unitId={editing === 'new' ? unitId : editing.body.organizationId}
          onClose={() => setEditing(null)}
        />
      )}
    </Page>
  );
}

function useTopicColumns(
  mayChange: (topic: Topic) => boolean,
  onChange: (id: string) => void,
): Column<Topic>[] {
  const say = useWords('topics');
  const unitName = useUnitName();
  const { byId } = useUnits();
  return [
    {
      key: 'title',
      title: say('name'),
      track: 'minmax(180px, 2fr)',
      render: ({ title }) => title,
    },
    {
      key: 'sections',
      title: say('sections'),
      track: 'minmax(160px, 2fr)',
      render: ({ sections }) =>
        sections.length === 0 ? say('no_sections') : sections.map(({ title }) => title).join('、'),
    },
    {
      key: 'unit',
      title: say('unit'),
      track: 'minmax(130px, 1fr)',
      render: ({ organizationId }) => unitName(organizationId),
    },
    {
      key: 'state',
      title: say('state'),
      track: '170px',
      render: ({ state, organizationId, slug, title }) => (
        <span>
          <Tag color={state === 'live' ? 'success' : 'default'}>{say(`states.${state}`)}</Tag>
          {state === 'live' && byId.has(organizationId) && (
            <a
              href={`/o/${byId.get(organizationId)!.code}/t/${slug}`}
              target="_blank"
              rel="noopener"
              aria-label={say('visit_of', { title })}
            >
              {say('visit')}
            </a>
          )}
        </span>
      ),
    },
    {
      key: 'act',
      title: say('act'),
      track: '90px',
      render: (topic) =>
        mayChange(topic) && (
          <Button aria-label={say('change_of', { title: topic.title })} onClick={() => onChange(topic.id)}>
            {say('change')}
          </Button>
        ),
    },
  ];
}
