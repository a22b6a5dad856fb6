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
  if (!canSeePeople)
    return (
      <span>{ids.length > 0 ? say('co_author.count', { count: ids.length }) : say('co_author.none')}</span>
    );
  return (
    <div className="co-authors">
      {ids.map((id) => (
        <CoAuthor
          key={id}
          id={id}
          onRemove={isEditable ? () => put(ids.filter((each) => each !== id)) : undefined}
        />
      ))}
      {ids.length === 0 && !isEditable && <span>{say('co_author.none')}</span>}
      {isEditable && (
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

function CoAuthor({ id, onRemove }: { id: string; onRemove?: () => void }) {
  const say = useWords('contents');
  const name = usePersonName(id) || '…';
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
