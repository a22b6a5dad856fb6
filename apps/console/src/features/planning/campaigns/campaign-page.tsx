import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Progress, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { api, bodyOf, versionedOf } from '@/api-client';
import { useUnitName, useUnitPath } from '@/features/organizations';
import { ContentSelect } from '@/features/publications';
import { useCan } from '@/features/sessions';
import { ConfirmButton, EmptyState, Page, ProblemNotice, useTell, useWords } from '@/ui';
import { CampaignForm } from './campaign-form';
import { UnitProgress } from './unit-progress';

/** One campaign: its aims, how far they are reached, the items that joined. */
export default function CampaignPage() {
  const say = useWords('planning');
  const tell = useTell();
  const can = useCan();
  const pathOf = useUnitPath();
  const unitName = useUnitName();
  const queries = useQueryClient();
  const { id = '' } = useParams();
  const params = { path: { id } };
  const [isEdited, setEdited] = useState(false);
  const [joining, setJoining] = useState<string>();
  const seen = useQuery({
    queryKey: ['campaigns', 'one', id],
    queryFn: () => versionedOf(api.GET('/api/v1/campaigns/{id}', { params })),
  });
  const progress = useQuery({
    queryKey: ['campaigns', 'progress', id],
    queryFn: () => bodyOf(api.GET('/api/v1/campaigns/{id}/progress', { params })),
  });
  if (seen.isPending) return <Skeleton active className="page" />;
  if (seen.isError)
    return (
      <Page title={say('campaigns.title')}>
        <ProblemNotice error={seen.error} onRetry={() => void seen.refetch()} />
      </Page>
    );
  const campaign = seen.data.body;
  const item = async (contentId: string, joins: boolean) => {
    const ids = { params: { path: { id, contentId } } };
    try {
      if (joins) await api.PUT('/api/v1/campaigns/{id}/items/{contentId}', ids);
      else await api.DELETE('/api/v1/campaigns/{id}/items/{contentId}', ids);
      setJoining(undefined);
      tell.done(say(joins ? 'campaigns.joined' : 'campaigns.left'));
    } catch (error) {
      tell.problem(error);
    }
    await queries.invalidateQueries({ queryKey: ['campaigns'] });
  };
  const mayWrite = can('plan.write', pathOf(campaign.organizationId));
  return (
    <Page
      title={campaign.name}
      lead={`${unitName(campaign.organizationId)} · ${campaign.from} — ${campaign.to}`}
      actions={
        can('plan.manage', pathOf(campaign.organizationId)) && (
          <Button onClick={() => setEdited(true)}>{say('change')}</Button>
        )
      }
    >
      {campaign.goal && <p className="idea-summary">{campaign.goal}</p>}
      {progress.isPending && <Skeleton active />}
      {progress.isError && <ProblemNotice error={progress.error} onRetry={() => void progress.refetch()} />}
      {progress.data && (
        <>
          {progress.data.targets.length > 0 && (
            <section className="planning-part">
              <h2>{say('campaigns.targets')}</h2>
              {progress.data.targets.map(({ metric, unitId, number, reached }) => (
                <div key={`${metric}-${unitId}`} className="campaign-target">
                  <span>
                    {say(`metric.${metric}`)} {unitId && unitName(unitId)}
                  </span>
                  <Progress
                    percent={Math.min(100, Math.round((100 * reached) / number))}
                    format={() => `${reached} / ${number}`}
                    aria-label={say(`metric.${metric}`)}
                  />
                </div>
              ))}
            </section>
          )}
          <UnitProgress units={progress.data.units} />
          <section className="planning-part">
            <h2>{say('campaigns.items')}</h2>
            {progress.data.items.length === 0 && <EmptyState text={say('campaigns.no_items')} />}
            <ul className="planning-list">
              {progress.data.items.map(({ contentId, title, unitId, state }) => (
                <li key={contentId}>
                  <Link to={`/contents/${contentId}`}>{title}</Link>
                  <span>{say(`content_state.${state}`)}</span>
                  <span>{unitName(unitId)}</span>
                  {mayWrite && (
                    <ConfirmButton
                      type="text"
                      title={say('campaigns.leave')}
                      consequence={say('campaigns.leave_consequence')}
                      onConfirm={() => item(contentId, false)}
                    >
                      {say('campaigns.leave')}
                    </ConfirmButton>
                  )}
                </li>
              ))}
            </ul>
            {mayWrite && (
              <div className="planning-row">
                <ContentSelect
                  value={joining}
                  onChange={setJoining}
                  organizationId={campaign.organizationId}
                  label={say('campaigns.choose_item')}
                />
                <Button disabled={!joining} onClick={() => void item(joining!, true)}>
                  {say('campaigns.join')}
                </Button>
              </div>
            )}
          </section>
        </>
      )}
      {isEdited && <CampaignForm seen={seen.data} onClose={() => setEdited(false)} />}
    </Page>
  );
}
