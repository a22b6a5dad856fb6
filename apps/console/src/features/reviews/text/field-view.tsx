import { CommentOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import type { Field } from './fields';
import { MarkedBody } from './marked-body';
import { MarkedText } from './marked-text';
import { marksOf } from './marks';
import { useFieldName } from '@/features/differences';

/** One text of the item, under its name. */
export function FieldView({
  field,
  notes,
  findings,
  onNote,
}: {
  field: Field;
  notes: readonly { note: Shape<'NoteResponse'>; number: number }[];
  findings: readonly Shape<'JudgedFindingResponse'>[];
  /** Says something about the whole of it. */
  onNote?: () => void;
}) {
  const say = useWords('reviews');
  const name = useFieldName()(field.path);
  const marks = marksOf(field.path, notes, findings);
  return (
    <section className={`review-field is-${field.name}`} aria-label={name}>
      <header>
        <span className="review-quiet">{name}</span>
        {onNote && (
          <Button
            type="text"
            size="small"
            icon={<CommentOutlined />}
            onClick={onNote}
            aria-label={say('notes.on_all', { field: name })}
          />
        )}
      </header>
      <div data-path={field.path} className={field.isHtml ? 'review-body' : 'review-line-text'}>
        {field.isHtml ? (
          <MarkedBody html={field.text} marks={marks} />
        ) : (
          <MarkedText text={field.text} marks={marks} />
        )}
      </div>
    </section>
  );
}
