import { Checkbox, Tag, Tooltip } from 'antd';
import { Link } from 'react-router-dom';
import { useWords } from '@/ui';
import type { QueueItem } from './use-queue';

/** The item by its title, and whether it can be taken into a batch: only what was opened. */
export function ItemCell({
  item,
  address,
  isChosen,
  onChoose,
  onFocus,
}: {
  item: QueueItem;
  address: string;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
  onFocus: () => void;
}) {
  const say = useWords('reviews');
  const canChoose = item.openedAt !== null;
  return (
    <div className="review-item-cell">
      <Tooltip title={canChoose ? undefined : say('queue.not_opened_why')}>
        <Checkbox
          checked={isChosen}
          disabled={!canChoose}
          onChange={({ target }) => onChoose(target.checked)}
          aria-label={
            canChoose
              ? say('queue.choose', { title: item.title })
              : `${say('queue.choose', { title: item.title })}：${say('queue.not_opened_why')}`
          }
        />
      </Tooltip>
      <div>
        <Link id={`review-${item.reviewId}`} className="review-title" to={address} onFocus={onFocus}>
          {item.title}
        </Link>
        <div className="review-quiet">
          {say('queue.from', { unit: item.organizationName, author: item.authorName })}
          {' · '}
          {say(`type.${item.type}`)}
        </div>
        <div className="review-tags">
          {!canChoose && <Tag>{say('queue.not_opened')}</Tag>}
          {item.onBehalfOfName && (
            <Tag color="blue">{say('queue.on_behalf', { name: item.onBehalfOfName })}</Tag>
          )}
          {item.corrections.length > 0 && (
            <Tag color="gold">
              {say('queue.corrected', {
                names: [...new Set(item.corrections.map(({ correctedByName }) => correctedByName))].join(
                  '、',
                ),
              })}
            </Tag>
          )}
        </div>
      </div>
    </div>
  );
}
