import { Tag } from 'antd';
import { PersonSelect, usePersonName } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { useWords } from '@/ui';
import type { DraftKeeper, DraftView } from '../draft/draft-keeper';

/** Who wrote it together with its author: they may write on it, and never decide on it. */
export function CoAuthors({
  keeper,
  view,
  isEditable,
}: {
  keeper: DraftKeeper;
  view: DraftView;
  isEditable: boolean;
}) {
  const say = useWords('contents');
  const canSeePeople = useCan()('user.read');
  const { content, fields } = view;
  const ids = (fields.coAuthorIds ?? []) as readonly string[];
  const put = (next: readonly string[]) => keeper.change('coAuthorIds', next);
  const nameOf = (id: string) => content.coAuthors.find((each) => each.id === id)?.name;
  const canAdd = isEditable && canSeePeople;
  return (
    <div className="co-authors">
      {ids.map((id) => (
        <CoAuthor
          key={id}
          id={id}
          name={nameOf(id)}
          onRemove={isEditable ? () => put(ids.filter((each) => each !== id)) : undefined}
        />
      ))}
      {ids.length === 0 && !canAdd && <span>{say('co_author.none')}</span>}
      {canAdd && (
        <PersonSelect
          key={ids.join()}
          placeholder={say('co_author.add')}
          onChange={(id) => {
            if (id && id !== content.authorId && !ids.includes(id)) put([...ids, id]);
          }}
        />
      )}
    </div>
  );
}

function CoAuthor({
  id,
  name: told,
  onRemove,
}: {
  id: string;
  /** As the item tells it; who was added just now is asked for. */
  name: string | undefined;
  onRemove?: () => void;
}) {
  const say = useWords('contents');
  const asked = usePersonName(told ? null : id);
  const name = told || asked || '…';
  return (
    <Tag
      closable={onRemove && { 'aria-label': say('co_author.remove', { name }) }}
      onClose={(event) => {
        event.preventDefault();
        onRemove?.();
      }}
    >
      {name}
    </Tag>
  );
}
