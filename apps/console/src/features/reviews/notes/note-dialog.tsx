import { Form, Input } from 'antd';
import { useState } from 'react';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import { FormDialog, useWords } from '@/ui';
import type { Passage } from '../text/use-selected-passage';
import { useFieldName } from '@/features/differences';
import { useReviewChange } from '../use-review-change';

/** Where a note is to stand; without a passage it is about the whole text. */
export interface NotedPlace {
  readonly path: string;
  readonly passage: Passage | null;
}

export function NoteDialog({
  contentId,
  revisionId,
  place,
  onClose,
}: {
  contentId: string;
  revisionId: string;
  place: NotedPlace;
  onClose: () => void;
}) {
  const say = useWords('reviews');
  const fieldName = useFieldName();
  const [key] = useState(newKey);
  const { path, passage } = place;
  const making = useReviewChange(
    ({ note }: { note: string }) =>
      bodyOf(
        api.POST('/api/v1/contents/{id}/notes', {
          params: { path: { id: contentId } },
          headers: onceBy(key),
          body: {
            revisionId,
            path,
            note,
            ...(passage && { range: { start: passage.start, end: passage.end } }),
          },
        }),
      ),
    { done: say('notes.made'), isQuiet: true },
  );
  return (
    <FormDialog<{ note: string }>
      title={say('notes.write')}
      okText={say('notes.keep')}
      save={making.mutateAsync}
      onClose={onClose}
    >
      <blockquote className="review-word">
        {passage ? passage.quote : say('notes.whole', { field: fieldName(path) })}
      </blockquote>
      <Form.Item
        name="note"
        label={say('notes.text')}
        rules={[{ required: true, whitespace: true, message: say('notes.needed') }]}
      >
        <Input.TextArea autoFocus maxLength={2000} autoSize={{ minRows: 3, maxRows: 8 }} />
      </Form.Item>
    </FormDialog>
  );
}
