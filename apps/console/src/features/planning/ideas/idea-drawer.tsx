import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Descriptions, Drawer, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { api, versionedOf } from '@/api-client';
import { usePlatformName } from '@/features/channels';
import { useUnitName } from '@/features/organizations';
import { ProblemNotice, useWords } from '@/ui';
import { IdeaActions } from './idea-actions';
import { IdeaForm } from './idea-form';
import { ideaColours } from './idea-states';

/** One idea: what it wants, what became of it, what can be done. */
export function IdeaDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const say = useWords('planning');
  const unitName = useUnitName();
  const platformName = usePlatformName();
  const queries = useQueryClient();
  const [isEdited, setEdited] = useState(false);
  const seen = useQuery({
    queryKey: ['story-ideas', 'one', id],
    queryFn: () => versionedOf(api.GET('/api/v1/story-ideas/{id}', { params: { path: { id } } })),
  });
  const idea = seen.data?.body;
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: ['story-ideas'] });
    await queries.invalidateQueries({ queryKey: ['calendar'] });
  };
  return (
    <Drawer open onClose={onClose} size={480} title={idea?.title ?? say('ideas.title')}>
      {seen.isPending && <Skeleton active />}
      {seen.isError && <ProblemNotice error={seen.error} onRetry={() => void seen.refetch()} />}
      {idea && (
        <>
          <Tag color={ideaColours[idea.state]}>{say(`idea_state.${idea.state}`)}</Tag>
          {idea.isOverdue && <Tag color="error">{say('ideas.overdue')}</Tag>}
          {idea.summary && <p className="idea-summary">{idea.summary}</p>}
          <Descriptions
            column={1}
            size="small"
            items={[
              { key: 'owner', label: say('ideas.owner'), children: idea.ownerName },
              { key: 'due', label: say('ideas.due'), children: idea.dueOn },
              { key: 'unit', label: say('unit'), children: unitName(idea.organizationId) },
              {
                key: 'channels',
                label: say('ideas.channels'),
                children: idea.channels.map(platformName).join('、') || say('ideas.any'),
              },
              { key: 'source', label: say('ideas.source'), children: idea.source ?? '—' },
              ...(idea.dropReason
                ? [{ key: 'dropped', label: say('ideas.drop_reason'), children: idea.dropReason }]
                : []),
            ]}
          />
          {idea.drafts.length > 0 && (
            <>
              <h3>{say('ideas.drafts')}</h3>
              <ul>
                {idea.drafts.map(({ contentId, title }) => (
                  <li key={contentId}>
                    <Link to={`/contents/${contentId}`}>{title}</Link>
                  </li>
                ))}
              </ul>
            </>
          )}
          <IdeaActions idea={idea} refresh={refresh} onEdit={() => setEdited(true)} />
          {isEdited && <IdeaForm seen={seen.data!} onClose={() => setEdited(false)} />}
        </>
      )}
    </Drawer>
  );
}
