import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { ProblemNotice, useWords } from '@/ui';
import '../asset/asset.css';
import { lengthText } from '../asset-facts';
import { ownAddress } from '../player/own-address';
import type { Asset } from '../use-asset';
import '../words';
import './captions.css';
import { cuesOf } from './cues';

/** What stands in a file of captions, line by line with its times. */
export function CaptionLines({ asset: { id, fileName, url } }: { asset: Asset }) {
  const say = useWords('assets');
  const cues = useQuery({
    queryKey: ['assets', 'captions', id],
    queryFn: async () => {
      const answer = await fetch(ownAddress(url!));
      if (!answer.ok) throw new Error(`captions: ${answer.status}`);
      return cuesOf(await answer.text());
    },
    enabled: url !== null,
    staleTime: Infinity,
  });
  if (url === null) return <p className="asset-hint">{say('captions.coming')}</p>;
  if (cues.isPending) return <Skeleton active title={false} />;
  if (cues.isError) return <ProblemNotice error={cues.error} onRetry={() => void cues.refetch()} />;
  return (
    // Scrolled by the keyboard too.
    <div
      role="region"
      tabIndex={0}
      className="caption-lines"
      aria-label={say('captions.lines_of', { name: fileName })}
    >
      <ol>
        {cues.data.map(({ startSeconds, text }, index) => (
          <li key={index}>
            <time>{lengthText(startSeconds)}</time>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
