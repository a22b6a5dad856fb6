import { useQueryClient } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { Link } from 'react-router-dom';
import { api, ifMatch, versionedOf } from '@/api-client';
import { usePlatformName } from '@/features/channels';
import { useUnitName } from '@/features/organizations';
import { ConfirmButton, Moment, useNow, useTell, useWords } from '@/ui';
import { standingOf } from './blackout-times';
import type { BlackoutWindow } from './blackout-times';
import { useHeldBy } from './use-held-by';

/** One window, what waits because of it, and its end. */
export function BlackoutCard({ window, onEdit }: { window: BlackoutWindow; onEdit?: () => void }) {
  const say = useWords('publications');
  const tell = useTell();
  const queries = useQueryClient();
  const unitName = useUnitName();
  const platformName = usePlatformName();
  const held = useHeldBy(window.id);
  const standing = standingOf(window, useNow());
  const params = { path: { id: window.id } };
  const end = async () => {
    try {
      const { etag } = await versionedOf(api.GET('/api/v1/blackout-windows/{id}', { params }));
      await api.DELETE('/api/v1/blackout-windows/{id}', { params, headers: ifMatch(etag) });
      tell.done(say(`blackouts.ended_${standing}`));
    } catch (error) {
      tell.problem(error);
    }
    await queries.invalidateQueries({ queryKey: ['blackout-windows'] });
    await queries.invalidateQueries({ queryKey: ['publications'] });
  };
  return (
    <article className="publication-part blackout">
      <header>
        <h2>{window.reason}</h2>
        <Tag>{say(`blackouts.${standing}`)}</Tag>
        <Tag>{say(`blackout_kind.${window.kind}`)}</Tag>
      </header>
      <p>
        <Moment at={window.startsAt} /> — <Moment at={window.endsAt} />
      </p>
      <p className="publication-quiet">
        {unitName(window.organizationId)} · {say('blackouts.ordered_by', { who: window.orderedBy })}
      </p>
      <p className="publication-quiet">
        {window.platforms
          ? say('blackouts.only_platforms', { names: window.platforms.map(platformName).join('、') })
          : say('blackouts.all_platforms')}
        {window.contentTypes &&
          ` · ${say('blackouts.only_types', { names: window.contentTypes.map((type) => say(`type.${type}`)).join('、') })}`}
        {window.exemptContentIds.length > 0 &&
          ` · ${say('blackouts.exempt', { count: window.exemptContentIds.length })}`}
      </p>
      {held.length > 0 && (
        <div className="blackout-held">
          <p>{say('blackouts.held', { count: held.length })}</p>
          <ul>
            {held.map(({ id, contentTitle, channelAccountName }) => (
              <li key={id}>
                <Link to={`/publications/${id}`}>{contentTitle}</Link> · {channelAccountName}
              </li>
            ))}
          </ul>
        </div>
      )}
      {onEdit && standing !== 'over' && (
        <div className="hand-off-result">
          <Button onClick={onEdit}>{say('blackouts.edit')}</Button>
          <ConfirmButton
            danger
            title={say(`blackouts.end_${standing}`)}
            consequence={say(`blackouts.end_${standing}_consequence`)}
            onConfirm={end}
          >
            {say(`blackouts.end_${standing}`)}
          </ConfirmButton>
        </div>
      )}
    </article>
  );
}
