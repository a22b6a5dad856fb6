import { PlusOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import { useCurrentUnit } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { CursorTable, EmptyState, Page, useCursorPages, useWords } from '@/ui';
import { IdeaDrawer } from './idea-drawer';
import { IdeaForm } from './idea-form';
import { useIdeaColumns } from './idea-columns';
import { ideaStates } from './idea-states';

/** What is to be written, by whom and until when. */
export default function IdeasPage() {
  const say = useWords('planning');
  const can = useCan();
  const { unitId } = useCurrentUnit();
  const [params, setParams] = useSearchParams();
  const [isNew, setNew] = useState(false);
  const state = ideaStates.find((each) => each === params.get('state'));
  const open = (id: string | null) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      if (id) next.set('idea', id);
      else next.delete('idea');
      return next;
    });
  const columns = useIdeaColumns(open);
  const pages = useCursorPages(['story-ideas', unitId, state], (cursor) =>
    bodyOf(
      api.GET('/api/v1/story-ideas', {
        params: { query: { organizationId: unitId, state, limit: 50, cursor } },
      }),
    ),
  );
  const add = can('plan.write') && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
      {say('ideas.propose')}
    </Button>
  );
  const opened = params.get('idea');
  return (
    <Page title={say('ideas.title')} lead={say('ideas.lead')} actions={add}>
      <Segmented
        aria-label={say('ideas.state')}
        className="planning-filter"
        value={state ?? ''}
        onChange={(value) => setParams(value ? { state: String(value) } : {})}
        options={[
          { value: '', label: say('ideas.every_state') },
          ...ideaStates.map((value) => ({ value, label: say(`idea_state.${value}`) })),
        ]}
      />
      <CursorTable
        label={say('ideas.title')}
        pages={pages}
        columns={columns}
        empty={<EmptyState text={say('ideas.none')}>{add}</EmptyState>}
      />
      {isNew && <IdeaForm seen={null} onClose={() => setNew(false)} />}
      {opened && <IdeaDrawer id={opened} onClose={() => open(null)} />}
    </Page>
  );
}
