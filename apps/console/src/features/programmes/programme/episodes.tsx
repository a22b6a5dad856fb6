import { Tag } from 'antd';
import { Link } from 'react-router-dom';
import { currentLanguage } from '@/api-client';
import { lengthText } from '@/features/assets';
import { StateTag } from '@/features/contents';
import { CursorTable, EmptyState, Moment, useWords } from '@/ui';
import type { Column } from '@/ui';
import { useNumberText } from '../episode-number';
import { languageName } from '../programme-titles';
import { useEpisodes } from '../use-programmes';
import type { EpisodeSummary, Programme } from '../use-programmes';
import { NextEpisode } from './next-episode';

/** All episodes of a programme, the newest number first. */
export function Episodes({ programme }: { programme: Programme }) {
  const say = useWords('programmes');
  return (
    <CursorTable
      label={say('tab.episodes')}
      pages={useEpisodes(programme.id)}
      columns={useColumns(programme)}
      rowHeight={64}
      empty={
        <EmptyState text={say('episodes.empty')}>
          <NextEpisode programme={programme} />
        </EmptyState>
      }
    />
  );
}

function useColumns(programme: Programme): Column<EpisodeSummary>[] {
  const say = useWords('programmes');
  const numberText = useNumberText();
  return [
    {
      key: 'title',
      title: say('episodes.episode'),
      track: 'minmax(180px, 3fr)',
      render: (episode) => (
        <>
          <Link to={`/programmes/${programme.id}/episodes/${episode.id}`}>
            <strong>{episode.title || say('episodes.untitled')}</strong>
          </Link>
          <div className="quiet-words">
            {[
              numberText(episode),
              programme.languages.length > 1 && languageName(episode.language, currentLanguage()),
            ]
              .filter(Boolean)
              .join(' · ')}
          </div>
        </>
      ),
    },
    {
      key: 'state',
      title: say('episodes.state'),
      track: '96px',
      render: ({ state }) => <StateTag state={state} />,
    },
    {
      key: 'sound',
      title: say('episodes.length'),
      track: '110px',
      render: ({ audioAssetId, durationSeconds }) => {
        if (!audioAssetId) return <Tag color="orange">{say('episodes.no_sound')}</Tag>;
        return durationSeconds === null ? say('episodes.length_unknown') : lengthText(durationSeconds);
      },
    },
    {
      key: 'parts',
      title: say('episodes.parts'),
      track: '120px',
      render: ({ hasTranscript, hasCaptions, chapterCount }) =>
        [
          (hasTranscript || hasCaptions) && say('episodes.has_transcript'),
          chapterCount > 0 && say('episodes.has_chapters'),
        ]
          .filter(Boolean)
          .join(say('episodes.and')) || '—',
    },
    {
      key: 'published',
      title: say('episodes.published'),
      track: '120px',
      render: ({ publishedAt }) => (publishedAt ? <Moment at={publishedAt} /> : say('episodes.not_out')),
    },
  ];
}
