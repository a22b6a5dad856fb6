import { LinkOutlined } from '@ant-design/icons';
import { Link } from 'react-router-dom';
import { usePlatformName } from '@/features/channels';
import { Moment, useWords } from '@/ui';
import type { Publication } from '../state-groups';
import { StateTag } from '../state-tag';
import { usefulHour } from '../useful-hour';

/** One publication at a glance: what, where, when, and what is wrong with it. */
export function PublicationCard({ publication }: { publication: Publication }) {
  const say = useWords('publications');
  const nameOf = usePlatformName();
  const { id, contentTitle, channelAccountName, platform, state, failure, note, remote } = publication;
  const hour = usefulHour(publication);
  return (
    <article className="publication-card">
      <Link to={`/publications/${id}`} className="publication-card-title">
        {contentTitle}
      </Link>
      <p className="publication-card-place">
        {nameOf(platform)} · {channelAccountName}
      </p>
      {failure && state !== 'cancelled' ? (
        <p className="publication-card-advice">{failure.advice}</p>
      ) : (
        note && <p className="publication-card-note">{note}</p>
      )}
      <p className="publication-card-foot">
        <StateTag state={state} />
        <span>
          {say(`hour.${hour.kind}`)} <Moment at={hour.at} />
        </span>
        {state === 'awaiting_hand_off' && (
          <Link to={`/publications/${id}/hand-off`}>{say('hand_off.go')}</Link>
        )}
        {state === 'published' && remote?.url && (
          <a href={remote.url} target="_blank" rel="noreferrer">
            <LinkOutlined aria-hidden /> {say('one.open_post')}
          </a>
        )}
      </p>
    </article>
  );
}
