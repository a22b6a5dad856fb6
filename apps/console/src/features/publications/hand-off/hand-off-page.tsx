import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import { Link, useParams } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import { usePlatformName } from '@/features/channels';
import { useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { Page, ProblemNotice, useWords } from '@/ui';
import { StateTag } from '../state-tag';
import { usePublication } from '../use-publications';
import { Checklist } from './checklist';
import { PackFiles } from './pack-files';
import { PhoneLink } from './phone-link';
import { ResultForm } from './result-form';
import { ShareCode } from './share-code';
import { TextsToCopy } from './texts-to-copy';
import '../one/publication-page.css';
import './hand-off.css';

/** Posting by hand: what to copy, what to save, where to post, and telling that it is done. */
export default function HandOffPage() {
  const say = useWords('publications');
  const nameOf = usePlatformName();
  const can = useCan();
  const pathOf = useUnitPath();
  const { id = '' } = useParams();
  const query = usePublication(id);
  const isWaiting = query.data?.body.state === 'awaiting_hand_off';
  const handOff = useQuery({
    queryKey: ['publications', 'hand-off', id],
    queryFn: () => bodyOf(api.GET('/api/v1/publications/{id}/hand-off', { params: { path: { id } } })),
    enabled: isWaiting,
    staleTime: 300_000,
  });
  const back = (
    <Link to={`/publications/${id}`}>
      <Button>{say('hand_off.back')}</Button>
    </Link>
  );
  if (query.isPending) return <Skeleton active className="page" />;
  if (query.isError)
    return (
      <Page title={say('hand_off.title')}>
        <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
      </Page>
    );
  const publication = query.data.body;
  const mayDecide = can('publication.manage', pathOf(publication.organizationId));
  return (
    <Page
      title={say('hand_off.title')}
      lead={
        <>
          {publication.contentTitle} · {nameOf(publication.platform)} · {publication.channelAccountName}{' '}
          <StateTag state={publication.state} />
        </>
      }
      actions={back}
    >
      {!isWaiting && (
        <Alert type="success" showIcon title={say(`hand_off.over_${overAs(publication.state)}`)} />
      )}
      {isWaiting && publication.note && <Alert type="info" showIcon title={publication.note} />}
      {isWaiting && handOff.isPending && <Skeleton active />}
      {isWaiting && handOff.isError && (
        <ProblemNotice error={handOff.error} onRetry={() => void handOff.refetch()} />
      )}
      {isWaiting && handOff.data && (
        <div className="hand-off">
          <div className="hand-off-main">
            <TextsToCopy texts={handOff.data.texts} />
            <PackFiles id={id} files={handOff.data.files} />
            <Checklist items={handOff.data.checklist} editorUrl={handOff.data.editorUrl} />
            {mayDecide && <ResultForm id={id} isLinkNeeded={handOff.data.isLinkNeeded} />}
          </div>
          {mayDecide && (
            <div className="hand-off-side">
              {publication.mode === 'share' && <ShareCode id={id} />}
              <PhoneLink id={id} />
            </div>
          )}
        </div>
      )}
    </Page>
  );
}

const overAs = (state: string) => (state === 'published' ? 'published' : 'otherwise');
