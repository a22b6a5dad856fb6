import { Skeleton } from 'antd';
import { Link, useParams } from 'react-router-dom';
import { currentLanguage } from '@/api-client';
import { StateTag } from '@/features/contents';
import { Page, PageProblem, useWords } from '@/ui';
import { useNumberText } from '../episode-number';
import '../programmes.css';
import { titleOf } from '../programme-titles';
import { useProgramme } from '../use-programmes';
import { Captions } from './captions';
import { Chapters } from './chapters';
import { EpisodeActions } from './episode-actions';
import { People } from './people';
import { Sound } from './sound';
import { Transcript } from './transcript';
import { useEpisode, useMayEdit } from './use-episode';
import type { EpisodePart } from './use-episode';

/** `/programmes/{id}/episodes/{contentId}`: what is heard in an episode. Its text is written and reviewed as an item. */
export default function EpisodePage() {
  const { id = '', contentId = '' } = useParams();
  const seen = useEpisode(contentId);
  if (seen.isPending) return <Skeleton active className="page" />;
  if (seen.isError) return <PageProblem error={seen.error} onRetry={() => void seen.refetch()} />;
  return <OneEpisode programmeId={id} seen={seen.data} />;
}

function OneEpisode(part: Omit<EpisodePart, 'isEditable'>) {
  const say = useWords('programmes');
  const numberText = useNumberText();
  const programme = useProgramme(part.programmeId);
  const item = part.seen.body;
  const given = { ...part, isEditable: useMayEdit(item) };
  return (
    <Page
      title={item.title || say('episodes.untitled')}
      lead={
        <span className="episode-lead">
          {programme.data && (
            <Link to={`/programmes/${part.programmeId}`}>
              {titleOf(programme.data.body, currentLanguage())}
            </Link>
          )}
          <span>{numberText(item.episode ?? {})}</span>
          <StateTag state={item.state} />
        </span>
      }
      actions={<EpisodeActions {...given} />}
    >
      <div className="panels">
        {item.state === 'in_review' && <p className="quiet-words">{say('episode.in_review')}</p>}
        <Sound {...given} />
        <div className="panels in-two">
          {programme.data && <People {...given} programme={programme.data.body} />}
          <Chapters {...given} />
          <Transcript {...given} />
          <Captions {...given} />
        </div>
      </div>
    </Page>
  );
}
