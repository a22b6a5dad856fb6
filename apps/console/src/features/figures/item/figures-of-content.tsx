import { Segmented } from 'antd';
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { EmptyState, momentText, useWords } from '@/ui';
import { Answer } from '../parts/answer';
import { Card } from '../parts/card';
import { Media } from './media';
import { PostFigures } from './post-figures';
import { SiteFigures } from './site-figures';

type Granularity = Shape<'AnalyticsResponse'>['granularity'];

/** Days back from now that each step is told for. */
const days: Record<Granularity, number> = { hour: 2, day: 30, week: 180, month: 400 };

/** One item on every channel, each with its own figures, their source and their dates. */
export default function FiguresOfContent({ contentId }: { contentId: string }) {
  const say = useWords('figures');
  const [granularity, setGranularity] = useState<Granularity>('day');
  const figures = useQuery({
    queryKey: ['figures', 'content', contentId, granularity],
    queryFn: () => {
      const from = new Date(Date.now() - days[granularity] * 86_400_000).toISOString();
      const query = { granularity, from: `${from.slice(0, 14)}00:00Z` };
      return bodyOf(
        api.GET('/api/v1/analytics/contents/{id}', { params: { path: { id: contentId }, query } }),
      );
    },
    placeholderData: (before) => before,
  });
  const steps = ['hour', 'day', 'week', 'month'] as const;
  return (
    <Answer asked={figures} rows={8}>
      {(data) => {
        const site = data.channels.filter((one): one is Shape<'ChannelFiguresResponse'> => 'surfaces' in one);
        const posts = data.channels.filter(
          (one): one is Shape<'PlatformChannelResponse'> => 'publicationId' in one,
        );
        return (
          <div className="figures-grid">
            <Card
              title={say('item.site')}
              side={
                <div className="figures-bar is-tight">
                  <span>{say('as_of', { at: momentText(data.asOf) })}</span>
                  <Segmented<Granularity>
                    aria-label={say('item.step')}
                    value={granularity}
                    onChange={setGranularity}
                    options={steps.map((value) => ({ value, label: say(`item.${value}`) }))}
                  />
                </div>
              }
            >
              <SiteFigures site={site} granularity={data.granularity} />
              <p className="figures-source with-link">
                {say('recount.doubt')}{' '}
                <Link to={`/figures/recounts?contentId=${contentId}`}>{say('recount.title')}</Link>
              </p>
            </Card>
            <Media listens={data.listens} plays={data.plays} />
            {posts.map((post) => (
              <PostFigures key={post.publicationId} post={post} />
            ))}
            {posts.length === 0 && (
              <Card title={say('item.platforms')}>
                <EmptyState text={say('item.no_posts')} />
              </Card>
            )}
          </div>
        );
      }}
    </Answer>
  );
}
