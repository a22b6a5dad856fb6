import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { api, versionedOf } from '@/api-client';
import { usePlatformName } from '@/features/channels';
import { useUnitPath } from '@/features/organizations';
import { StateTag } from '@/features/publications';
import type { PublicationState } from '@/features/publications';
import { useCan } from '@/features/sessions';
import { ConfirmButton, Moment, Page, ProblemNotice, useTell, useWords } from '@/ui';
import { BundleForm } from './bundle-form';
import { bundleColours, choicesOf } from './bundle-states';
import { ScheduleDialog } from './schedule-dialog';

/** One bundle: its items, where each of them is, and what can be done with all of them. */
export default function BundlePage() {
  const say = useWords('planning');
  const tell = useTell();
  const can = useCan();
  const pathOf = useUnitPath();
  const nameOf = usePlatformName();
  const queries = useQueryClient();
  const { id = '' } = useParams();
  const params = { path: { id } };
  const [open, setOpen] = useState<'change' | 'schedule' | 'move' | null>(null);
  const seen = useQuery({
    queryKey: ['release-bundles', 'one', id],
    queryFn: () => versionedOf(api.GET('/api/v1/release-bundles/{id}', { params })),
    refetchInterval: ({ state }) => (state.data?.body.state === 'going_out' ? 10_000 : false),
  });
  if (seen.isPending) return <Skeleton active className="page" />;
  if (seen.isError)
    return (
      <Page title={say('bundles.title')}>
        <ProblemNotice error={seen.error} onRetry={() => void seen.refetch()} />
      </Page>
    );
  const bundle = seen.data.body;
  const act = async (what: () => Promise<unknown>, done: string) => {
    try {
      await what();
      tell.done(say(done));
    } catch (error) {
      tell.problem(error);
    }
    for (const key of ['release-bundles', 'publications', 'calendar'])
      await queries.invalidateQueries({ queryKey: [key] });
  };
  const offered = choicesOf(bundle.state);
  const isManager = can('plan.manage', pathOf(bundle.organizationId));
  return (
    <Page
      title={bundle.name}
      lead={
        <>
          <Tag color={bundleColours[bundle.state]}>{say(`bundle_state.${bundle.state}`)}</Tag>
          {bundle.scheduledAt && <Moment at={bundle.scheduledAt} />} {say(`bundle_rule.${bundle.onFailure}`)}
        </>
      }
      actions={
        isManager && (
          <>
            {offered.change && <Button onClick={() => setOpen('change')}>{say('change')}</Button>}
            {offered.schedule && (
              <Button type="primary" onClick={() => setOpen('schedule')}>
                {say('bundles.schedule')}
              </Button>
            )}
            {offered.move && <Button onClick={() => setOpen('move')}>{say('bundles.move')}</Button>}
            {offered.release && (
              <ConfirmButton
                type="primary"
                title={say('bundles.release')}
                consequence={say('bundles.release_consequence')}
                onConfirm={() =>
                  act(() => api.POST('/api/v1/release-bundles/{id}/release', { params }), 'bundles.released')
                }
              >
                {say('bundles.release')}
              </ConfirmButton>
            )}
            {offered.cancel && (
              <ConfirmButton
                danger
                title={say('bundles.cancel')}
                consequence={say('bundles.cancel_consequence')}
                onConfirm={() =>
                  act(() => api.POST('/api/v1/release-bundles/{id}/cancel', { params }), 'bundles.cancelled')
                }
              >
                {say('bundles.cancel')}
              </ConfirmButton>
            )}
          </>
        )
      }
    >
      {bundle.items.map(({ contentId, title }) => (
        <section key={contentId} className="planning-part">
          <h2>
            <Link to={`/contents/${contentId}`}>{title}</Link>
          </h2>
          <ul className="planning-list">
            {bundle.publications
              .filter((publication) => publication.contentId === contentId)
              .map(({ id: publicationId, platform, state, onHold, scheduledAt }) => (
                <li key={publicationId}>
                  <Link to={`/publications/${publicationId}`}>{nameOf(platform)}</Link>
                  <StateTag state={state as PublicationState} />
                  {onHold && <Tag color="warning">{say('bundle_state.held')}</Tag>}
                  <Moment at={scheduledAt} />
                </li>
              ))}
          </ul>
          {!bundle.publications.some((publication) => publication.contentId === contentId) && (
            <p className="planning-quiet">{say('bundles.not_planned')}</p>
          )}
        </section>
      ))}
      {open === 'change' && <BundleForm seen={seen.data} onClose={() => setOpen(null)} />}
      {(open === 'schedule' || open === 'move') && (
        <ScheduleDialog bundle={bundle} kind={open} onClose={() => setOpen(null)} />
      )}
    </Page>
  );
}
