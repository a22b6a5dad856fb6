import { AudioOutlined, FileTextOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { Tag, Tooltip } from 'antd';
import type { ReactNode } from 'react';
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
      render: (episode) => <Parts episode={episode} />,
    },
    {
      key: 'published',
      title: say('episodes.published'),
      track: '120px',
      render: ({ publishedAt }) => (publishedAt ? <Moment at={publishedAt} /> : say('episodes.not_out')),
    },
  ];
}

/** What there is of an episode beside its words, as signs with their names. */
function Parts({ episode }: { episode: EpisodeSummary }) {
  const say = useWords('programmes');
  const { audioAssetId, hasTranscript, hasCaptions, chapterCount } = episode;
  const parts: [key: string, is: boolean, sign: ReactNode][] = [
    ['sound', audioAssetId !== null, <AudioOutlined key="sound" />],
    ['transcript', hasTranscript || hasCaptions, <FileTextOutlined key="transcript" />],
    ['chapters', chapterCount > 0, <UnorderedListOutlined key="chapters" />],
  ];
  const there = parts.filter(([, is]) => is);
  if (there.length === 0) return <>—</>;
  return (
    <span className="programme-tags">
      {there.map(([key, , sign]) => (
        <Tooltip key={key} title={say(`episodes.has_${key}`)}>
          <Tag>
            {sign}
            <span className="visually-hidden">{say(`episodes.has_${key}`)}</span>
          </Tag>
        </Tooltip>
      ))}
    </span>
  );
}
